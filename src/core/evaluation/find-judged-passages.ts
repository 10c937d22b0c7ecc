import type { Passage } from '../passages/passage.js';
import type { Judgment } from './load-judgments.js';

/** A judged question with the passages that answer it. */
export interface JudgedPassages {
  readonly question: string;
  /** Their ids; empty for an unanswerable question. */
  readonly passages: readonly string[];
}

/**
 * Finds the passages that judgments speak of; runs of white space are equal. Leaves out an answerable
 * question whose passage is not there.
 *
 * @param passagesOf the passages of a document by its path
 */
export function findJudgedPassages(
  judgments: readonly Judgment[],
  passagesOf: (document: string) => readonly Passage[],
): JudgedPassages[] {
  return judgments.flatMap((judgment) => {
    const { question } = judgment;
    if ('unanswerable' in judgment) return [{ question, passages: [] }];
    const { document, heading, quote } = judgment;
    const passages = passagesOf(document)
      .filter(
        ({ headings, text }) =>
          (heading === undefined || headings.some((own) => fold(own) === fold(heading))) &&
          (quote === undefined || fold(text).includes(fold(quote))),
      )
      .map(({ id }) => id);
    return passages.length === 0 ? [] : [{ question, passages }];
  });
}

function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
