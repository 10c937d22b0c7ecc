import type { PageLocale } from '../../page-server/page-locale.js';
import type { PageTexts } from './page-texts.js';
import { de } from './texts-de.js';
import { en } from './texts-en.js';

const texts: Readonly<Record<PageLocale, PageTexts>> = { de, 'en-US': en };

/** What the page says in a language. */
export function selectTexts(locale: PageLocale): PageTexts {
  return texts[locale];
}
