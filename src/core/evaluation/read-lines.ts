import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import type { z } from 'zod';

import { EvaluationError } from './evaluation-error.js';

/** Finds a file of a folder, plain or with `.gz`; `undefined` when there is neither. */
export function findFile(folder: string, name: string): string | undefined {
  return [name, `${name}.gz`].map((file) => join(folder, file)).find(existsSync);
}

/**
 * Finds a file of a folder, plain or with `.gz`.
 *
 * @throws EvaluationError when there is neither
 */
export function requireFile(folder: string, name: string): string {
  const file = findFile(folder, name);
  if (file === undefined) throw new EvaluationError('missing-file', join(folder, name));
  return file;
}

/**
 * Reads a file line by line, unpacked when its name ends in `.gz`.
 *
 * @throws EvaluationError when the file is missing or cannot be read
 */
export async function* readLines(
  file: string,
): AsyncGenerator<{ readonly line: string; readonly location: string }> {
  if (!existsSync(file)) throw new EvaluationError('missing-file', file);
  let number = 0;
  try {
    for await (const line of createInterface({ input: openText(file), crlfDelay: Infinity })) {
      number += 1;
      yield { line, location: `${file}:${number}` };
    }
  } catch (cause) {
    if (cause instanceof EvaluationError) throw cause;
    throw new EvaluationError('bad-line', `${file}:${number + 1}`, { cause });
  }
}

/**
 * Reads a file with one JSON value per line; empty lines are skipped.
 *
 * @throws EvaluationError when the file is missing or a line does not have this form
 */
export async function* readJsonLines<T>(file: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  for await (const { line, location } of readLines(file)) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line, schema);
    if (parsed === undefined) throw new EvaluationError('bad-line', location);
    yield parsed;
  }
}

function openText(file: string): Readable {
  const bytes = createReadStream(file);
  // An error of either stream ends the last stream, whose reader receives it.
  return file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
}

function parseJson<T>(line: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
