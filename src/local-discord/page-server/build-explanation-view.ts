import type { Explanation } from '../../core/answer/explain-answer.js';
import type { NamedNumber, ExplanationView } from './inspector-view.js';

/** How an answer came about, as the page shows it. */
export function buildExplanationView(explanation: Explanation): ExplanationView {
  const { confidence, threshold, expected, evidence, words, candidates } = explanation;
  return {
    confidence,
    threshold,
    isFound: confidence >= threshold,
    ...(expected === undefined ? {} : { expected }),
    evidence:
      evidence === undefined ? [] : toNumbers(evidence).sort((one, two) => two.value - one.value),
    words: words.map(({ surface, idf, correction, stems }) => ({
      word: surface,
      weight: idf,
      stems: stems.map(({ stem, relation }) => ({ stem, relation })),
      ...(correction === undefined ? {} : { correction }),
    })),
    candidates: candidates.map(({ title, headings, lines, score, signals }) => ({
      title,
      headings,
      lines,
      score,
      signals: toNumbers(signals),
    })),
  };
}

function toNumbers<Name extends string>(values: Readonly<Record<Name, number>>) {
  return (Object.entries(values) as [Name, number][]).map(([name, value]): NamedNumber<Name> => ({
    name,
    value,
  }));
}
