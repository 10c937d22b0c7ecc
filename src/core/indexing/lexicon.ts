import type { Analyzer } from '../analysis/analyzer.js';
import { languages } from '../analysis/language.js';
import { splitGrams } from '../analysis/split-grams.js';
import type { YieldIfDue } from '../create-yielder.js';
import { ensure } from '../ensure.js';
import { itemAt } from '../item-at.js';
import { numberAt } from '../number-at.js';
import { appendColumn, type ColumnReader, type ColumnWriter } from './columns.js';

/** The stem of a stop word. */
const stopWordStem = -1;

/**
 * The words of a corpus, each analyzed once. Words, stems and character grams have numbers from 0, and
 * each stem and gram knows how many passages contain it. What has left the corpus keeps its number and
 * has the frequency 0 until the index is compacted.
 *
 * The columns are plain arrays because ranking reads some ten thousand words for each question, and an
 * object for each would cost more than the reading.
 */
export class Lexicon {
  /** By stem: how many passages contain it. */
  readonly stemFrequency: number[] = [];
  /** By gram: how many passages contain it. */
  readonly gramFrequency: number[] = [];
  /** By number. */
  readonly stems: string[] = [];
  /** The grams of all words, one word after the other. A stop word has none. */
  readonly grams: number[] = [];
  /** By word: the index of its first gram in `grams`. Has one item more than there are words. */
  readonly gramStarts: number[] = [0];
  readonly #stemOf: number[] = [];
  /** By language: words in lower case. */
  readonly #words = { de: new Map<string, number>(), en: new Map<string, number>() };
  /** By language: the forms in which words are written, numbered across both languages. */
  readonly #forms = { de: new Map<string, number>(), en: new Map<string, number>() };
  /** By form: the index of its language in `languages`. */
  readonly #formLanguage: number[] = [];
  /** By form: as it is written. */
  readonly #surfaces: string[] = [];
  readonly #wordOfForm: number[] = [];
  /** By form: how often it occurs. */
  readonly #formCount: number[] = [];
  readonly #stems = new Map<string, number>();
  readonly #grams = new Map<string, number>();
  #formsInUse = 0;

  /** How many words there are, including those no longer in use. */
  get size(): number {
    return this.#stemOf.length;
  }

  /** How many forms occur in a passage. */
  get formsInUse(): number {
    return this.#formsInUse;
  }

  /** How many forms occurred in a passage at any time since the index was built. */
  get formCount(): number {
    return this.#formCount.length;
  }

