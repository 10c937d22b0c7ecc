/** What whoever hosts Beleg looks at: plain data. */

/** How far a run of the index is. */
export interface IndexingView {
  readonly phase: 'loading' | 'indexing';
  readonly done: number;
  readonly total: number;
}

/** A document as the owner sees it. */
export interface DocumentView {
  readonly path: string;
  readonly title: string;
  readonly passages: number;
}

/** Something to mend in one file. */
export interface FindingView {
  readonly path: string;
  readonly severity: 'error' | 'warning';
  /** In the person's language. */
  readonly text: string;
}

/** The core's names for what a question asks for. */
export type ExpectedName = 'number' | 'time' | 'place' | 'person' | 'reason' | 'definition';

/** The core's names for how a stem of the documents stands for a word of the question. */
export type RelationName = 'same' | 'compound' | 'similar' | 'longer' | 'synonym';

/** The core's names for what the confidence is made of. */
export type EvidenceName =
  | 'bias'
  | 'information'
  | 'matchedInformation'
  | 'sentenceWords'
  | 'neighbours'
  | 'names'
  | 'document'
  | 'documents';

/** The core's names for what ranking looks at. */
export type SignalName = 'terms' | 'grams' | 'document' | 'neighbours' | 'sentence' | 'coverage';

/** A word of the question, and what the index made of it. */
export interface WordView {
  readonly word: string;
  /** Stems of the documents that stand for it, weightiest first; empty: they have nothing like it. */
  readonly stems: readonly { readonly stem: string; readonly relation: RelationName }[];
  /** How much it says: the rarer in the documents, the more. */
  readonly weight: number;
  /** What was searched instead, where the documents do not have it. */
  readonly correction?: string;
}

/** A number with the core's name for it. */
export interface NamedNumber<Name extends string> {
  readonly name: Name;
  readonly value: number;
}

/** A passage that was looked at, best first. */
export interface CandidateView {
  readonly title: string;
  readonly headings: readonly string[];
  readonly lines: readonly [first: number, last: number];
  readonly score: number;
  /** What ranking looked at. */
  readonly signals: readonly NamedNumber<SignalName>[];
}

/** How an answer came about. */
export interface ExplanationView {
  /** 0 to 1. */
  readonly confidence: number;
  /** From this confidence on it is said that the documents answer. */
  readonly threshold: number;
  readonly isFound: boolean;
  /** What the question asks for, where it tells. */
  readonly expected?: ExpectedName;
  /**
   * What the confidence is made of, in the logarithm of the odds, what speaks for the answer first;
   * empty without a candidate.
   */
  readonly evidence: readonly NamedNumber<EvidenceName>[];
  readonly words: readonly WordView[];
  readonly candidates: readonly CandidateView[];
}
