import { type Analyzer, createAnalyzer } from '../analysis/analyzer.js';
import { type Language, languages } from '../analysis/language.js';
import {
  loadStarterSynonyms,
  type StarterRule,
} from '../analysis/starter-synonyms/starter-synonyms.js';
import { tokenize } from '../analysis/tokenize.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import { itemAt } from '../item-at.js';
import { isFrameWord } from './asked-detail.js';
import { computeIdf } from './compute-bm25.js';
import { mergeGrams, weighGrams } from './parse-question.js';
import type { Query, QueryStem, QueryWord } from './query.js';
import { expansion } from './weights.js';

const analyzers: Readonly<Record<Language, Analyzer>> = {
  de: createAnalyzer('de'),
  en: createAnalyzer('en'),
};

/** In code units. A longer question is a pasted text, in which phrases stand by chance. */
const longestQuestion = 400;

/** An official phrase of the corpus that a word of the question is searched by. */
interface OfficialPhrase {
  /** Its content words, with the numbers of their stems. */
  readonly words: readonly { readonly normal: string; readonly stem: number }[];
  readonly weight: number;
}

/**
 * Adds to the words of a question the official words for them, by the synonyms that come with Beleg for
 * the question's language, or for every language when it could not be detected. Each rule is switched
 * by the corpus: it applies only where the corpus has all words of an official phrase, it weighs the
 * less the more passages have the everyday phrase itself, and it gives way to a synonym of the corpus
 * or an acronym that the corpus introduces.
 *
 * @param query the question, parsed
 * @returns the same query when no rule applies
 */
export function expandStarterSynonyms(question: string, query: Query, index: PassageIndex): Query {
  if (query.words.length === 0) return query;
  const chosen = query.language === undefined ? languages : [query.language];
  const found = query.words.map((): OfficialPhrase[] => []);
  const replaced = new Set<number>();
  const surfaces = [
    ...tokenize(question.slice(0, longestQuestion)).map(({ term }) => term),
    ...query.words.map(({ surface }) => surface),
  ];
  for (const language of chosen) {
    const synonyms = loadStarterSynonyms(language);
    const stems = query.words.map(({ surface }) => analyzers[language].analyzeWord(surface).stem);
    const asked = new Set(surfaces.map((word) => analyzers[language].analyzeWord(word).stem));
    for (const [at, stem] of stems.entries()) {
      for (const rule of synonyms.rulesFor(stem)) {
        if (!rule.words.every((other) => asked.has(other)) || isOverridden(rule, index)) continue;
        const phrases = findOfficialPhrases(rule, index);
        itemAt(found, at).push(...phrases);
        if (phrases.length > 0 && rule.words.length === 1) replaced.add(at);
      }
    }
  }
  if (found.every(({ length }) => length === 0)) return query;
  const words = query.words.map((word, at) => {
    const phrases = itemAt(found, at);
    if (phrases.length === 0) return word;
    const own = replaced.has(at) ? dropGuesses(word, index) : word;
    const isFrame = query.detail !== undefined && isFrameWord(word.surface, query.detail);
    return addPhrases(own, phrases, isFrame, index);
  });
  return { ...query, words };
}

/** Whether the corpus says itself what a phrase stands for. */
function isOverridden({ from }: StarterRule, { synonymMap }: PassageIndex): boolean {
  const phrase = from.join(' ');
  return synonymMap.rulesFor(itemAt(from, 0)).some((entry) => entry.from.join(' ') === phrase);
}

/** The official phrases of a rule that the corpus has. */
export function findOfficialPhrases(rule: StarterRule, index: PassageIndex): OfficialPhrase[] {
  // No more passages can have a phrase than have its rarest word.
  const frequencyOf = (stems: readonly (number | undefined)[]): number =>
    Math.min(
      ...stems.map((stem) => (stem === undefined ? 0 : itemAt(index.lexicon.stemFrequency, stem))),
    );
  const ownFrequency = frequencyOf(rule.from.map((stem) => index.lexicon.stemNumber(stem)));
  return rule.to.flatMap((phrase) => {
    const words = phrase.flatMap(({ normal, stem }) => {
      const number = index.lexicon.stemNumber(stem);
      return number === undefined ? [] : [{ normal, stem: number }];
    });
    if (words.length < phrase.length || words.length === 0) return [];
    const frequency = frequencyOf(words.map(({ stem }) => stem));
    if (frequency === 0) return [];
    const share = frequency / (frequency + ownFrequency);
    return [{ words, weight: (expansion.starter * share) / Math.sqrt(words.length) }];
  });
}

/**
 * Takes back what was guessed for a word that the corpus does not have, since a rule knows the word:
 * "Perso" is then neither misspelt nor the beginning of "persönlich".
 */
function dropGuesses(word: QueryWord, index: PassageIndex): QueryWord {
  if (word.stems.some(({ relation }) => relation === 'same')) return word;
  const { correction, ...rest } = word;
  const stems = word.stems.filter(
    ({ relation }) => relation !== 'similar' && relation !== 'longer',
  );
  if (correction === undefined) return { ...rest, stems };
  const { normal } = analyzers.de.analyzeWord(word.surface);
  const idf = computeIdf(0, index.statistics.passages);
  return { ...rest, stems, ...weighGrams(normal, index.lexicon), idf };
}

function addPhrases(
  word: QueryWord,
  phrases: readonly OfficialPhrase[],
  isFrame: boolean,
  { lexicon, statistics }: PassageIndex,
): QueryWord {
  const stems = new Map(word.stems.map((stem) => [stem.stem, stem]));
  let { grams } = word;
  for (const { words, weight } of phrases) {
    for (const { normal, stem } of words) {
      // A common word tells passages apart no better for standing for a rare one.
      const idf = computeIdf(itemAt(lexicon.stemFrequency, stem), statistics.passages);
      const added: QueryStem = {
        stem,
        relation: 'starter',
        weight: weight * Math.min(1, idf / word.idf),
      };
      if (added.weight > (stems.get(stem)?.weight ?? 0)) stems.set(stem, added);
      // A word that only asks for a detail counts by its stems: its grams are weakened already.
      if (!isFrame) grams = mergeGrams(grams, weighGrams(normal, lexicon, weight).grams);
    }
  }
  return { ...word, stems: [...stems.values()], grams };
}
