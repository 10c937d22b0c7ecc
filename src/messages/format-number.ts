import type { Language } from '../core/analysis/language.js';

const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/** Formats a whole number with digit grouping: `12.345` or `12,345`. */
export function formatCount(count: number, language: Language): string {
  return count.toLocaleString(locales[language], { maximumFractionDigits: 0 });
}

/** Formats a duration in seconds with one decimal: `1,2 s` or `1.2 s`; `< 0,1 s` below 50 ms. */
export function formatSeconds(milliseconds: number, language: Language): string {
  const atLeast = 50;
  const seconds = (milliseconds < atLeast ? 100 : milliseconds) / 1000;
  const digits = seconds.toLocaleString(locales[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return `${milliseconds < atLeast ? '< ' : ''}${digits} s`;
}

/** Formats a rough duration in a single unit: `40 s`, `3 min`, `5 h`, `12 days`. */
export function formatDuration(milliseconds: number, language: Language): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const { size, name } = units.find(({ upTo }) => seconds <= upTo) ?? days;
  return `${formatCount(Math.round(seconds / size), language)} ${name[language]}`;
}

const days = { size: 86_400, upTo: Infinity, name: { de: 'Tagen', en: 'days' } } as const;

/** In seconds: the size of each unit, and the longest duration given in it. */
const units = [
  { size: 1, upTo: 120, name: { de: 's', en: 's' } },
  { size: 60, upTo: 7_200, name: { de: 'min', en: 'min' } },
  { size: 3_600, upTo: 172_800, name: { de: 'h', en: 'h' } },
  days,
] as const;
