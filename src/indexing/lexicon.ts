import type { Analyzer } from '../analysis/analyzer.js';
import { splitGrams } from '../analysis/split-grams.js';

/** Stands for the stem of a word that is a stop word. */
const stopWordStem = -1;

/**
 * The words of a corpus, each analyzed once: word forms, stems and character grams are numbers from 0,
 * and each knows in how many passages it stands. What has left the corpus keeps its number and counts
 * 0. The columns are plain arrays side by side: ranking reads ten thousand words a question, and an
 * object for each would cost more than the reading.
 */
export class Lexicon {
  /** In how many passages a word form, a stem, a gram stands. */
  readonly wordFrequency: number[] = [];
  readonly stemFrequency: number[] = [];
  readonly gramFrequency: number[] = [];
  /** Stems by their number. */
  readonly stems: string[] = [];
  /** Word forms by their number, as they were first read, for showing to a person. */
  readonly surfaces: string[] = [];
  /** The grams of all words, one after the other; of a stop word, none. */
  readonly grams: number[] = [];
  /** By word: its first place in `grams`; one entry more than there are words. */
  readonly gramStarts: number[] = [0];
  readonly #stemOf: number[] = [];
  readonly #words = new Map<string, Map<string, number>>();
  readonly #stems = new Map<string, number>();
  readonly #grams = new Map<string, number>();

  /** How many word forms there are. */
  get size(): number {
    return this.surfaces.length;
  }

  /** The number of a word form, given now if it is new. */
  addWord(surface: string, analyzer: Analyzer): number {
    let words = this.#words.get(analyzer.language);
    if (words === undefined) {
      words = new Map();
      this.#words.set(analyzer.language, words);
    }
    const key = surface.toLowerCase();
    const known = words.get(key);
    if (known !== undefined) return known;
    const { normal, stem, isStopWord } = analyzer.analyzeWord(surface);
    const number = this.surfaces.push(surface) - 1;
    words.set(key, number);
    this.wordFrequency.push(0);
    this.#stemOf.push(isStopWord ? stopWordStem : this.#addStem(stem));
    if (!isStopWord) for (const gram of splitGrams(normal)) this.grams.push(this.#addGram(gram));
    this.gramStarts.push(this.grams.length);
    return number;
  }

  /** The stem of a word; `undefined` for a stop word. */
  stemOf(word: number): number | undefined {
    const stem = this.#stemOf[word];
    return stem === stopWordStem ? undefined : stem;
  }

  /** How many grams a word has, repeated ones included; 0 for a stop word. */
  gramCount(word: number): number {
    return (this.gramStarts[word + 1] ?? 0) - (this.gramStarts[word] ?? 0);
  }

  /** `undefined` where the corpus never had it. */
  stemNumber(stem: string): number | undefined {
    return this.#stems.get(stem);
  }

  gramNumber(gram: string): number | undefined {
    return this.#grams.get(gram);
  }

  #addStem(stem: string): number {
    const known = this.#stems.get(stem);
    if (known !== undefined) return known;
    const number = this.stems.push(stem) - 1;
    this.#stems.set(stem, number);
    this.stemFrequency.push(0);
    return number;
  }

  #addGram(gram: string): number {
    const known = this.#grams.get(gram);
    if (known !== undefined) return known;
    const number = this.gramFrequency.push(0) - 1;
    this.#grams.set(gram, number);
    return number;
  }
}
