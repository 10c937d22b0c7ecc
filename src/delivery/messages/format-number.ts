import type { Language } from '../../analysis/language.js';

const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/** A whole number, grouped as its reader writes it: `12.345` or `12,345`. */
export function formatCount(count: number, language: Language): string {
  return count.toLocaleString(locales[language], { maximumFractionDigits: 0 });
}

/** A duration in seconds with one decimal: `1,2 s` or `1.2 s`; never `0,0 s`, but `< 0,1 s`. */
export function formatSeconds(milliseconds: number, language: Language): string {
  const atLeast = 50;
  const seconds = (milliseconds < atLeast ? 100 : milliseconds) / 1000;
  const digits = seconds.toLocaleString(locales[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return `${milliseconds < atLeast ? '< ' : ''}${digits} s`;
}

/** A rough duration, in whole seconds up to two minutes and whole minutes above: `40 s`, `3 min`. */
export function formatDuration(milliseconds: number, language: Language): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  const longestInSeconds = 120;
  return seconds <= longestInSeconds
    ? `${formatCount(seconds, language)} s`
    : `${formatCount(Math.round(seconds / 60), language)} min`;
}
