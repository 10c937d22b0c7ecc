import { type AnalyzedWord, type Analyzer, createAnalyzer } from '../analysis/analyzer.js';
import { detectQuestionLanguage } from '../analysis/detect-question-language.js';
import { loadEnglishWordList } from '../analysis/word-lists/english-word-list.js';
import { foldCharacters } from '../analysis/fold-characters.js';
import { loadGermanWordList } from '../analysis/word-lists/german-word-list.js';
import { type Language, languages } from '../analysis/language.js';
import { isMisspeltStopWord } from '../analysis/misspelt-stop-word.js';
import { questionWords } from '../analysis/word-lists/question-words.js';
import { splitGrams } from '../analysis/split-grams.js';
import { isSeparatedParticle } from '../analysis/separable-verbs.js';
import { restoreEllipses } from '../analysis/restore-ellipses.js';
import { tokenize } from '../analysis/tokenize.js';
import type { Lexicon } from '../indexing/lexicon.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import { itemAt } from '../item-at.js';
import { type AskedDetail, detectAskedDetail, isFrameWord } from './asked-detail.js';
import { expandSynonyms, mergeStems } from './expand-synonyms.js';
import { findOtherForms } from './find-other-forms.js';
import { type CompoundRelative, findCompounds } from './find-compounds.js';
import { computeIdf } from './compute-bm25.js';
import type { Query, QueryStem, QueryWord } from './query.js';
import { expansion, frameWeight } from './weights.js';

/** In words. A longer question is a pasted text, and its rarest words say what it is about. */
const mostWords = 40;
/** In code units. The rest of a longer question is ignored. */
const longestQuestion = 6_000;

const analyzers: Readonly<Record<Language, Analyzer>> = {
  de: createAnalyzer('de'),
  en: createAnalyzer('en'),
};

/**
 * Analyzes a question against the lexicon of an index, in its language, or in every language when that
 * cannot be detected. Words that the corpus does not have are searched by their nearest neighbours.
 * Returns no words for a question of stop words only.
 */
export function parseQuestion(question: string, index: PassageIndex): Query {
  const text = question.slice(0, longestQuestion).normalize('NFC');
  const language = detectQuestionLanguage(text);
  const chosen = language === undefined ? languages : [language];
  const analyzersOfQuestion = chosen.map((name) => analyzers[name]);
  const words = new Map<string, QueryWord>();
  const stemsOf = new Map<QueryWord, readonly string[]>();
  const tokens = tokenize(text);
  const particles = tokens
    .filter(({ term, end }) => language !== 'en' && isSeparatedParticle(term, text.slice(end)))
    .map(({ term }) => term);
  for (const { term, end } of language === 'en' ? tokens : restoreEllipses(text, tokens)) {
    const key = term.toLowerCase();
    if (words.has(key)) continue;
    if (language === 'de' && isSeparatedParticle(term, text.slice(end))) continue;
    // Expansion is the expensive part, and a pasted text has enough words without it.
    const widen = words.size < mostWords;
    const parsed = parseWord(term, analyzersOfQuestion, index, widen);
    if (parsed === undefined) continue;
    const others = findOtherForms(term, particles, analyzersOfQuestion, index);
    const word = { ...parsed, stems: mergeStems(parsed.stems, others) };
    words.set(key, word);
    stemsOf.set(
      word,
      analyzersOfQuestion.map((analyzer) => analyzer.analyzeWord(term).stem),
    );
  }
  const expanded = expandSynonyms([...words.values()], stemsOf, index);
  const detail = detectAskedDetail(text);
  return { language, detail, words: weakenFrame(keepRarest(expanded), detail) };
}

/** Lowers the weight of words that only ask for a detail, unless the question has no others. */
function weakenFrame(
  words: readonly QueryWord[],
  detail: AskedDetail | undefined,
): readonly QueryWord[] {
  if (detail === undefined) return words;
  const isFrame = words.map(({ surface }) => isFrameWord(surface, detail));
  if (isFrame.every(Boolean)) return words;
  return words.map((word, at) =>
    isFrame[at] === true
      ? {
          ...word,
          idf: word.idf * frameWeight,
          unknownGrams: word.unknownGrams * frameWeight,
          grams: word.grams.map(([gram, weight]) => [gram, weight * frameWeight] as const),
        }
      : word,
  );
}

function keepRarest(words: readonly QueryWord[]): readonly QueryWord[] {
  if (words.length <= mostWords) return words;
  const limit = [...words].sort((a, b) => b.idf - a.idf)[mostWords - 1]?.idf ?? 0;
  return words.filter(({ idf }) => idf >= limit).slice(0, mostWords);
}

/**
 * Analyzes one word. `undefined` for a stop word in any of the question's languages.
 *
 * @param widen whether compounds and similar words are searched as well
 */
