import { extname } from 'node:path';

import type { App, IndexReport, ReindexOptions } from '../../core/app.js';
import { type AppOptions, createApp } from '../../core/create-app.js';
import { CorpusError } from '../../core/documents/corpus-error.js';
import { nodePlatform } from '../../core/platform/platform.js';
import type { FileSystem } from '../../core/platform/file-system.js';
import type { LoadedFile, LoadFile } from '../../core/indexing/update/load-file.js';

/** What one pass over the files spends, in milliseconds. */
interface Pass {
  /** On a single file. */
  readonly fileMs: number;
  /** On the files of one format that turned out too slow: then its other files wait for the next pass. */
  readonly lostMs: number;
}

/**
 * Most files take a fraction of a second, and the largest some seconds. The last pass has no limit
 * of its own.
 */
const passes: readonly Pass[] = [
  { fileMs: 1_000, lostMs: 1_500 },
  { fileMs: 8_000, lostMs: 16_000 },
];

/**
 * Opens an app that reads in passes, so that what is quick is indexed, and answered from, before slow
 * files hold up the rest: sixty hostile files delay the others by seconds instead of an hour. Once the
 * files of a format have used up what a pass may lose, it still reads the smaller ones among them.
 *
 * @param loadFile without a time, it takes its own limit
 */
export function createQuickFirstApp(
  options: Omit<AppOptions, 'loadFile'>,
  loadFile: LoadFile,
): App {
  const { clock, fileSystem } = options.platform ?? nodePlatform;
  let at = 0;
  let waiting = 0;
  let lost = new Map<string, { readonly timeMs: number; readonly smallest: number }>();
  let last: Promise<unknown> = Promise.resolve();

  const startPass = (number: number): void => {
    at = number;
    waiting = 0;
    lost = new Map();
  };
  const loadInPass: LoadFile = async (file, knownSha256) => {
    const pass = passes[at];
    if (pass === undefined) return loadFile(file, knownSha256);
    const format = extname(file.path).toLowerCase();
    const size = await measureFile(file.absolutePath, fileSystem);
    const before = lost.get(format) ?? { timeMs: 0, smallest: Infinity };
    if (before.timeMs >= pass.lostMs && size >= before.smallest) {
      waiting += 1;
      return describeWait(file.path);
    }
    const started = clock.now();
    const loaded = await loadFile(file, knownSha256, pass.fileMs);
    if (loaded.failures.some(({ code }) => code === 'too-slow')) {
      waiting += 1;
      const timeMs = before.timeMs + clock.now() - started;
      lost.set(format, { timeMs, smallest: Math.min(before.smallest, size) });
    }
    return loaded;
  };

  const app = createApp({ ...options, loadFile: loadInPass });

  const reindexInPasses = async (asked: ReindexOptions): Promise<IndexReport> => {
    let report: IndexReport | undefined;
    for (let number = 0; ; number += 1) {
      startPass(number);
      try {
        // The later passes read only what had to wait.
        const passed = await app.reindex(number === 0 ? asked : { ...asked, full: false });
        report = report === undefined ? passed : addReports(report, passed);
        if (waiting === 0) return report;
      } catch (error) {
        // Nothing quick was there: the slow files may still be documents.
        const isEmpty = error instanceof CorpusError && error.code === 'empty-corpus';
        if (!isEmpty || waiting === 0) throw error;
      }
    }
  };
  return {
    ...app,
    reindex: (asked = {}) => {
      const running = last.then(() => reindexInPasses(asked));
      last = running.catch(() => undefined);
      return running;
    },
  };
}

function addReports(first: IndexReport, second: IndexReport): IndexReport {
  return {
    ...second,
    added: first.added + second.added,
    changed: first.changed + second.changed,
    removed: first.removed + second.removed,
    renamed: first.renamed + second.renamed,
    tookMs: first.tookMs + second.tookMs,
  };
}

/** In bytes; 0 for a file that cannot be looked at: reading it says why. */
async function measureFile(path: string, fileSystem: FileSystem): Promise<number> {
  return fileSystem.stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

function describeWait(path: string): LoadedFile {
  const failures = [{ path, code: 'too-slow' as const, detail: 'it waits for quicker files' }];
  return { source: undefined, passages: [], failures, sha256: undefined };
}
