import type { Language } from '../core/analysis/language.js';
import type { AppStatus } from '../core/app.js';
import { formatCount } from './format-number.js';

/**
 * Says whether the synonyms that come with Beleg are on and how many of them the documents have words
 * for, as one line of plain text.
 */
export function describeStarterSynonyms(
  { starterSynonyms: count }: Pick<AppStatus, 'starterSynonyms'>,
  language: Language,
): string {
  if (count === undefined) return texts[language].off;
  return texts[language].on(formatCount(count.active, language), formatCount(count.all, language));
}

interface Texts {
  readonly on: (active: string, all: string) => string;
  readonly off: string;
}

const texts: Readonly<Record<Language, Texts>> = {
  de: {
    on: (active, all) =>
      `Mitgelieferte Synonyme: zu ${active} von ${all} Alltagswörtern haben die Dokumente das amtliche Wort.`,
    off: 'Die mitgelieferten Synonyme sind aus.',
  },
  en: {
    on: (active, all) =>
      `Built-in synonyms: for ${active} of ${all} everyday words the documents have the official word.`,
    off: 'The built-in synonyms are off.',
  },
};
