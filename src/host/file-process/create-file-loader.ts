import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';

import type { LoadDocument } from '../../core/documents/load-document.js';
import type { LoadFailure } from '../../core/documents/load-failure.js';
import type { LoadFile } from '../../core/indexing/update/load-file.js';
import { defaultFileLimits, type FileLimits, limitMemory } from './file-limits.js';
import type { Loaded, LoadMessage } from './file-messages.js';
import { FileProcess, type Outcome } from './file-process.js';

export interface FileLoader {
  readonly loadFile: LoadFile;
  readonly loadDocument: LoadDocument;
  /** Ends the processes; what is being read, or waits for it, is a failure. */
  close(): Promise<void>;
}

/** In milliseconds: starting a process takes half a second of processor time, keeping it 100 MB. */
const idleMs = 10_000;

/** How many files are read at a time at most: the index has a processor of its own. */
const mostProcesses = Math.min(2, availableParallelism());

/** In milliseconds: a killed process ends at once, unless the kernel waits for a dead disk. */
const closeTimeoutMs = 1_000;

/**
 * Reads files in processes of their own, two at a time. A file that takes more than its limits costs
 * the process its life and is a failure; the next file gets a new process. Files wait in the order in
 * which they are asked for.
 *
 * @param script what the processes run; built code
 */
export function createFileLoader(
  limits: FileLimits = defaultFileLimits,
  script: URL = new URL('./serve-files.js', import.meta.url),
): FileLoader {
  const idle: FileProcess[] = [];
  const all = new Set<FileProcess>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  let nextId = 0;
  let closed = false;
  let idleTimer: NodeJS.Timeout | undefined;
  const isClosed = (): boolean => closed;

  const start = (): FileProcess => {
    const started = new FileProcess(script);
    all.add(started);
    void started.ended.then(() => all.delete(started));
    return started;
  };

  const takeProcess = (): FileProcess => {
    for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) if (kept.usable) return kept;
    return start();
  };

  const killIdle = (): void => {
    for (const reader of idle.splice(0)) reader.kill();
  };

  const acquire = async (): Promise<void> => {
    if (busy >= mostProcesses) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    clearTimeout(idleTimer);
  };
  const release = (): void => {
    const next = waiting.shift();
    if (next !== undefined) {
      next();
      return;
    }
    busy -= 1;
    idleTimer = setTimeout(killIdle, idleMs).unref();
  };

  const loadNow = async (
    request: Omit<LoadMessage, 'id' | 'memoryMib'>,
    timeMs: number,
  ): Promise<Outcome> => {
    const memoryMib = limitMemory(await measureFile(request.file.absolutePath), limits);
    if (isClosed()) return stopped;
    let reader: FileProcess;
    try {
      reader = takeProcess();
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException;
      return { code: 'unreadable', detail: code };
    }
    const outcome = await reader.load({ ...request, memoryMib, id: (nextId += 1) }, timeMs);
    if (isClosed() && !('loaded' in outcome)) return stopped;
    if (reader.usable) idle.push(reader);
    return outcome;
  };

  const load = async <T extends keyof Loaded>(
    request: Omit<LoadMessage, 'id' | 'memoryMib'> & { readonly wanted: T },
    describeFailure: (failures: readonly LoadFailure[]) => Loaded[T],
    timeMs = limits.timeMs,
  ): Promise<Loaded[T]> => {
    await acquire();
    let outcome: Outcome;
    try {
      outcome = await loadNow(request, Math.min(timeMs, limits.timeMs));
    } finally {
      release();
    }
    if ('loaded' in outcome) return outcome.loaded as Loaded[T];
    return describeFailure([{ path: request.file.path, ...outcome }]);
  };

  return {
    loadFile: (file, knownSha256, timeMs) =>
      load(
        { wanted: 'passages', file, knownSha256 },
        (failures) => ({ source: undefined, passages: [], failures, sha256: undefined }),
        timeMs,
      ),
    loadDocument: (file) =>
      load({ wanted: 'document', file }, (failures) => ({
        document: undefined,
        failures,
        sha256: undefined,
      })),
    close: async () => {
      closed = true;
      clearTimeout(idleTimer);
      const ended = [...all].map(({ ended: end }) => end);
      for (const reader of all) reader.kill();
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, closeTimeoutMs);
      });
      await Promise.race([Promise.all(ended), timeout]);
      clearTimeout(timer);
    },
  };
}

const stopped: Outcome = { code: 'stopped', detail: 'Beleg was closed' };

/** In bytes; 0 for a file that cannot be looked at: reading it says why. */
async function measureFile(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
