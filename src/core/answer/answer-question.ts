import type { DocumentMetadata } from '../documents/document.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import type { Hit } from '../retrieval/hit.js';
import type { SemanticScores } from '../embedding/semantic-scores.js';
import type { Retrieval } from '../retrieval/retrieve.js';
import type { Answer, Quote } from './answer.js';
import { furtherHitShare } from './answer-weights.js';
import { buildCitation } from './build-citation.js';
import type { Thresholds } from '../calibration.js';
import { defaultThresholds } from './calibration/defaults.js';
import { chooseSentence } from './choose-sentence.js';
import { computeCloseness, computeConfidence } from './compute-confidence.js';
import { detectExpectedAnswer, holdsExpectedAnswer } from './expected-answer.js';
import { findDocumentsLanguage } from './find-documents-language.js';
import { dropDuplicates } from './drop-duplicates.js';
import { retrieveWithMeaning } from './retrieve-with-meaning.js';
import { suggest } from './suggest.js';

export interface AnswerOptions {
  /** Only this document, by its path. Default: all. */
  readonly document?: string;
  /** How many quotes at most. Default 5. */
  readonly limit?: number;
  /** From which confidence on an answer is shown, and how. Default: `defaultThresholds`. */
  readonly thresholds?: Thresholds;
  /** Whether the synonyms that come with Beleg are used. Default: `true`. */
  readonly starterSynonyms?: boolean;
  /** How alike the question and each passage are in meaning. Default: goes by words alone. */
  readonly semantic?: SemanticScores | undefined;
  /** A monotonic clock in milliseconds. Default: `performance.now`. */
  readonly now?: () => number;
}

/** Finds the metadata of a document by its path; `undefined` for an unknown document. */
export type DocumentLookup = (path: string) => DocumentMetadata | undefined;

const defaultLimit = 5;
/** Hits retrieved for each quote, so that dropping duplicates still leaves enough quotes. */
const hitsPerQuote = 3;

/**
 * Answers a question from an index: with the best passages and their citations, or with the statement
 * that the documents do not answer it and the nearest headings. Never throws, whatever a person types.
 */
export function answerQuestion(
  question: string,
  index: PassageIndex,
  lookUp: DocumentLookup,
  options: AnswerOptions = {},
): Answer {
  const {
    limit = defaultLimit,
    document,
    semantic,
    thresholds = defaultThresholds,
    starterSynonyms = true,
    now = () => performance.now(),
  } = options;
  const started = now();
  const retrieval = retrieveWithMeaning(question, index, {
    limit: limit * hitsPerQuote,
    starterSynonyms,
    semantic,
    ...(document === undefined ? {} : { document }),
  });
  const confidence = computeConfidence(retrieval, index);
  const found = computeCloseness(retrieval, index) >= thresholds.closest;
  const { language } = retrieval.query;
  const documentsLanguage = found ? undefined : findDocumentsLanguage(language, index);
  const corrections = retrieval.query.words.flatMap(({ surface, correction }) =>
    correction === undefined ? [] : [{ from: surface, to: correction }],
  );
  return {
    question,
    status: found ? 'found' : 'not-found',
    sure: confidence >= thresholds.sure && holdsWhatIsAsked(question, retrieval),
    confidence,
    quotes: found ? buildQuotes(question, retrieval, limit, lookUp) : [],
    suggestions: suggest(question, corrections, retrieval, found),
    corrections: found ? corrections : [],
    language,
    ...(found || documentsLanguage === undefined ? {} : { documentsLanguage }),
    tookMs: now() - started,
  };
}

/**
 * Whether the best passage contains a time or a number when one is asked for. A passage that does not
 * may be about the right thing, but it cannot be the answer.
 */
function holdsWhatIsAsked(question: string, { query, hits }: Retrieval): boolean {
  const expected = detectExpectedAnswer(question, query.language);
  const [best] = hits;
  if (best === undefined || (expected !== 'time' && expected !== 'number')) return true;
  return holdsExpectedAnswer(best.passage.text, expected, question);
}

function buildQuotes(
  question: string,
  retrieval: Retrieval,
  limit: number,
  lookUp: DocumentLookup,
): Quote[] {
  const best = retrieval.hits[0]?.score ?? 0;
  const worthShowing = retrieval.hits.filter(({ score }) => score >= best * furtherHitShare);
  return dropDuplicates(worthShowing)
    .slice(0, limit)
    .map((hit) => buildQuote(question, retrieval, hit, lookUp));
}

function buildQuote(
  question: string,
  { query, matcher }: Retrieval,
  hit: Hit,
  lookUp: DocumentLookup,
): Quote {
  const { passage } = hit;
  const { range, highlights } = chooseSentence(question, query, hit, matcher);
  return {
    passage: passage.id,
    text: passage.text,
    start: passage.start,
    end: passage.end,
    answer: {
      text: passage.text.slice(range.start, range.end),
      start: passage.start + range.start,
      end: passage.start + range.end,
    },
    highlights: highlights.map(({ start, end }) => [passage.start + start, passage.start + end]),
    score: hit.score,
    citation: buildCitation(passage, lookUp(passage.document)),
  };
}
