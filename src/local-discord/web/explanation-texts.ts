import type {
  EvidenceName,
  ExpectedName,
  RelationName,
  SignalName,
} from '../page-server/inspector-view.js';

/** What the page says about how an answer came about, to someone who knows nothing of searching. */
export interface ExplanationTexts {
  readonly title: string;
  /** Confidence and threshold in percent. */
  readonly verdict: (confidence: string, threshold: string, isFound: boolean) => string;
  readonly asksFor: (kind: string) => string;
  readonly expected: Readonly<Record<ExpectedName, string>>;
  readonly forAndAgainst: string;
  readonly forAndAgainstMeaning: string;
  readonly evidence: Readonly<Record<EvidenceName, string>>;
  readonly words: string;
  readonly wordsMeaning: string;
  readonly word: string;
  readonly stems: string;
  readonly weight: string;
  readonly unknownWord: string;
  /** A stem that is the word's own needs no word about it. */
  readonly relations: Readonly<Record<Exclude<RelationName, 'same'>, string>>;
  readonly candidates: string;
  readonly candidatesMeaning: string;
  readonly place: string;
  readonly score: string;
  readonly lines: (first: number, last: number) => string;
  readonly legend: string;
  readonly signals: Readonly<
    Record<SignalName, { readonly label: string; readonly meaning: string }>
  >;
}
