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
 * Loads a set: `passages.jsonl` (or `.gz`) with one `{id, document, title?, text}` per line and
 * `questions.jsonl` (or `.gz`) with one `{id, question, relevant, answers}` per line.
 *
 * @throws EvaluationError when a file is missing or a line does not have this form
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
 * Loads passages in file order. A passage whose language cannot be detected gets the most frequent
 * language of the others.
 *
 * @param limit how many passages at most. Default: all
 * @throws EvaluationError
 */
export async function loadPassages(file: string, limit = Infinity): Promise<Passage[]> {
  const passages: Passage[] = [];
  for await (const { id, document, title, text } of readJsonLines(file, passageLine)) {
    if (passages.length >= limit) break;
    const language = detectLanguage(text);
    const end = text.length;
    const position = { headings: [], start: 0, end, lines: [1, 1] } as const;
    passages.push({ id, document, title: title ?? '', language, text, ...position });
  }
  const mostFrequent = findMostFrequentLanguage(passages);
  return passages.map((passage) => ({ ...passage, language: passage.language ?? mostFrequent }));
}

function findMostFrequentLanguage(passages: readonly Passage[]): Language | undefined {
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
