import type { Evidence } from '../core/answer/compute-confidence.js';
import type { ExpectedAnswer } from '../core/answer/expected-answer.js';
import type { StemRelation } from '../core/retrieval/query.js';
import type { Signals } from '../core/retrieval/score-signals.js';

/** How the page explains an answer to someone who knows nothing about search engines. */
export interface ExplanationTexts {
  /** Confidence and threshold in percent. */
  readonly verdict: (confidence: string, threshold: string, isFound: boolean) => string;
  readonly asksFor: (kind: string) => string;
  readonly expected: Readonly<Record<ExpectedAnswer, string>>;
  readonly forAndAgainst: string;
  readonly forAndAgainstMeaning: string;
  readonly evidence: Readonly<Record<keyof Evidence, string>>;
  readonly words: string;
  readonly wordsMeaning: string;
  readonly word: string;
  readonly stems: string;
  readonly weight: string;
  readonly unknownWord: string;
  /** The word's own stem needs no note. */
  readonly relations: Readonly<Record<Exclude<StemRelation, 'same'>, string>>;
  readonly candidates: string;
  readonly candidatesMeaning: string;
  readonly passage: string;
  readonly score: string;
  readonly lines: (first: number, last: number) => string;
  readonly legend: string;
  readonly signals: Readonly<
    Record<keyof Signals, { readonly label: string; readonly meaning: string }>
  >;
}
