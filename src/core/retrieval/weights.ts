/** Every number that ranking turns on, with its reason. Changed only with the evaluation of all sets. */

/** How many candidates are ranked again: beyond these, a right passage is hardly ever found. */
export const rerankedCandidates = 100;

/**
 * Okapi BM25 (Robertson & Zaragoza 2009): `k1` is how soon a repeated word stops counting, `b` how
 * much a long passage is discounted. The usual values; other ones gained nothing on any set.
 */
export const bm25 = { k1: 1.2, b: 0.75 } as const;

/** A word of title or heading counts as this share of a word in the text. */
export const headingWeight = 0.5;

/**
 * What each signal of a candidate adds, each divided by its greatest value among the candidates.
 * Fitted on the questions of four sets together, then rounded; on documents that had no part in the
 * fit they do as well (`npm run bench:cross-validate`).
 */
export const signalWeights = {
  /** Stems: the whole question in the whole passage. */
  terms: 0.4,
  /** Character 4-grams: other endings, parts of compounds and misspellings still meet. */
  grams: 0.7,
  /** Stems of the document around the passage: tells apart passages that fit equally. */
  document: 0.6,
  /** Two neighbouring words of the question that are neighbours in the passage as well. */
  neighbours: 0.15,
  /** The best single sentence, by its grams: an answer stands in one place. */
  sentence: 0.6,
  /** The share of the question's words, by their rarity, that the passage has at all. */
  coverage: 0.35,
} as const;

export type Signal = keyof typeof signalWeights;

/** What a word counts for when the corpus has it only in another form, and how many forms are tried. */
export const expansion = {
  /** One edit away, and two. */
  similar: [0.8, 0.6],
  /** A word of the corpus begins with it. */
  prefix: 0.5,
  most: 8,
  /** A word that shares its last part, and one that shares another: `Einsatz` for `Auslandseinsatz` or `Einsatzgebiet`. */
  lastPart: 0.4,
  otherPart: 0.2,
  mostCompounds: 12,
  /** The other form of an acronym, or a synonym; shared among its words. */
  synonym: 0.8,
  /** In characters of the stem: shorter words have too many neighbours. */
  shortestForOneEdit: 4,
  shortestForTwoEdits: 7,
  shortestForPrefix: 4,
} as const;
