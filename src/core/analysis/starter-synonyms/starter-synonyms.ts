import { type AnalyzedWord, type Analyzer, createAnalyzer } from '../analyzer.js';
import { foldCharacters } from '../fold-characters.js';
import type { Language } from '../language.js';
import { parseSynonyms, type SynonymRule } from '../parse-synonyms.js';
import { tokenize } from '../tokenize.js';
import { questionWords } from '../word-lists/question-words.js';
import { stopWords } from '../word-lists/stop-words.js';
import { englishStarterSynonyms } from './english/index.js';
import { germanStarterSynonyms } from './german/index.js';

/** An everyday phrase, and what official texts say instead. */
export interface StarterRule {
  /** The stems of the everyday phrase, without stop words and words that only ask; at least one. */
  readonly from: readonly string[];
  /** The stems of all its words: "laid off" says something else without "off". */
  readonly words: readonly string[];
  /** The content words of each official phrase. */
  readonly to: readonly (readonly AnalyzedWord[])[];
}

/**
 * The synonyms of one language that come with Beleg. Rules are analyzed when a question first asks for
 * words with their beginning, because stemming all of them would take longer than answering.
 */
export class StarterSynonyms {
  readonly #analyzer: Analyzer;
  readonly #rules: readonly SynonymRule[];
  /** Rules that are not analyzed yet, by the beginning of their first content word. */
  readonly #waiting = new Map<string, SynonymRule[]>();
  /** By the first stem of `from`. */
  readonly #byStem = new Map<string, StarterRule[]>();
  readonly #analyzed = new Map<SynonymRule, StarterRule>();
  readonly #phrases = new Map<string, readonly AnalyzedWord[]>();

  /** @param text rules in Solr's format */
  constructor(language: Language, text: string) {
    this.#analyzer = createAnalyzer(language);
    this.#rules = parseSynonyms(text);
    for (const rule of this.#rules) {
      const first = rule.from
        .toLowerCase()
        .split(/[\s-]/)
        .find((word) => isContentWord(word, language));
      if (first === undefined) continue;
      const beginning = beginningOf(foldCharacters(first));
      const waiting = this.#waiting.get(beginning);
      if (waiting === undefined) this.#waiting.set(beginning, [rule]);
      else waiting.push(rule);
    }
  }

  /** How many everyday phrases there are. */
  get size(): number {
    return this.#rules.length;
  }

  /** The rules whose everyday phrase begins with a stem, in the order of the list. */
  rulesFor(stem: string): readonly StarterRule[] {
    const beginning = beginningOf(stem);
    const waiting = this.#waiting.get(beginning);
    if (waiting !== undefined) {
      this.#waiting.delete(beginning);
      for (const rule of waiting) this.#add(rule);
    }
    return this.#byStem.get(stem) ?? [];
  }

  /** All rules, in the order of the list. To analyze all of them takes some 0.2 s the first time. */
  *allRules(): Iterable<StarterRule> {
    for (const rule of this.#rules) {
      const analyzed = this.#analyzeRule(rule);
      if (analyzed !== undefined) yield analyzed;
    }
  }

  #add(rule: SynonymRule): void {
    const analyzed = this.#analyzeRule(rule);
    const first = analyzed?.from[0];
    if (analyzed === undefined || first === undefined) return;
    const rules = this.#byStem.get(first);
    if (rules === undefined) this.#byStem.set(first, [analyzed]);
    else rules.push(analyzed);
  }

  /** `undefined` for a rule whose everyday phrase has no content word. */
  #analyzeRule(rule: SynonymRule): StarterRule | undefined {
    const known = this.#analyzed.get(rule);
    if (known !== undefined) return known;
    const from = this.#stem(contentWords(rule.from, this.#analyzer.language));
    if (from.length === 0) return undefined;
    const words = this.#stem(tokenize(rule.from).map(({ term }) => term));
    const analyzed = { from, words, to: rule.to.map((phrase) => this.#analyzePhrase(phrase)) };
    this.#analyzed.set(rule, analyzed);
    return analyzed;
  }

  /** The stems of words, each once. */
  #stem(words: readonly string[]): string[] {
    return [...new Set(words.map((word) => this.#analyzer.analyzeWord(word).stem))];
  }

  #analyzePhrase(phrase: string): readonly AnalyzedWord[] {
    const known = this.#phrases.get(phrase);
    if (known !== undefined) return known;
    const words = tokenize(phrase)
      .map(({ term }) => this.#analyzer.analyzeWord(term))
      .filter(({ isStopWord }) => !isStopWord);
    this.#phrases.set(phrase, words);
    return words;
  }
}

/** In code units: stemming never changes the first two letters of a word. */
const beginningLength = 2;

function beginningOf(word: string): string {
  return word.slice(0, beginningLength);
}

/** The words of a phrase that a question is searched by. */
function contentWords(phrase: string, language: Language): string[] {
  return tokenize(phrase)
    .map(({ term }) => term)
    .filter((term) => isContentWord(term.toLowerCase(), language));
}

function isContentWord(lower: string, language: Language): boolean {
  return !stopWords[language].has(lower) && !questionWords[language].has(lower);
}

const texts: Readonly<Record<Language, string>> = {
  de: germanStarterSynonyms,
  en: englishStarterSynonyms,
};

const loaded = new Map<Language, StarterSynonyms>();

/** Loads the synonyms of a language at the first call, and keeps them. */
export function loadStarterSynonyms(language: Language): StarterSynonyms {
  let synonyms = loaded.get(language);
  if (synonyms === undefined) {
    synonyms = new StarterSynonyms(language, texts[language]);
    loaded.set(language, synonyms);
  }
  return synonyms;
}
