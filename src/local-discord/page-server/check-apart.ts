import { execFile } from 'node:child_process';
import { join } from 'node:path';

import type { CorpusFinding } from '../../core/documents/lint-corpus.js';
import { findPackageFolder } from './find-package-folder.js';

/** In milliseconds: so long a check of the whole folder may take. */
const timeoutMs = 120_000;
/** In bytes: findings are a line or two each. */
const mostOutput = 32 * 1024 * 1024;

/**
 * What `beleg check` says of a folder, in a process of its own: reading every document takes its time,
 * and Beleg answers meanwhile.
 *
 * @returns empty also where the folder holds no document at all; a reindex says what is wrong with it
 * @throws Error when the check was ended, as after two minutes
 */
export function checkApart(corpusFolder: string): Promise<readonly CorpusFinding[]> {
  const program = join(findPackageFolder(), 'dist/src/cli.js');
  const parameters = [program, 'check', '--json', '--corpus', corpusFolder];
  const limits = { timeout: timeoutMs, maxBuffer: mostOutput };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, parameters, limits, (error, output) => {
      // With findings the exit code is 1, which is no failure of the check.
      if (error !== null && (error.killed === true || typeof error.code === 'string')) {
        reject(new Error('the check was ended', { cause: error }));
      } else resolve(output === '' ? [] : (JSON.parse(output) as CorpusFinding[]));
    });
  });
}
