import { fileURLToPath } from 'node:url';

import type { Document } from '../../src/core/documents/document.js';
import { loadCorpus } from '../../src/core/documents/load-corpus.js';
import { createMiniSearchIndex } from '../../src/core/indexing/minisearch-index.js';
import type { PassageIndex } from '../../src/core/indexing/passage-index.js';
import { buildPassages } from '../../src/core/passages/build-passages.js';

/** The corpus that comes with Beleg, indexed. */
export async function loadNatoIndex(): Promise<{
  readonly index: PassageIndex;
  readonly documents: ReadonlyMap<string, Document>;
}> {
  const folder = fileURLToPath(new URL('../../corpus', import.meta.url));
  const { documents } = await loadCorpus(folder);
  const index = createMiniSearchIndex();
  for (const document of documents) index.add(buildPassages(document));
  return { index, documents: new Map(documents.map((document) => [document.path, document])) };
}
