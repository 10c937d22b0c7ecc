import type { AppStatus, SnapshotState } from '../../app.js';
import { nodePlatform, type Platform } from '../../platform/platform.js';
import { SnapshotError, type SnapshotErrorCode } from '../snapshot/snapshot-error.js';
import type { CorpusIndex } from './corpus-index.js';
import { loadCorpusIndex, saveCorpusIndex } from './keep-corpus-index.js';

/**
 * A snapshot that lags behind the index by at most this share of the passages is not written again:
 * the next start reads the files that have changed, which takes less time than writing it does.
 */
const mostUnsavedShare = 0.02;

const stateOf: Readonly<Record<SnapshotErrorCode, SnapshotState>> = {
  missing: 'none',
  damaged: 'damaged',
  'other-fingerprint': 'outdated',
  'other-folder': 'other-folder',
  unreadable: 'unreadable',
};

/** Loads the snapshot of a corpus folder, and writes it again when it lags behind. */
export class SnapshotKeeper {
  readonly #path: string | undefined;
  readonly #corpusFolder: string;
  readonly #platform: Platform;
  #state: SnapshotState = 'none';
  #bytes: number | undefined;
  /** What the snapshot holds. */
  #saved:
    | (Pick<CorpusIndex, 'changeCount' | 'calibration'> & { readonly corpus: CorpusIndex })
    | undefined;

  /** @param path `undefined`: no snapshot is kept */
  constructor(path: string | undefined, corpusFolder: string, platform: Platform = nodePlatform) {
    this.#path = path;
    this.#corpusFolder = corpusFolder;
    this.#platform = platform;
  }

  get status(): { readonly snapshot: SnapshotState } & Pick<AppStatus, 'snapshotBytes'> {
    return {
      snapshot: this.#state,
      ...(this.#bytes === undefined ? {} : { snapshotBytes: this.#bytes }),
    };
  }

  /** `undefined` when there is no snapshot that can be used; `status` says why. */
  async load(): Promise<CorpusIndex | undefined> {
    if (this.#path === undefined) return undefined;
    try {
      const { corpus, bytes } = await loadCorpusIndex(
        this.#path,
        this.#corpusFolder,
        this.#platform,
      );
      this.#saved = { corpus, changeCount: corpus.changeCount, calibration: corpus.calibration };
      this.#state = 'kept';
      this.#bytes = bytes;
      return corpus;
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      this.#state = stateOf[error.code];
      return undefined;
    }
  }

  /**
   * Writes the snapshot if the index has changed enough since it was last written. Gives up if the
   * index changes while its columns are gathered. Never throws: a failure is in `status`.
   */
  async saveIfDue(corpus: CorpusIndex): Promise<void> {
    if (this.#path === undefined || !this.#isDue(corpus)) return;
    const { changeCount, calibration } = corpus;
    try {
      const bytes = await saveCorpusIndex(this.#path, this.#corpusFolder, corpus, this.#platform);
      if (bytes === undefined) return;
      this.#saved = { corpus, changeCount, calibration };
      this.#state = 'kept';
      this.#bytes = bytes;
    } catch {
      this.#saved = undefined;
      this.#state = 'not-written';
    }
  }

  #isDue(corpus: CorpusIndex): boolean {
    if (corpus !== this.#saved?.corpus) return true;
    if (corpus.calibration !== this.#saved.calibration) return true;
    const { passages } = corpus.index.statistics;
    return corpus.changeCount - this.#saved.changeCount > passages * mostUnsavedShare;
  }
}
