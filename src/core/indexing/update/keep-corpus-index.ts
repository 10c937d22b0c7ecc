import { z } from 'zod';

import { languages } from '../../analysis/language.js';
import type { Source } from '../../app.js';
import type { Calibration, Thresholds } from '../../calibration.js';
import { nodePlatform, type Platform } from '../../platform/platform.js';
import { createYielder } from '../../create-yielder.js';
import { type LoadFailure, loadFailureCodes } from '../../documents/load-failure.js';
import { loadMiniSearchIndex } from '../minisearch-index.js';
import type { PassageIndex } from '../passage-index.js';
import { computeFingerprint } from '../snapshot/compute-fingerprint.js';
import { loadSnapshot } from '../snapshot/load-snapshot.js';
import { saveSnapshot } from '../snapshot/save-snapshot.js';
import { SnapshotError } from '../snapshot/snapshot-error.js';
import { CorpusIndex, type FileEntry, type KeptCalibration } from './corpus-index.js';

const sourceShape = {
  document: z.string(),
  title: z.string(),
  source: z.string().exactOptional(),
  url: z.string().exactOptional(),
  date: z.string().exactOptional(),
  language: z.enum(languages).exactOptional(),
  passages: z.int().nonnegative(),
  headings: z.array(z.string()),
} satisfies Record<keyof Source, z.ZodType>;

const failureShape = {
  path: z.string(),
  code: z.enum(loadFailureCodes),
  detail: z.string(),
} satisfies Record<Exclude<keyof LoadFailure, 'cause'>, z.ZodType>;

const fileShape = {
  stamp: z.string().optional(),
  sha256: z.hex().length(64).optional(),
  source: z.strictObject(sourceShape).optional(),
  failures: z.array(z.strictObject(failureShape)),
  characters: z.int().nonnegative(),
} satisfies Record<keyof FileEntry, z.ZodType>;

const fileSchema = z.tuple([z.string(), z.strictObject(fileShape)]);

const thresholdsShape = { sure: z.number(), closest: z.number() } satisfies Record<
  keyof Thresholds,
  z.ZodType
>;

const calibrationShape = {
  thresholds: z.strictObject(thresholdsShape),
  errorRate: z.number(),
  support: z.enum(['supported', 'too-few-questions', 'not-reached']),
  questions: z.int().nonnegative(),
  kept: z.number(),
  wrong: z.number(),
} satisfies Record<keyof Calibration, z.ZodType>;

/** What a snapshot holds besides the columns of the passage index. */
const contentSchema = z.strictObject({
  /** The absolute path of the corpus folder. */
  folder: z.string(),
  /** The manifest, whose entries are checked one by one. */
  files: z.array(z.unknown()),
  /** Absent when the index was written before it was calibrated. */
  calibration: z
    .strictObject({ calibration: z.strictObject(calibrationShape), code: z.string() })
    .exactOptional(),
});

interface SnapshotContent {
  readonly folder: string;
  readonly files: readonly (readonly [path: string, file: FileEntry])[];
  readonly calibration?: Pick<KeptCalibration, 'calibration' | 'code'>;
}

/**
 * Writes an index to disk, in steps between which questions can be answered.
 *
 * @param folder the corpus folder: the index is not loaded for another one
 * @returns the size in bytes; `undefined` when the index changed meanwhile and nothing was written
 * @throws what the file system throws
 */
export async function saveCorpusIndex(
  path: string,
  folder: string,
  corpus: CorpusIndex,
  platform: Platform = nodePlatform,
): Promise<number | undefined> {
  if (corpus.isChanging) return undefined;
  const { changeCount } = corpus;
  const kept = corpus.calibration;
  const content: SnapshotContent = {
    folder,
    files: [...corpus.files],
    ...(kept === undefined
      ? {}
      : { calibration: { calibration: kept.calibration, code: kept.code } }),
  };
  const columns = await corpus.index.save(createYielder(platform.clock));
  if (columns === undefined || corpus.changeCount !== changeCount) return undefined;
  return saveSnapshot(path, await computeFingerprint(), content, columns, platform);
}

/**
 * Loads the index that `saveCorpusIndex` wrote for a corpus folder.
 *
 * @throws SnapshotError when there is none, it is damaged, or other code or another folder made it
 */
export async function loadCorpusIndex(
  path: string,
  folder: string,
  { clock, fileSystem }: Platform = nodePlatform,
): Promise<{ readonly corpus: CorpusIndex; readonly bytes: number }> {
  const yieldIfDue = createYielder(clock);
  const fingerprint = await computeFingerprint().catch((cause: unknown) => {
    throw new SnapshotError('unreadable', 'the code of this program cannot be read', { cause });
  });
  const { content, columns, bytes } = await loadSnapshot(path, fingerprint, fileSystem);
  try {
    const { folder: ownFolder, files, calibration } = contentSchema.parse(content);
    if (ownFolder !== folder) throw new SnapshotError('other-folder', `it is of ${ownFolder}`);
    const manifest: [string, FileEntry][] = [];
    for (const file of files) {
      manifest.push(fileSchema.parse(file));
      await yieldIfDue();
    }
    const index = await loadMiniSearchIndex(columns, { yieldIfDue });
    checkPassages(index, manifest);
    const corpus = new CorpusIndex(index, manifest);
    if (calibration !== undefined) {
      corpus.calibration = { ...calibration, changeCount: corpus.changeCount };
    }
    return { corpus, bytes };
  } catch (cause) {
    if (cause instanceof SnapshotError) throw cause;
    throw new SnapshotError('damaged', 'its content does not fit together', { cause });
  }
}

/** @throws SnapshotError when the index does not have exactly the passages that the manifest says */
function checkPassages(index: PassageIndex, files: SnapshotContent['files']): void {
  let total = 0;
  for (const [path, { source }] of files) {
    const expected = source?.passages ?? 0;
    const { size } = index.passageIdsOf(path);
    if (size !== expected) {
      throw new SnapshotError('damaged', `${path} has ${size} passages instead of ${expected}`);
    }
    total += size;
  }
  const { passages } = index.statistics;
  if (passages !== total) {
    throw new SnapshotError('damaged', `it has ${passages} passages instead of ${total}`);
  }
}
