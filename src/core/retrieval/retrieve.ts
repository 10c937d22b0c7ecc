import type { PassageIndex } from '../indexing/passage-index.js';
import { measureDetail } from './asked-detail.js';
import { findNamedDocuments } from './document-names.js';
import { expandStarterSynonyms } from './expand-starter-synonyms.js';
import { itemAt } from '../item-at.js';
import { parseQuestion } from './parse-question.js';
import { promoteMatch } from './promote-match.js';
import type { Query } from './query.js';
import { type QuestionMatch, recognizeMatch } from './recognize-match.js';
import { createSignalScorer } from './score-signals.js';
import { createWordMatcher, type WordMatcher } from './word-matcher.js';
import {
  detailWeight,
  namedDocumentWeight,
  rerankedCandidates,
  type Signal,
  signalWeights,
} from './weights.js';
import type { Hit } from './hit.js';
import type { SemanticMatch } from './semantic-match.js';

export interface Retrieval {
  readonly query: Query;
  /** The query without starter synonyms; the same object as `query` where none applies. */
  readonly ownQuery: Query;
  /** Compares words of the hits with the question, for quoting and highlighting. */
  readonly matcher: WordMatcher;
  /** What the question names outright; its passages are the first hits. */
  readonly match?: QuestionMatch;
  /** How alike question and passages are in meaning; absent without an encoder. */
  readonly semantic?: SemanticMatch;
  /** Best first. Scores can be compared within one retrieval only. */
  readonly hits: readonly Hit[];
}

export interface RetrieveOptions {
  /** Maximum number of hits. Default 10. */
  readonly limit?: number;
  /** Only passages of this document. Default: all. */
  readonly document?: string;
  /** Whether the synonyms that come with Beleg are used. Default: `true`. */
  readonly starterSynonyms?: boolean;
}

/** Finds and ranks the passages for a question. Returns no hits when no word of it is in the corpus. */
export function retrieve(
  question: string,
  index: PassageIndex,
  { limit = 10, document, starterSynonyms = true }: RetrieveOptions = {},
): Retrieval {
  return takeBest(rankCandidates(question, index, { document, starterSynonyms }), limit);
}

export interface RankOptions extends Pick<RetrieveOptions, 'starterSynonyms'> {
  /** Only passages of this document. Default: all. */
  readonly document?: string | undefined;
  /** Ids of passages that are ranked as well, whether they share a word with the question or not. */
  readonly also?: readonly string[];
}

/** Ranks all candidates by their scores alone: what the question names outright is not yet raised. */
export function rankCandidates(
  question: string,
  index: PassageIndex,
  { document, starterSynonyms = true, also = [] }: RankOptions = {},
): Retrieval {
  const ownQuery = parseQuestion(question, index);
  const query = starterSynonyms ? expandStarterSynonyms(question, ownQuery, index) : ownQuery;
  const candidates = index.findCandidates(collectTerms(query, index), {
    limit: rerankedCandidates,
    ...(document === undefined ? {} : { document }),
  });
  const matcher = createWordMatcher(query, index);
  const score = createSignalScorer(query, matcher, index);
  const match =
    recognizeMatch(question, index, document) ??
    (ownQuery.words.some(({ correction }) => correction !== undefined)
      ? recognizeMatch(correctWords(question, ownQuery), index, document)
      : undefined);
  const found = new Set(candidates.map(({ passage }) => passage.id));
  const added = new Set([...(match?.sections.flat() ?? []), ...also]);
  const others = [...added].filter((id) => !found.has(id));
  const all = [...candidates, ...others.flatMap((id) => index.candidate(id) ?? [])];
  const hits = rank(
    all.map((candidate) => ({ ...candidate, signals: score(candidate) })),
    query,
    findNamedDocuments(question, index.sections),
  );
  return { query, ownQuery, matcher, ...(match === undefined ? {} : { match }), hits };
}

/** Raises what the question names outright, and keeps the best hits. */
export function takeBest(retrieval: Retrieval, limit: number): Retrieval {
  const { match, hits } = retrieval;
  const ordered = match === undefined ? hits : promoteMatch(hits, match);
  return { ...retrieval, hits: ordered.slice(0, limit) };
}

/** The question with the words of the corpus for those that it does not have. */
function correctWords(question: string, { words }: Query): string {
  return words.reduce(
    (text, { surface, correction }) =>
      correction === undefined ? text : text.replaceAll(surface, () => correction),
    question,
  );
}

function collectTerms({ words }: Query, { lexicon }: PassageIndex): Map<string, number> {
  const terms = new Map<string, number>();
  for (const { stem, weight } of words.flatMap(({ stems }) => stems)) {
    const name = itemAt(lexicon.stems, stem);
    terms.set(name, Math.max(weight, terms.get(name) ?? 0));
  }
  return terms;
}

const signals = Object.keys(signalWeights) as Signal[];

/**
 * Ranks by the fused signals, by whether the passage states the detail that is asked for, and by whether
 * its document is named.
 */
function rank(hits: readonly Hit[], { detail }: Query, namedDocuments: ReadonlySet<string>): Hit[] {
  return fuse(hits)
    .map((hit) => {
      let { score } = hit;
      if (namedDocuments.has(hit.passage.document)) score += namedDocumentWeight;
      if (detail !== undefined) {
        const stated = measureDetail(hit.passage.text, detail);
        score += detailWeight * stated * Math.sqrt(hit.signals.coverage);
      }
      return { ...hit, score };
    })
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
}

/** Adds up all signals to one score: each is divided by its maximum among the hits, then weighted. */
function fuse(hits: readonly Hit[]): Hit[] {
  const factors = signals.map((signal) => {
    const greatest = Math.max(0, ...hits.map((hit) => hit.signals[signal]));
    return greatest === 0 ? 0 : signalWeights[signal] / greatest;
  });
  return hits.map((hit) => ({
    ...hit,
    score: signals.reduce((sum, signal, at) => sum + hit.signals[signal] * itemAt(factors, at), 0),
  }));
}
