import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the local Discord's own `package.json`: its code runs from the sources and from `dist`. */
export function findPackageFolder(start = import.meta.dirname): string {
  let folder = start;
  while (!existsSync(join(folder, 'package.json'))) folder = join(folder, '..');
  return folder;
}
