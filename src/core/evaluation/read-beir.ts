import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { EvaluationError } from './evaluation-error.js';
import type { JudgedQuestion } from './question-set.js';
import { findFile, readJsonLines, readLines, requireFile } from './read-lines.js';

const corpusLine = z.object({ _id: z.string(), title: z.string().optional(), text: z.string() });
const queryLine = z.object({ _id: z.string(), text: z.string() });

/** The splits of BEIR in the order of preference. */
const preferredSplits = ['test.tsv', 'dev.tsv'];

/** Whether a folder has the form of BEIR and MTEB: `corpus.jsonl`, `queries.jsonl` and `qrels/*.tsv`. */
export function isBeirFolder(folder: string): boolean {
  return findFile(folder, 'corpus.jsonl') !== undefined && existsSync(join(folder, 'qrels'));
}

/**
 * Reads the passages of a BEIR folder. Each is a document of its own.
 *
 * @throws EvaluationError when the file is missing or a line does not have this form
 */
export async function* readBeirPassages(folder: string) {
  for await (const { _id, title, text } of readJsonLines(
    requireFile(folder, 'corpus.jsonl'),
    corpusLine,
  )) {
    yield {
      id: _id,
      document: _id,
      text,
      ...(title === undefined || title === '' ? {} : { title }),
    };
  }
}

/**
 * Reads the questions of a BEIR folder that one split judges: `test`, otherwise `dev`, otherwise the
 * first by name. A passage is relevant when its grade is above 0.
 *
 * @throws EvaluationError when a file is missing or a line does not have this form
 */
export async function readBeirQuestions(folder: string): Promise<JudgedQuestion[]> {
  const grades = await readGrades(findSplit(folder));
  const questions: JudgedQuestion[] = [];
  for await (const { _id, text } of readJsonLines(
    requireFile(folder, 'queries.jsonl'),
    queryLine,
  )) {
    const graded = grades.get(_id);
    if (graded === undefined) continue;
    questions.push({
      id: _id,
      question: text,
      relevant: [...graded.keys()],
      grades: graded,
      answers: [],
    });
  }
  return questions;
}

function findSplit(folder: string): string {
  const qrels = join(folder, 'qrels');
  const splits = readdirSync(qrels)
    .filter((name) => name.endsWith('.tsv'))
    .sort();
  const split = preferredSplits.find((name) => splits.includes(name)) ?? splits[0];
  if (split === undefined) throw new EvaluationError('missing-file', join(qrels, 'test.tsv'));
  return join(qrels, split);
}

/** By question; reads `query-id`, `corpus-id` and `score` below a line with these names. */
async function readGrades(file: string): Promise<Map<string, Map<string, number>>> {
  const grades = new Map<string, Map<string, number>>();
  for await (const { line, location } of readLines(file)) {
    if (line.trim() === '' || line.startsWith('query-id')) continue;
    const [query, passage, score] = line.split('\t');
    const grade = Number(score);
    if (
      query === undefined ||
      passage === undefined ||
      score === undefined ||
      Number.isNaN(grade)
    ) {
      throw new EvaluationError('bad-line', location);
    }
    const graded = grades.get(query) ?? new Map<string, number>();
    if (grade > 0) graded.set(passage, grade);
    grades.set(query, graded);
  }
  return grades;
}
