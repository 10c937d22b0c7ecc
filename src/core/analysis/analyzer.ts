import { foldCharacters } from './fold-characters.js';
import type { Language } from './language.js';
import { repairGermanWord } from './repair-german-stem.js';
import { restoreUmlauts } from './restore-umlauts.js';
import { snowballStemmers } from './snowball-stemmers.js';
import { stopWords } from './word-lists/stop-words.js';
import type { Token } from './token.js';
import { tokenize } from './tokenize.js';

/** One analyzed word. */
export interface AnalyzedWord {
  /** The word in one spelling, not stemmed: lower case, umlauts restored, folded. */
  readonly normal: string;
  /** What is compared: all inflections of a word share it. */
  readonly stem: string;
  readonly isStopWord: boolean;
}

/** Normalizes the words of a language, in the same way for indexing, querying and highlighting. */
export interface Analyzer {
  readonly language: Language;
  /** Changes whenever the analysis of a text may change, so that a stored index is rebuilt. */
  readonly fingerprint: string;
  analyzeWord(word: string): AnalyzedWord;
  /** Tokens of the text without stop words; each token's term is its stem. */
  analyze(text: string): Token[];
}

/** Increase it with every change to a chain, its filters or its lists. */
const version = 2;

/** German: lower case, plain numbers, umlauts, stop words, repairs, stem, folding. */
function analyzeGermanWord(word: string): AnalyzedWord {
  const lower = plainNumber(word.toLowerCase());
  const restored = restoreUmlauts(lower);
  return {
    normal: foldCharacters(restored),
    stem: foldCharacters(snowballStemmers.de(repairGermanWord(restored))),
    isStopWord: germanStopWords.has(lower) || germanStopWords.has(restored),
  };
}

const germanStopWords: ReadonlySet<string> = new Set(
  [...stopWords.de].flatMap((word) => [word, restoreUmlauts(word)]),
);

/** English: lower case, plain numbers, possessive, stop words, stem, folding. */
function analyzeEnglishWord(word: string): AnalyzedWord {
  const lower = plainNumber(word.toLowerCase()).replace(/['’]s?$|['’](?=\p{L})/gu, '');
  return {
    normal: foldCharacters(lower),
    stem: foldCharacters(snowballStemmers.en(lower)),
    isStopWord: stopWords.en.has(lower),
  };
}

/** Removes thousands separators (1.000 and 1,000 become 1000), and the space of "§ 3a". */
function plainNumber(word: string): string {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(word)) return word.replace(/[.,]/g, '');
  return word.startsWith('§') ? word.replace(/\s/g, '') : word;
}

const chains: Readonly<Record<Language, (word: string) => AnalyzedWord>> = {
  de: analyzeGermanWord,
  en: analyzeEnglishWord,
};

/** Creates the analyzer of a language. */
export function createAnalyzer(language: Language): Analyzer {
  const analyzeWord = chains[language];
  return {
    language,
    fingerprint: `${language}-${version}`,
    analyzeWord,
    analyze: (text) =>
      tokenize(text).flatMap((token) => {
        const { stem, isStopWord } = analyzeWord(token.term);
        return isStopWord ? [] : [{ ...token, term: stem }];
      }),
  };
}
