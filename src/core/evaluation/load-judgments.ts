import { readFile } from 'node:fs/promises';

import { parse } from 'yaml';
import { z } from 'zod';

import { EvaluationError } from './evaluation-error.js';

const answerable = z
  .strictObject({
    question: z.string().trim().min(1),
    document: z.string().min(1),
    heading: z.string().min(1).optional(),
    quote: z.string().min(1).optional(),
    kind: z.string().min(1).optional(),
    reason: z.string().optional(),
  })
  .refine(({ heading, quote }) => heading !== undefined || quote !== undefined, {
    error: 'names neither a heading nor a quote',
  });
const unanswerable = z.strictObject({
  question: z.string().trim().min(1),
  unanswerable: z.literal(true),
  kind: z.string().min(1).optional(),
  reason: z.string().optional(),
});
const judgments = z.array(z.union([answerable, unanswerable])).min(1);

/** What a corpus is expected to say about a question: where the answer is, or that there is none. */
export type Judgment = z.infer<typeof judgments>[number];

/**
 * Loads judgments: a YAML list of `question` with `document` and `heading` or `quote`, or with
 * `unanswerable: true`; each may have a `kind`, by which the figures are grouped, and a `reason`.
 *
 * @throws EvaluationError
 */
export async function loadJudgments(file: string): Promise<Judgment[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new EvaluationError('missing-file', file, { cause: error });
  });
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw new EvaluationError('bad-judgments', file, { cause: error });
  }
  const parsed = judgments.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = typeof issue?.path[0] === 'number' ? ` (no. ${issue.path[0] + 1})` : '';
  throw new EvaluationError('bad-judgments', `${file}${at}`, { cause: parsed.error });
}
