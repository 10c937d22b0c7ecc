import type { Language } from '../core/analysis/language.js';

/** English dates in the order day, month, year, with the month as a word: no reader takes them for another day. */
const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/**
 * A date as its reader writes it: `2024-05-02` is `2. Mai 2024` or `2 May 2024`, `2024-05` is
 * `Mai 2024`, `2024` stays. A time of day after the date is left out; what is no ISO 8601 date comes
 * back as it is.
 */
export function formatDate(isoDate: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?$/.exec(isoDate) ?? [];
  if (year === undefined || month === undefined) return year ?? isoDate;
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.getUTCMonth() + 1 === Number(month);
  if (!exists) return isoDate;
  return new Intl.DateTimeFormat(locales[language], {
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(date);
}
