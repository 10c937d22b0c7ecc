import type { Language } from '../analysis/language.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import type { StemRelation } from '../retrieval/query.js';
import { retrieve } from '../retrieval/retrieve.js';
import type { Signals } from '../retrieval/score-signals.js';
import { answerThreshold } from './answer-weights.js';
import { computeConfidence, type Evidence, weighEvidence } from './compute-confidence.js';
import { detectExpectedAnswer, type ExpectedAnswer } from './expected-answer.js';

/** How an answer comes about, for whoever wants to know why it is the one, or why there is none. */
export interface Explanation {
  readonly question: string;
  /** `undefined` where the question does not decide it. */
  readonly language: Language | undefined;
  /** What the question asks for, where it tells. */
  readonly expected: ExpectedAnswer | undefined;
  /** The words that are searched for; stop words are not among them. */
  readonly words: readonly ExplainedWord[];
  /** The best passages, best first, before duplicates are dropped. */
  readonly candidates: readonly ExplainedCandidate[];
  readonly confidence: number;
  /** From this confidence on the documents are said to answer. */
  readonly threshold: number;
  /** What the confidence is made of; `undefined` without a candidate. */
  readonly evidence: Evidence | undefined;
}

export interface ExplainedWord {
  readonly surface: string;
  /** Inverse document frequency, in nats. */
  readonly idf: number;
  /** What was searched instead, where the documents do not have the word. */
  readonly correction?: string;
  /** Stems of the documents that stand for it, weightiest first. */
  readonly stems: readonly {
    readonly stem: string;
    readonly relation: StemRelation;
    readonly weight: number;
  }[];
}

export interface ExplainedCandidate {
  /** Its id. */
  readonly passage: string;
  readonly document: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly lines: readonly [first: number, last: number];
  readonly score: number;
  readonly signals: Signals;
}

/** How many candidates are told. */
const mostCandidates = 10;

/** Tells how `answerQuestion` answers a question. Never throws for anything a person can type. */
export function explainAnswer(
  question: string,
  index: PassageIndex,
  { document }: { readonly document?: string } = {},
): Explanation {
  const retrieval = retrieve(question, index, {
    limit: mostCandidates,
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
          stem: index.lexicon.stems[stem] ?? '',
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
    threshold: answerThreshold,
    evidence: weighEvidence(retrieval, index),
  };
}
