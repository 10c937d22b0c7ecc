/** The weights of ranking, each with its reason. Change one only with the evaluation of all question sets. */

/** Number of candidates that are reranked. The right passage is hardly ever beyond these. */
export const rerankedCandidates = 100;

/**
 * Okapi BM25 (Robertson & Zaragoza 2009): `k1` controls how soon a repeated term saturates, `b` how
 * much long passages are discounted. The usual values; others gained nothing on any set.
 */
export const bm25 = { k1: 1.2, b: 0.75 } as const;

/** Weight of a word in the title or a heading, relative to a word in the text. */
export const headingWeight = 0.5;

/**
 * Weights of the signals, each of which is divided by its maximum among the candidates. Fitted on the
 * questions of four sets together, then rounded. Cross-validation over documents gives the same figures
 * (`npm run bench:cross-validate`).
 */
export const signalWeights = {
  /** BM25 over stems, question against passage. */
  terms: 0.4,
  /** BM25 over character 4-grams, which still match across inflections, compounds and misspellings. */
  grams: 0.7,
  /** BM25 over the stems of the whole document; separates passages that fit equally well. */
  document: 0.6,
  /** Neighbouring words of the question that are neighbours in the passage too. */
  neighbours: 0.15,
  /** The best single sentence by its grams, since an answer is usually one sentence. */
  sentence: 0.6,
  /** The share of the question's words, weighted by idf, that the passage contains. */
  coverage: 0.35,
} as const;

export type Signal = keyof typeof signalWeights;

/**
 * What a passage that states the asked detail gains, times how clearly it states the detail and the square
 * root of the share of the question that it has, since a row of a table says little else. On the
 * scale of the summed signals.
 */
export const detailWeight = 1.2;

/** What a passage of a document that the question names gains. On the scale of the summed signals. */
export const namedDocumentWeight = 1.2;

/** Share of its weight that a word keeps when it only asks for a detail, as "Telefonnummer" does. */
export const frameWeight = 0.3;

/** Weights and limits of query expansion. A word's own stem has weight 1. */
export const expansion = {
  /** A stem one edit away, and two edits away. */
  similar: [0.8, 0.6],
  /** A longer stem that begins with the word's stem. */
  prefix: 0.5,
  most: 8,
  /**
   * A compound that shares its last part (`Auslandseinsatz` for `Einsatz`), and one that shares
   * another (`Einsatzgebiet`).
   */
  lastPart: 0.4,
  otherPart: 0.2,
  mostCompounds: 12,
  /** A number written as a word or in digits, and a separable verb with its particle elsewhere. */
  otherForm: 0.8,
  /** The verb of a separable verb, which stands without its particle in a main clause. */
  verb: 0.4,
  /** The other form of an acronym, or a synonym; divided by the square root of its number of words. */
  synonym: 0.8,
  /** A starter synonym: half of a synonym of the corpus, since nobody checked it against the documents. */
  starter: 0.4,
  /** In characters of the stem. Shorter stems have too many neighbours. */
  shortestForOneEdit: 5,
  shortestForTwoEdits: 7,
  /** In characters of the stem: a compound that may be misspelt. */
  shortestCompound: 10,
  shortestForPrefix: 4,
} as const;
