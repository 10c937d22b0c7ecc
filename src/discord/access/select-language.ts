import type { Language } from '../../core/analysis/language.js';

/** The language for a Discord locale: German for `de`, English for every other. */
export function selectLanguage(locale: string): Language {
  return locale === 'de' || locale.startsWith('de-') ? 'de' : 'en';
}
