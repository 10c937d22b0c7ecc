import type { Language } from '../core/analysis/language.js';

/** British English: day, month as a word, year, which readers in every country understand. */
const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/**
 * Formats an ISO 8601 date for a reader: `2024-05-02` becomes `2. Mai 2024` or `2 May 2024`, `2024-05`
 * becomes `Mai 2024`, and `2024` stays. A time of day is left out. Anything that is not a date is
 * returned unchanged.
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
