import { z } from 'zod';

import { ColumnError } from '../indexing/columns.js';
import { loadSnapshot } from '../indexing/snapshot/load-snapshot.js';
import { saveSnapshot } from '../indexing/snapshot/save-snapshot.js';
import { SnapshotError } from '../indexing/snapshot/snapshot-error.js';
import type { EmbeddingModel } from './embedder.js';
import { VectorTable } from './vector-table.js';

/** Raised when the columns or the text that is embedded for a passage change. */
const formatVersion = 1;

const contentSchema = z.object({ dimensions: z.int().positive() });

/**
 * Loads the vectors of a model. Empty when there is no such file, when it is damaged, or when another
 * model made it: the passages are then embedded again.
 */
export async function loadVectors(path: string, model: EmbeddingModel): Promise<VectorTable> {
  try {
    const { content, columns } = await loadSnapshot(path, describeModel(model));
    const { dimensions } = contentSchema.parse(content);
    return VectorTable.fromColumns(columns, dimensions);
  } catch (error) {
    const isUnusable =
      error instanceof SnapshotError || error instanceof ColumnError || error instanceof z.ZodError;
    if (!isUnusable) throw error;
    return new VectorTable(model.dimensions);
  }
}

/**
 * Writes the vectors in the form of a snapshot, with a checksum, in one step.
 *
 * @throws what the file system throws
 */
export async function saveVectors(
  path: string,
  model: EmbeddingModel,
  table: VectorTable,
): Promise<void> {
  const { dimensions } = table;
  await saveSnapshot(path, describeModel(model), { dimensions }, table.toColumns());
}

function describeModel({ id, dimensions }: EmbeddingModel): string {
  return `vectors ${formatVersion}, ${dimensions} dimensions, ${id}`;
}
