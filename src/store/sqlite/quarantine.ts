import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The endings of the files next to a database file that contain a part of its content. */
export const companions = ['-wal', '-journal'];

/** Stands between the name of the database and the time of its quarantine. */
const mark = '.corrupt-';

/**
 * Moves a damaged database out of the way, under a name with the time and never over an earlier one.
 * Its log goes with it, so that whatever can be saved can still be saved.
 *
 * @returns the new name, without the folder
 */
export function quarantineDatabase(path: string, now: () => number): string {
  const time = nameTime(now());
  const findFree = (candidate: string, attempt = 2): string =>
    existsSync(candidate) ? findFree(`${path}${mark}${time}-${attempt}`, attempt + 1) : candidate;
  const target = findFree(`${path}${mark}${time}`);
  renameSync(path, target);
  for (const suffix of companions) {
    if (existsSync(path + suffix)) renameSync(path + suffix, target + suffix);
  }
  return basename(target);
}

/**
 * Deletes the quarantined databases. Nobody can delete one person's entries from a damaged database,
 * so a deletion that is meant deletes all of it.
 *
 * @param path of the database in use
 * @param before in milliseconds since 1970: only those quarantined before. Default: all.
 * @returns the names of the databases that were deleted
 */
export function deleteQuarantined(path: string, before?: number): string[] {
  const folder = dirname(path);
  const start = basename(path) + mark;
  // The times in the names sort as the times themselves.
  const end = before === undefined ? undefined : start + nameTime(before);
  const files = readdirSync(folder).filter(
    (name) => name.startsWith(start) && (end === undefined || name < end),
  );
  for (const name of files) rmSync(join(folder, name), { force: true });
  return files.filter((name) => !companions.some((suffix) => name.endsWith(suffix)));
}

/** A time as a file name may have it on every system. */
function nameTime(time: number): string {
  return new Date(time).toISOString().replace(/[:.]/g, '-');
}
