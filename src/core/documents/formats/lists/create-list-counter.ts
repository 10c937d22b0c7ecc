import { formatNumber, type NumberFormat } from './format-number.js';

/** How the items of one level of a list are marked. */
export interface ListLevel {
  /** `undefined` for a bullet. */
  readonly format: NumberFormat | undefined;
  /** What is shown, with `%1` for the number of the first level and so on: `(%1)`, `%1.%2`. */
  readonly pattern: string;
  readonly start: number;
  /** Whether all numbers in it are in digits. */
  readonly inDigits?: boolean;
  /** Whether it goes on counting after an item of a level above it. Default: it begins anew. */
  readonly goesOn?: boolean;
}

/** By level, from 0. */
export type ListLevels = ReadonlyMap<number, ListLevel>;

export interface ListCounter {
  /**
   * Counts an item.
   *
   * @param start the item's own number, where it has one
   * @returns what stands before it, such as `(2)`; `undefined` for a bullet, empty for nothing
   */
  count(levels: ListLevels, level: number, start?: number): string | undefined;
}

/** The numbers of a list's items, which office files do not have but leave to the program to count. */
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
