import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { z } from 'zod';

import { detectLanguage } from '../analysis/detect-language.js';
import { type Language, languages } from '../analysis/language.js';
import type { Passage } from '../passages/passage.js';
import { EvaluationError } from './evaluation-error.js';
import type { JudgedQuestion, QuestionSet } from './question-set.js';

const passageLine = z.object({
  id: z.string(),
  document: z.string(),
  title: z.string().optional(),
  text: z.string(),
});

const questionLine = z.object({
  id: z.string(),
  question: z.string(),
  relevant: z.array(z.string()),
  answers: z.array(z.string()).default([]),
});

/**
 * Loads a set: `passages.jsonl` (or `.gz`) with `{id, document, title?, text}` a line and
 * `questions.jsonl` (or `.gz`) with `{id, question, relevant, answers}` a line.
 *
 * @throws EvaluationError when a file is missing, or a line cannot be read or is not of that form
 */
export async function loadQuestionSet(folder: string): Promise<QuestionSet> {
  const passages = await loadPassages(findFile(folder, 'passages.jsonl'));
  const questions: JudgedQuestion[] = [];
  for await (const line of readJsonLines(findFile(folder, 'questions.jsonl'), questionLine)) {
    questions.push(line);
  }
  return { name: basename(folder), passages, questions };
}

/**
 * Loads passages, in the file's order. A passage whose text does not tell its language has the one of
 * most of the others.
 *
 * @param limit how many at most. Default: all
 * @throws EvaluationError
 */
export async function loadPassages(file: string, limit = Infinity): Promise<Passage[]> {
  const passages: Passage[] = [];
  for await (const { id, document, title, text } of readJsonLines(file, passageLine)) {
    if (passages.length >= limit) break;
    const language = detectLanguage(text);
    const end = text.length;
    const place = { headings: [], start: 0, end, lines: [1, 1] } as const;
    passages.push({ id, document, title: title ?? '', language, text, ...place });
  }
  const usual = findUsualLanguage(passages);
  return passages.map((passage) => ({ ...passage, language: passage.language ?? usual }));
}

function findUsualLanguage(passages: readonly Passage[]): Language | undefined {
  const counts = languages.map((language) => ({
    language,
    count: passages.filter((passage) => passage.language === language).length,
  }));
  return counts.sort((a, b) => b.count - a.count)[0]?.language;
}

function findFile(folder: string, name: string): string {
  const found = [name, `${name}.gz`].map((file) => join(folder, file)).find(existsSync);
  if (found === undefined) throw new EvaluationError('missing-file', join(folder, name));
  return found;
}

async function* readJsonLines<T>(file: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  if (!existsSync(file)) throw new EvaluationError('missing-file', file);
  let number = 0;
  try {
    for await (const line of createInterface({ input: openText(file), crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      const parsed = parseJson(line, schema);
      if (parsed === undefined) throw new EvaluationError('bad-line', `${file}:${number}`);
      yield parsed;
    }
  } catch (cause) {
    if (cause instanceof EvaluationError) throw cause;
    throw new EvaluationError('bad-line', `${file}:${number + 1}`, { cause });
  }
}

function openText(file: string): Readable {
  const bytes = createReadStream(file);
  // An error of either stream ends the last one, where the reader meets it.
  return file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
}

function parseJson<T>(line: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