  /** Counts one occurrence of a form. Returns the number of its word, which is assigned if it is new. */
  addWord(surface: string, analyzer: Analyzer): number {
    const forms = this.#forms[analyzer.language];
    let form = forms.get(surface);
    if (form === undefined) {
      form = this.#surfaces.push(surface) - 1;
      forms.set(surface, form);
      this.#wordOfForm.push(this.#findOrAddWord(surface, analyzer));
      this.#formCount.push(0);
      this.#formLanguage.push(languages.indexOf(analyzer.language));
    }
    const before = numberAt(this.#formCount, form);
    if (before === 0) this.#formsInUse += 1;
    this.#formCount[form] = before + 1;
    return numberAt(this.#wordOfForm, form);
  }

  /**
   * Takes back one `addWord`.
   *
   * @throws Error when the form does not occur
   */
  removeWord(surface: string, { language }: Analyzer): void {
    const form = ensure(this.#forms[language].get(surface), surface);
    const after = numberAt(this.#formCount, form) - 1;
    if (after < 0) throw new Error(`${JSON.stringify(surface)} is removed more often than added`);
    if (after === 0) this.#formsInUse -= 1;
    this.#formCount[form] = after;
  }

  /**
   * The most frequent form of a stem; the first in alphabetical order where several are as frequent.
   * `undefined` if no form of it occurs.
   */
  surfaceOf(stem: number): string | undefined {
    let best: string | undefined;
    let most = 0;
    for (const [form, word] of this.#wordOfForm.entries()) {
      const count = numberAt(this.#formCount, form);
      if (count < most || count === 0 || this.#stemOf[word] !== stem) continue;
      const surface = itemAt(this.#surfaces, form);
      if (count === most && best !== undefined && best < surface) continue;
      best = surface;
      most = count;
    }
    return best;
  }

  /** The stem of a word; `undefined` for a stop word. */
  stemOf(word: number): number | undefined {
    const stem = this.#stemOf[word];
    return stem === stopWordStem ? undefined : stem;
  }

  /** How many grams a word has, counting repeated ones; 0 for a stop word. */
  gramCount(word: number): number {
    return numberAt(this.gramStarts, word + 1) - numberAt(this.gramStarts, word);
  }

  /** `undefined` if the corpus never had the stem. */
  stemNumber(stem: string): number | undefined {
    return this.#stems.get(stem);
  }

  /** `undefined` if the corpus never had the gram. */
  gramNumber(gram: string): number | undefined {
    return this.#grams.get(gram);
  }

  async save(writer: ColumnWriter, yieldIfDue: YieldIfDue): Promise<void> {
    await writer.putTexts('lexicon.surfaces', this.#surfaces, yieldIfDue);
    const put = async (name: string, values: readonly number[]): Promise<void> => {
      writer.putNumbers(`lexicon.${name}`, values);
      await yieldIfDue();
    };
    await put('formLanguage', this.#formLanguage);
    await put('formCount', this.#formCount);
    await put('wordOfForm', this.#wordOfForm);
    await put(
      'stemOf',
      this.#stemOf.map((stem) => stem - stopWordStem),
    );
    await writer.putTexts('lexicon.stems', this.stems, yieldIfDue);
    await put('stemFrequency', this.stemFrequency);
    await writer.putTexts('lexicon.gramNames', [...this.#grams.keys()], yieldIfDue);
    await put('gramFrequency', this.gramFrequency);
    await put('grams', this.grams);
    await put('gramStarts', this.gramStarts);
  }

  /**
   * Takes over what another lexicon saved. Only on an empty lexicon.
   *
   * @throws ColumnError when the columns do not fit together
   */
  async load(reader: ColumnReader, yieldIfDue: YieldIfDue): Promise<void> {
    const append = (target: number[], name: string, offset = 0): Promise<void> =>
      appendColumn(target, reader.getNumbers(`lexicon.${name}`), yieldIfDue, offset);
    const surfaces = await reader.getTexts('lexicon.surfaces', yieldIfDue);
    await append(this.#formLanguage, 'formLanguage');
    await append(this.#formCount, 'formCount');
    await append(this.#wordOfForm, 'wordOfForm');
    await append(this.#stemOf, 'stemOf', stopWordStem);
    const stems = await reader.getTexts('lexicon.stems', yieldIfDue);
    await append(this.stemFrequency, 'stemFrequency');
    await append(this.gramFrequency, 'gramFrequency');
    await append(this.grams, 'grams');
    this.gramStarts.length = 0;
    await append(this.gramStarts, 'gramStarts');
    for (const [form, surface] of surfaces.entries()) {
      this.#surfaces.push(surface);
      const language = itemAt(languages, itemAt(this.#formLanguage, form));
      this.#forms[language].set(surface, form);
      this.#words[language].set(surface.toLowerCase(), numberAt(this.#wordOfForm, form));
      if (numberAt(this.#formCount, form) > 0) this.#formsInUse += 1;
      if (form % itemsPerStep === 0) await yieldIfDue();
    }
    for (const [number, stem] of stems.entries()) {
      this.stems.push(stem);
      this.#stems.set(stem, number);
      if (number % itemsPerStep === 0) await yieldIfDue();
    }
    for (const [number, gram] of (
      await reader.getTexts('lexicon.gramNames', yieldIfDue)
    ).entries()) {
      this.#grams.set(gram, number);
      if (number % itemsPerStep === 0) await yieldIfDue();
    }
  }

  #findOrAddWord(surface: string, analyzer: Analyzer): number {
    const words = this.#words[analyzer.language];
    const key = surface.toLowerCase();
    const known = words.get(key);
    if (known !== undefined) return known;
    const { normal, stem, isStopWord } = analyzer.analyzeWord(surface);
    const number = this.#stemOf.push(isStopWord ? stopWordStem : this.#addStem(stem)) - 1;
    words.set(key, number);
    if (!isStopWord) for (const gram of splitGrams(normal)) this.grams.push(this.#addGram(gram));
    this.gramStarts.push(this.grams.length);
    return number;
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

/** How many words are put into a map before the clock is looked at. */
const itemsPerStep = 1_000;
