import type { Language } from '../core/analysis/language.js';
import { de } from './de.js';
import { en } from './en.js';
import type { Messages } from './messages.js';

const messages = { de, en } as const satisfies Readonly<Record<Language, Messages>>;

/** Selects the messages of a language. */
export function selectMessages(language: Language): Messages {
  return messages[language];
}
