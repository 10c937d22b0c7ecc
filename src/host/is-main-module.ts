import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Whether the module is the program that Node was started with, and not an import of another one.
 * Symbolic links (as npm makes for `bin`) are followed.
 *
 * @param moduleUrl the asking module's `import.meta.url`
 */
export function isMainModule(moduleUrl: string): boolean {
  const started = process.argv[1];
  if (started === undefined) return false;
  try {
    return realpathSync(started) === realpathSync(fileURLToPath(moduleUrl));
  } catch {
    return false;
  }
}
