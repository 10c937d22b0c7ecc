import { createHash } from 'node:crypto';

import type { Source } from '../../core/app.js';
import { autocompleteValueLength } from '../reply/discord-limits.js';

/**
 * A document's path as the value of an autocomplete choice: itself where Discord takes it, else a
 * digest of it.
 */
export function documentChoiceValue(path: string): string {
  if (path.length <= autocompleteValueLength) return path;
  return `sha256:${createHash('sha256').update(path).digest('hex')}`;
}

/**
 * The document a person means: what they chose, or typed in any letter case, as a path or as a title
 * that only one document has. `undefined` when there is none.
 */
export function findChosenDocument(typed: string, sources: readonly Source[]): Source | undefined {
  const chosen = sources.find(({ document }) => documentChoiceValue(document) === typed);
  if (chosen !== undefined) return chosen;
  const wanted = normalize(typed);
  const named = sources.filter(
    ({ document, title }) => normalize(document) === wanted || normalize(title) === wanted,
  );
  return named.length === 1 ? named[0] : undefined;
}

function normalize(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
