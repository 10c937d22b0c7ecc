import type { Analyzer } from '../analysis/analyzer.js';
import { splitGrams } from '../analysis/split-grams.js';

/** A word form as the corpus has it, known by its number in the lexicon. */
export interface LexiconWord {
  /** Lower case, in one spelling; not stemmed. */
  readonly normal: string;
  /** As it was first read, for showing to a person. */
  readonly surface: string;
  readonly stem: number;
  readonly isStopWord: boolean;
  readonly grams: Uint32Array;
}

/**
 * The words of a corpus, each analyzed once: word forms, stems and character grams are numbers, and
 * each stem and gram knows in how many passages it stands. What has left the corpus keeps its number
 * and counts 0.
 */
export class Lexicon {
  readonly words: LexiconWord[] = [];
  /** In how many passages a word form, a stem, a gram stands. */
  readonly wordFrequency: number[] = [];
  readonly stemFrequency: number[] = [];
  readonly gramFrequency: number[] = [];
  readonly stems: string[] = [];
  readonly #wordNumbers = new Map<string, Map<string, number>>();
  readonly #stemNumbers = new Map<string, number>();
  readonly #gramNumbers = new Map<string, number>();

  /** The number of a word, given now if it is new. */
  addWord(surface: string, analyzer: Analyzer): number {
    let numbers = this.#wordNumbers.get(analyzer.language);
    if (numbers === undefined) {
      numbers = new Map();
      this.#wordNumbers.set(analyzer.language, numbers);
    }
    const key = surface.toLowerCase();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const { normal, stem, isStopWord } = analyzer.analyzeWord(surface);
    const number = this.words.length;
    numbers.set(key, number);
    this.words.push({
      normal,
      surface,
      stem: addTo(this.#stemNumbers, stem, this.stemFrequency, this.stems),
      isStopWord,
      grams: Uint32Array.from(isStopWord ? [] : splitGrams(normal), (gram) =>
        addTo(this.#gramNumbers, gram, this.gramFrequency),
      ),
    });
    this.wordFrequency.push(0);
    return number;
  }

  word(number: number): LexiconWord {
    const word = this.words[number];
    if (word === undefined) throw new RangeError(`no word ${number} in the lexicon`);
    return word;
  }

  /** `undefined` where the corpus never had it. */
  stemNumber(stem: string): number | undefined {
    return this.#stemNumbers.get(stem);
  }

  gramNumber(gram: string): number | undefined {
    return this.#gramNumbers.get(gram);
  }
}

function addTo(
  numbers: Map<string, number>,
  key: string,
  frequency: number[],
  names?: string[],
): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(key, number);
  frequency.push(0);
  names?.push(key);
  return number;
}
