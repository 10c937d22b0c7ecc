import { basename } from 'node:path';

import { z } from 'zod';

import { detectLanguage } from '../analysis/detect-language.js';
import { type Language, languages } from '../analysis/language.js';
import type { Passage } from '../passages/passage.js';
import { isBeirFolder, readBeirPassages, readBeirQuestions } from './read-beir.js';
import type { JudgedQuestion, QuestionSet } from './question-set.js';
import { readJsonLines, requireFile } from './read-lines.js';

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
 * `questions.jsonl` (or `.gz`) with one `{id, question, relevant, answers}` per line; or a folder in the
 * form of BEIR and MTEB.
 *
 * @throws EvaluationError when a file is missing or a line does not have this form
 */
export async function loadQuestionSet(folder: string): Promise<QuestionSet> {
  const name = basename(folder);
  if (isBeirFolder(folder)) {
    const passages = await buildPassages(readBeirPassages(folder), Infinity);
    return { name, passages, questions: await readBeirQuestions(folder) };
  }
  const passages = await loadPassages(requireFile(folder, 'passages.jsonl'));
  const questions: JudgedQuestion[] = [];
  for await (const line of readJsonLines(requireFile(folder, 'questions.jsonl'), questionLine)) {
    questions.push(line);
  }
  return { name, passages, questions };
}

/**
 * Loads passages in file order. A passage whose language cannot be detected gets the most frequent
 * language of the others.
 *
 * @param limit how many passages at most. Default: all
 * @throws EvaluationError
 */
export async function loadPassages(file: string, limit = Infinity): Promise<Passage[]> {
  return buildPassages(readJsonLines(file, passageLine), limit);
}

async function buildPassages(
  lines: AsyncIterable<z.infer<typeof passageLine>>,
  limit: number,
): Promise<Passage[]> {
  const passages: Passage[] = [];
  for await (const { id, document, title, text } of lines) {
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
