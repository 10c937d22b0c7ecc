import type { Language } from '../analysis/language.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import { itemAt } from '../item-at.js';
import type { StemRelation } from '../retrieval/query.js';
import type { Signals } from '../retrieval/score-signals.js';
import type { AnswerOptions } from './answer-question.js';
import { defaultThresholds } from './calibration/defaults.js';
import { computeConfidence, type Evidence, weighEvidence } from './compute-confidence.js';
import { dropStarterSynonyms } from './drop-starter-synonyms.js';
import { retrieveWithMeaning } from './retrieve-with-meaning.js';
import { detectExpectedAnswer, type ExpectedAnswer } from './expected-answer.js';

/** How an answer is reached, for people who want to know why it was chosen or why there is none. */
export interface Explanation {
  readonly question: string;
  /** `undefined` when it cannot be detected. */
  readonly language: Language | undefined;
  /** The kind of thing the question asks for; `undefined` when its wording does not show it. */
  readonly expected: ExpectedAnswer | undefined;
  /** The words that are searched for, without stop words. */
  readonly words: readonly ExplainedWord[];
  /** The best passages, best first, before duplicates are dropped. */
  readonly candidates: readonly ExplainedCandidate[];
  readonly confidence: number;
  /** The least confidence at which an answer is shown as sure. */
  readonly threshold: number;
  /** The terms that add up to the confidence; `undefined` without a candidate. */
  readonly evidence: Evidence | undefined;
}

export interface ExplainedWord {
  readonly surface: string;
  /** Inverse document frequency, in nats. */
  readonly idf: number;
  /** The word that was searched instead; absent when the documents contain the word itself. */
  readonly correction?: string;
  /** Stems of the documents that count as this word, highest weight first. */
  readonly stems: readonly {
    readonly stem: string;
    readonly relation: StemRelation;
    readonly weight: number;
  }[];
}

export interface ExplainedCandidate {
  /** The id of the passage. */
  readonly passage: string;
  readonly document: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly lines: readonly [first: number, last: number];
  readonly score: number;
  readonly signals: Signals;
}

/** How many candidates are explained at most. */
const mostCandidates = 10;

/** Explains how `answerQuestion` answers a question. Never throws, whatever a person types. */
export function explainAnswer(
  question: string,
  index: PassageIndex,
  {
    document,
    thresholds = defaultThresholds,
    starterSynonyms = true,
    semantic,
  }: Pick<AnswerOptions, 'document' | 'thresholds' | 'starterSynonyms' | 'semantic'> = {},
): Explanation {
  const retrieval = retrieveWithMeaning(question, index, {
    limit: mostCandidates,
    starterSynonyms,
    semantic,
    ...(document === undefined ? {} : { document }),
  });
  const { query, hits } = retrieval;
  return {
    question,
    language: query.language,
    expected: detectExpectedAnswer(question, query.language),
    words: query.words.map(({ surface, idf, correction, stems }) => ({
      surface,
      idf,
      ...(correction === undefined ? {} : { correction }),
      stems: stems
        .map(({ stem, relation, weight }) => ({
          stem: itemAt(index.lexicon.stems, stem),
          relation,
          weight,
        }))
        .sort((a, b) => b.weight - a.weight),
    })),
    candidates: hits.map(({ passage, score, signals }) => ({
      passage: passage.id,
      document: passage.document,
      title: passage.title,
      headings: passage.headings,
      lines: passage.lines,
      score,
      signals,
    })),
    confidence: computeConfidence(retrieval, index),
    threshold: thresholds.sure,
    evidence: weighEvidence(dropStarterSynonyms(retrieval, index), index),
  };
}
