import type { Passage } from '../passages/passage.js';
import type { Embedder } from './embedder.js';
import { computeVectorKey, type VectorTable } from './vector-table.js';

/** Passages that are sent to the encoder together: few enough that a question soon has its turn. */
const batchSize = 4;

/** The text that is embedded for a passage: its nearest heading, if it has one, and its own text. */
function buildPassageText({ headings, text }: Passage): string {
  const heading = headings.at(-1);
  return heading === undefined ? text : `${heading}\n${text}`;
}

export interface EmbedPassagesOptions {
  /** Is told how many of the passages have a vector. */
  readonly onProgress: (done: number) => void;
  /** Ends the work early. */
  readonly isCancelled: () => boolean;
}

/**
 * Adds the vectors that a table lacks.
 *
 * @returns the key of each passage's vector by its id; `undefined` when cancelled
 * @throws EmbeddingError
 */
export async function embedPassages(
  passages: readonly Passage[],
  table: VectorTable,
  embedder: Embedder,
  { onProgress, isCancelled }: EmbedPassagesOptions,
): Promise<Map<string, string> | undefined> {
  const keys = new Map<string, string>();
  const missing = new Map<string, string>();
  for (const passage of passages) {
    const text = buildPassageText(passage);
    const key = computeVectorKey(text);
    keys.set(passage.id, key);
    if (table.rowOf(key) === undefined) missing.set(key, text);
  }
  const entries = [...missing];
  for (let start = 0; start < entries.length; start += batchSize) {
    if (isCancelled()) return undefined;
    onProgress(passages.length - entries.length + start);
    const batch = entries.slice(start, start + batchSize);
    const vectors = await embedder.embedPassages(batch.map(([, text]) => text));
    for (const [at, [key]] of batch.entries()) {
      const vector = vectors[at];
      if (vector === undefined) throw new Error(`the encoder returned no vector for text ${at}`);
      table.add(key, vector);
    }
  }
  onProgress(passages.length);
  return isCancelled() ? undefined : keys;
}
