import { execFile } from 'node:child_process';

import type { CorpusFinding } from '../core/documents/lint-corpus.js';
import { findProgram } from './find-program.js';

/** How long a check of the whole folder may take, in milliseconds. */
const timeoutMs = 120_000;
/** The most output in bytes. A finding is a line or two. */
const mostOutput = 32 * 1024 * 1024;

/**
 * What `beleg check` says of a folder. It runs in a process of its own, since reading every document
 * takes a while and Beleg has questions to answer meanwhile.
 *
 * @returns empty also for a folder without any document; a reindex says what is wrong with it
 * @throws Error when the check was ended, as after two minutes
 */
export function runCheck(corpusFolder: string): Promise<readonly CorpusFinding[]> {
  const parameters = [findProgram(), 'check', '--json', '--corpus', corpusFolder];
  const limits = { timeout: timeoutMs, maxBuffer: mostOutput };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, parameters, limits, (error, output) => {
      // Exit code 1 means that there are findings; the check itself did not fail.
      if (error !== null && (error.killed === true || typeof error.code === 'string')) {
        reject(new Error('the check was ended', { cause: error }));
      } else resolve(output === '' ? [] : (JSON.parse(output) as CorpusFinding[]));
    });
  });
}
