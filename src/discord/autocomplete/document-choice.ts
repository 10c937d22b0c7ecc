import { createHash } from 'node:crypto';

import type { Source } from '../../core/app.js';
import { autocompleteValueLength } from '../reply/discord-limits.js';

/** The value of a document's autocomplete choice: its path, or a digest of it when it is too long. */
export function documentChoiceValue(path: string): string {
  if (path.length <= autocompleteValueLength) return path;
  return `sha256:${createHash('sha256').update(path).digest('hex')}`;
}

/**
 * Finds the document that a person chose from the suggestions or typed. Typed text matches a path or a
 * title in any letter case. `undefined` when no document matches, or several have the title.
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
