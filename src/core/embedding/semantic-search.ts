import type { CorpusIndex } from '../indexing/update/corpus-index.js';
import type { Embedder, EmbeddingModel } from './embedder.js';
import { EmbeddingError } from './embedder.js';
import { embedPassages } from './embed-passages.js';
import type { EncoderStatus } from './encoder-status.js';
import { SemanticIndex } from './semantic-index.js';
import type { SemanticScores } from './semantic-scores.js';
import { loadVectors, saveVectors } from './vector-file.js';
import { VectorTable } from './vector-table.js';

/** In milliseconds: a question that is embedded later than this is answered by words. */
const longestWait = 150;
/** More vectors than these would take more than 100 MB and delay every question. */
const mostPassages = 200_000;
/** How many passages are embedded between two saves: what is lost when the process ends meanwhile. */
const passagesPerSave = 500;

export interface SemanticSearchOptions {
  readonly embedder: Embedder;
  /** The file of the vectors. Default: none is kept. */
  readonly vectorPath?: string | undefined;
  /** Is told why a question or the passages could not be embedded. Default: nobody is told. */
  readonly onProblem?: ((error: Error) => void) | undefined;
  /** In milliseconds. Default: `longestWait`. */
  readonly waitMs?: number | undefined;
}

/** The vectors of a corpus, ready to be searched. Outdated once the corpus has changed. */
interface Prepared {
  readonly corpus: CorpusIndex;
  readonly changeCount: number;
  readonly index: SemanticIndex;
  isCalibrated: boolean;
}

/**
 * Compares questions with the passages of a corpus in meaning. It is used only while every passage of
 * the corpus has a vector; until then, and whenever the encoder is late or fails, words decide alone.
 */
export class SemanticSearch {
  readonly #options: SemanticSearchOptions;
  #model: EmbeddingModel | undefined;
  #table: VectorTable | undefined;
  #prepared: Prepared | undefined;
  #status: EncoderStatus = { state: 'starting', done: 0, total: 0, missed: 0 };
  #missed = 0;

  constructor(options: SemanticSearchOptions) {
    this.#options = options;
  }

  get status(): EncoderStatus {
    return { ...this.#status, missed: this.#missed };
  }

  /**
   * Embeds the passages that have no vector yet. Questions are not compared before `release`. Never
   * throws: a failure is in `status`.
   *
   * @returns how calibration compares a question with these passages; `undefined` when the encoder
   *   cannot be used or the work was cancelled
   */
  async prepare(
    corpus: CorpusIndex,
    isCancelled: () => boolean,
  ): Promise<((question: string) => Promise<SemanticScores>) | undefined> {
    const { changeCount } = corpus;
    const isOutdated = (): boolean => isCancelled() || corpus.changeCount !== changeCount;
    const passages = [...corpus.index.passages()];
    const total = passages.length;
    try {
      if (total > mostPassages) {
        this.#status = { state: 'failed', done: 0, total, missed: 0, problem: 'too-many-passages' };
        return undefined;
      }
      const table = await this.#openTable();
      let saved = table.size;
      const keys = await embedPassages(passages, table, this.#options.embedder, {
        isCancelled: isOutdated,
        onProgress: (done) => {
          this.#status = { state: 'embedding', done, total, missed: 0 };
          if (table.size < saved + passagesPerSave) return;
          saved = table.size;
          void this.#save();
        },
      });
      if (keys === undefined) return undefined;
      this.#table = table.select(keys.values());
      if (table.size !== saved || this.#table.size !== table.size) await this.#save();
      const index = new SemanticIndex(keys, this.#table);
      this.#prepared = { corpus, changeCount, index, isCalibrated: false };
      return async (question) => index.score(await this.#options.embedder.embedQuestion(question));
    } catch (error) {
      this.#fail(error, total);
      return undefined;
    }
  }

  /** Lets questions be compared: the thresholds have been fitted with the prepared vectors. */
  release(corpus: CorpusIndex): void {
    const prepared = this.#prepared;
    if (prepared?.corpus !== corpus || prepared.changeCount !== corpus.changeCount) return;
    prepared.isCalibrated = true;
    const { passages } = corpus.index.statistics;
    this.#status = { state: 'ready', done: passages, total: passages, missed: 0 };
  }

  /** Says that the thresholds could not be fitted with the encoder. */
  fail(error: unknown): void {
    this.#prepared = undefined;
    this.#fail(error, this.#status.total);
  }

  /** Whether questions about the corpus as it is now can be compared. */
  isReadyFor(corpus: CorpusIndex): boolean {
    const prepared = this.#prepared;
    return (
      prepared?.isCalibrated === true &&
      prepared.corpus === corpus &&
      prepared.changeCount === corpus.changeCount &&
      !corpus.isChanging
    );
  }

  /**
   * Compares a question with the passages of a corpus. Never throws.
   *
   * @returns `undefined` when not every passage has a vector, or the encoder is late or fails
   */
  async score(question: string, corpus: CorpusIndex): Promise<SemanticScores | undefined> {
    if (!this.isReadyFor(corpus)) return undefined;
    const { embedder, waitMs = longestWait } = this.#options;
    try {
      const vector = await withinTime(embedder.embedQuestion(question), waitMs);
      return this.isReadyFor(corpus) ? this.#prepared?.index.score(vector) : undefined;
    } catch (error) {
      this.#missed += 1;
      this.#tell(error);
      return undefined;
    }
  }

  /** Ends the encoder. */
  async close(): Promise<void> {
    this.#prepared = undefined;
    await this.#options.embedder.close();
  }

  async #openTable(): Promise<VectorTable> {
    if (this.#table !== undefined) return this.#table;
    this.#model = await this.#options.embedder.open();
    const { vectorPath } = this.#options;
    this.#table =
      vectorPath === undefined
        ? new VectorTable(this.#model.dimensions)
        : await loadVectors(vectorPath, this.#model);
    return this.#table;
  }

  async #save(): Promise<void> {
    const { vectorPath } = this.#options;
    if (vectorPath === undefined || this.#model === undefined || this.#table === undefined) return;
    try {
      await saveVectors(vectorPath, this.#model, this.#table);
    } catch (error) {
      // The vectors are in memory; the next start embeds the passages again.
      this.#tell(error);
    }
  }

  #fail(error: unknown, total: number): void {
    const problem = error instanceof EmbeddingError ? error.code : 'lost';
    if (problem === 'closed') return;
    this.#status = { state: 'failed', done: 0, total, missed: 0, problem };
    this.#tell(error);
  }

  #tell(error: unknown): void {
    this.#options.onProblem?.(error instanceof Error ? error : new Error(String(error)));
  }
}

/** @throws EmbeddingError `timeout` */
async function withinTime<T>(work: Promise<T>, timeMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const error = new EmbeddingError('timeout', `the question took longer than ${timeMs} ms`);
    timer = setTimeout(() => reject(error), timeMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