function parseWord(
  surface: string,
  chosen: readonly Analyzer[],
  index: PassageIndex,
  widen: boolean,
): QueryWord | undefined {
  const analyzed = chosen.map((analyzer) => analyzer.analyzeWord(surface));
  if (analyzed.some(({ isStopWord }) => isStopWord)) return undefined;
  if (chosen.some(({ language }) => questionWords[language].has(surface.toLowerCase()))) {
    return undefined;
  }
  const { lexicon } = index;
  const known = [...new Set(analyzed.map(({ stem }) => stem))].flatMap((stem): QueryStem[] => {
    const number = lexicon.stemNumber(stem);
    const inUse = number !== undefined && itemAt(lexicon.stemFrequency, number) > 0;
    return inUse ? [{ stem: number, relation: 'same', weight: 1 }] : [];
  });
  const isNew = known.length === 0 && !isSpeltRight(surface, analyzed, chosen);
  if (isNew && chosen.some(({ language }) => isMisspeltStopWord(surface.toLowerCase(), language))) {
    return undefined;
  }
  const compounds = chosen.flatMap((analyzer, at) => {
    const word = analyzed[at];
    return widen && analyzer.language === 'de' && word !== undefined
      ? findCompounds(word, analyzer, index)
      : [];
  });
  const own = weighGrams(itemAt(analyzed, 0).normal, lexicon);
  if (known.length > 0) {
    const frequency = Math.max(...known.map(({ stem }) => itemAt(lexicon.stemFrequency, stem)));
    const idf = computeIdf(frequency, index.statistics.passages);
    return { surface, stems: addCompounds(known, compounds), ...own, idf };
  }
  const expanded = widen ? expandStem(analyzed, isNew, compounds.length > 0, index) : [];
  const stems = addCompounds(expanded, compounds);
  const replacement = expanded.find(({ relation }) => relation === 'similar');
  const correction = replacement === undefined ? undefined : index.surfaceOf(replacement.stem);
  const { passages } = index.statistics;
  if (replacement === undefined || correction === undefined) {
    return { surface, stems, ...own, idf: computeIdf(0, passages) };
  }
  // A corrected word counts like the corpus's word: it has that word's idf and no unknown grams.
  const corrected = weighGrams(
    foldCharacters(correction.toLowerCase()),
    lexicon,
    replacement.weight,
  );
  const frequency = itemAt(lexicon.stemFrequency, replacement.stem);
  return {
    surface,
    stems,
    grams: mergeGrams(own.grams, corrected.grams),
    unknownGrams: 0,
    idf: computeIdf(frequency, passages),
    correction,
  };
}

function addCompounds(
  stems: readonly QueryStem[],
  relatives: readonly CompoundRelative[],
): QueryStem[] {
  const merged = new Map(stems.map((stem) => [stem.stem, stem]));
  for (const { stem, sharesLastPart } of relatives) {
    const weight = sharesLastPart ? expansion.lastPart : expansion.otherPart;
    if (weight > (merged.get(stem)?.weight ?? 0)) {
      merged.set(stem, { stem, relation: 'compound', weight });
    }
  }
  return [...merged.values()].map(({ stem, relation, weight }) => ({ stem, relation, weight }));
}

type WeighedGrams = Pick<QueryWord, 'grams' | 'unknownGrams'>;

/** Weighs each of a word's n grams by 1/√n, so that a long word does not outweigh two short ones. */
export function weighGrams(word: string, lexicon: Lexicon, factor = 1): WeighedGrams {
  const grams = splitGrams(word);
  const weight = factor / Math.sqrt(grams.length);
  const known = grams.flatMap((gram): [number, number][] => {
    const number = lexicon.gramNumber(gram);
    const inUse = number !== undefined && itemAt(lexicon.gramFrequency, number) > 0;
    return inUse ? [[number, weight]] : [];
  });
  return { grams: known, unknownGrams: (grams.length - known.length) * weight };
}

/** Joins the grams of a word and its correction; a gram of both counts once. */
export function mergeGrams(
  own: QueryWord['grams'],
  corrected: QueryWord['grams'],
): QueryWord['grams'] {
  const merged = new Map(corrected);
  for (const [gram, weight] of own) merged.set(gram, Math.max(weight, merged.get(gram) ?? 0));
  return [...merged];
}

/** Finds the stems of the corpus that are nearest to a word it does not have. Empty for numbers. */
function expandStem(
  analyzed: readonly AnalyzedWord[],
  isNew: boolean,
  isCompound: boolean,
  index: PassageIndex,
): QueryStem[] {
  const found = new Map<number, QueryStem>();
  for (const { stem } of analyzed) {
    if (/\p{N}/u.test(stem)) continue;
    const similar = isNew ? findSimilar(stem, isCompound, index) : [];
    const longer = isCompound ? [] : findLonger(stem, index);
    for (const expanded of [...similar, ...longer]) {
      const known = found.get(expanded.stem);
      if (known === undefined || known.weight < expanded.weight) found.set(expanded.stem, expanded);
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, expansion.most);
}

/**
 * Whether a word is in the word list of a language of the question. Such a word is not misspelt; the
 * corpus just does not have it.
 */
function isSpeltRight(
  surface: string,
  analyzed: readonly AnalyzedWord[],
  chosen: readonly Analyzer[],
): boolean {
  return chosen.some(({ language }, at) =>
    language === 'de'
      ? loadGermanWordList().has(itemAt(analyzed, at).normal)
      : loadEnglishWordList().has(surface.toLowerCase()),
  );
}

/** @param isCompound the word has parts in the corpus, so only a slip of one letter is corrected */
function findSimilar(stem: string, isCompound: boolean, index: PassageIndex): QueryStem[] {
  if (stem.length < (isCompound ? expansion.shortestCompound : expansion.shortestForOneEdit))
    return [];
  const distance = isCompound || stem.length < expansion.shortestForTwoEdits ? 1 : 2;
  const similar = index.findSimilarStems(stem, distance);
  const nearest = similar[0]?.distance;
  return similar
    .filter((candidate) => candidate.distance === nearest)
    .map((candidate) => ({
      stem: candidate.stem,
      weight: itemAt(expansion.similar, candidate.distance - 1),
      relation: 'similar',
    }));
}

function findLonger(stem: string, index: PassageIndex): QueryStem[] {
  if (stem.length < expansion.shortestForPrefix) return [];
  return index
    .findStemsWithPrefix(stem)
    .map((longer) => ({ stem: longer, weight: expansion.prefix, relation: 'longer' }));
}
