import type { PageLocale } from '../../page-server/page-locale.js';

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** When a message was sent, as it stands beside its author: with the day unless that is today. */
export function formatSentTime(at: number, locale: PageLocale, now = Date.now()): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ dateStyle: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { ...day, timeStyle: 'short' }).format(at);
}

/**
 * A time as Discord writes it in a message.
 *
 * @param seconds since 1970
 * @param format Discord's letter: `t`, `T`, `d`, `D`, `f`, `F`, or `R` for how long ago
 */
export function formatTime(
  seconds: number,
  format: string,
  locale: PageLocale,
  now = Date.now(),
): string {
  if (format !== 'R') {
    return new Intl.DateTimeFormat(locale, styles[format] ?? styles.f).format(seconds * 1000);
  }
  const distance = seconds - Math.round(now / 1000);
  const [unit, size] = units.find(([, length]) => Math.abs(distance) >= length) ?? ['second', 1];
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return relative.format(Math.round(distance / size), unit);
}
