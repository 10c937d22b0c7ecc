import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

/** By document: words that stand in a right passage, and in the sentence that answers. */
const evidence = z.record(z.string().min(1), z.string().min(1));

/** By kind and question; `none` where no document answers. */
const questions = z.record(
  z.string(),
  z.record(z.string().min(1), z.union([z.literal('none'), evidence])),
);

const order = z.strictObject({
  ask: z.string().min(1),
  above: evidence,
  below: evidence,
  reason: z.string().min(20),
});

/** Words of a passage, by document; with several, any of them is right. */
export type Evidence = z.infer<typeof evidence>;

export interface RankingQuestion {
  readonly kind: string;
  readonly ask: string;
  readonly answer: Evidence | 'none';
}

/** Two passages that must stand in this order for a question, and the reason. */
export type RankingOrder = z.infer<typeof order>;

export const documentsFolder = join(import.meta.dirname, 'documents');

/** @throws when the file does not have the form of `questions.yaml` */
export async function loadQuestions(name: string): Promise<readonly RankingQuestion[]> {
  const kinds = questions.parse(await loadYaml(name));
  return Object.entries(kinds).flatMap(([kind, asked]) =>
    Object.entries(asked).map(([ask, answer]) => ({ kind, ask, answer })),
  );
}

/** @throws when the file does not have the form of `orders.yaml` */
export async function loadOrders(name: string): Promise<readonly RankingOrder[]> {
  return z.array(order).parse(await loadYaml(name));
}

async function loadYaml(name: string): Promise<unknown> {
  return parse(await readFile(join(import.meta.dirname, name), 'utf8'));
}

/** Whether the text of a document has the words; blanks are alike. */
export function hasEvidence(expected: Evidence, document: string, text: string): boolean {
  const words = expected[document];
  return words !== undefined && foldBlanks(text).includes(foldBlanks(words));
}

function foldBlanks(text: string): string {
  return text.replace(/\s+/g, ' ');
}
