import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where Beleg's `package.json` stands: it runs from its sources and from `dist`, at different depths. */
export function findPackageFolder(start = import.meta.dirname): string {
  let folder = start;
  while (!existsSync(join(folder, 'package.json'))) folder = join(folder, '..');
  return folder;
}
