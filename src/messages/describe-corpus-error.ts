import type { CorpusError } from '../core/documents/corpus-error.js';
import type { Messages } from './messages.js';

/** Says in a sentence why the corpus as a whole cannot be used. */
export function describeCorpusError({ code, memory }: CorpusError, messages: Messages): string {
  if (code !== 'too-large') return messages.corpusError[code];
  return messages.corpusTooLarge(memory ?? { needed: 0, allowed: 0 });
}
