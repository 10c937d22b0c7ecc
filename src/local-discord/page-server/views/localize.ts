import { isJson, type Json } from '../../server/json.js';
import type { PageLocale } from '../page-locale.js';

/** A name or a description in a language; the untranslated one when there is no translation. */
export function localize(item: Json, field: 'name' | 'description', locale: PageLocale): string {
  const translations = item[`${field}_localizations`];
  const translated = isJson(translations) ? translations[locale] : undefined;
  return String(typeof translated === 'string' ? translated : item[field]);
}
