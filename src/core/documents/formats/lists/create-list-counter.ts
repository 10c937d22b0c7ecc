import { formatNumber, type NumberFormat } from './format-number.js';

/** How the items at one level of a list are marked. */
export interface ListLevel {
  /** `undefined` for a bullet. */
  readonly format: NumberFormat | undefined;
  /** The text shown, with `%1` for the number at the first level and so on: `(%1)`, `%1.%2`. */
  readonly pattern: string;
  readonly start: number;
  /** Whether all its numbers are shown in digits. Default: each in the format of its level. */
  readonly inDigits?: boolean;
  /** Whether it continues counting after an item of a higher level. Default: it restarts. */
  readonly goesOn?: boolean;
}

/** Keyed by level, from 0. */
export type ListLevels = ReadonlyMap<number, ListLevel>;

export interface ListCounter {
  /**
   * Counts one item.
   *
   * @param start the number that the item itself declares. Default: it continues the count
   * @returns the text before the item, such as `(2)`; `undefined` for a bullet, empty for no marker
   */
  count(levels: ListLevels, level: number, start?: number): string | undefined;
}

/** Counts list items. Office files do not store the numbers but leave counting to the program. */
export function createListCounter(): ListCounter {
  const counts = new Map<number, number>();
  return {
    count: (levels, level, start) => {
      const own = levels.get(level);
      const known = counts.get(level);
      const next = start ?? (known === undefined ? (own?.start ?? 1) : known + 1);
      counts.set(level, next);
      for (const deeper of [...counts.keys()]) {
        if (deeper > level && levels.get(deeper)?.goesOn !== true) counts.delete(deeper);
      }
      if (own === undefined) return undefined;
      if (own.format === undefined) return own.pattern.trim() === '' ? '' : undefined;
      return own.pattern
        .replace(/%(\d)/g, (_, digit: string) => {
          const at = Number(digit) - 1;
          const format = levels.get(at)?.format ?? '';
          const shown = own.inDigits === true && format !== '' ? '1' : format;
          return formatNumber(counts.get(at) ?? levels.get(at)?.start ?? 1, shown);
        })
        .trim();
    },
  };
}
