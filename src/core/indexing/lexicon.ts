import type { Analyzer } from '../analysis/analyzer.js';
import { languages } from '../analysis/language.js';
import { splitGrams } from '../analysis/split-grams.js';
import type { ColumnReader, ColumnWriter } from './columns.js';

/** Stands for the stem of a word that is a stop word. */
const stopWordStem = -1;

/**
 * The words of a corpus, each analyzed once: words, stems and character grams are numbers from 0, and
 * each knows in how many passages it stands. What has left the corpus keeps its number and counts 0.
 * The columns are plain arrays side by side: ranking reads ten thousand words a question, and an
 * object for each would cost more than the reading.
 */
export class Lexicon {
  /** In how many passages a stem, a gram stands. */
  readonly stemFrequency: number[] = [];
  readonly gramFrequency: number[] = [];
  /** Stems by their number. */
  readonly stems: string[] = [];
  /** The grams of all words, one after the other; of a stop word, none. */
  readonly grams: number[] = [];
  /** By word: its first place in `grams`; one entry more than there are words. */
  readonly gramStarts: number[] = [0];
  readonly #stemOf: number[] = [];
  /** By language: words in lower case. */
  readonly #words = { de: new Map<string, number>(), en: new Map<string, number>() };
  /** By language: words as they are written, each with its number among all such forms. */
  readonly #forms = { de: new Map<string, number>(), en: new Map<string, number>() };
  /** By form: its language's place in `languages`. */
  readonly #formLanguage: number[] = [];
  /** By form. */
  readonly #surfaces: string[] = [];
  readonly #wordOfForm: number[] = [];
  readonly #formCount: number[] = [];
  readonly #stems = new Map<string, number>();
  readonly #grams = new Map<string, number>();

  /** How many words there are. */
  get size(): number {
    return this.#stemOf.length;
  }

  /** The number of a word, given now if it is new; counts its form once more. */
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
    this.#formCount[form] = (this.#formCount[form] ?? 0) + 1;
    return this.#wordOfForm[form] ?? 0;
  }

  /** Takes back one `addWord`. */
  removeWord(surface: string, { language }: Analyzer): void {
    const form = this.#forms[language].get(surface);
    if (form !== undefined) this.#formCount[form] = (this.#formCount[form] ?? 0) - 1;
  }

  /** The form in which a stem is written most; the first by its letters where two are as frequent. */
  surfaceOf(stem: number): string | undefined {
    let best: string | undefined;
    let most = 0;
    for (const [form, word] of this.#wordOfForm.entries()) {
      const count = this.#formCount[form] ?? 0;
      if (count < most || count === 0 || this.#stemOf[word] !== stem) continue;
      const surface = this.#surfaces[form] ?? '';
      if (count === most && best !== undefined && best < surface) continue;
      best = surface;
      most = count;
    }
    return best;
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

  save(writer: ColumnWriter): void {
    writer.putTexts('lexicon.surfaces', this.#surfaces);
    writer.putNumbers('lexicon.formLanguage', this.#formLanguage);
    writer.putNumbers('lexicon.formCount', this.#formCount);
    writer.putNumbers('lexicon.wordOfForm', this.#wordOfForm);
    writer.putNumbers(
      'lexicon.stemOf',
      this.#stemOf.map((stem) => stem - stopWordStem),
    );
    writer.putTexts('lexicon.stems', this.stems);
    writer.putNumbers('lexicon.stemFrequency', this.stemFrequency);
    writer.putTexts('lexicon.gramNames', [...this.#grams.keys()]);
    writer.putNumbers('lexicon.gramFrequency', this.gramFrequency);
    writer.putNumbers('lexicon.grams', this.grams);
    writer.putNumbers('lexicon.gramStarts', this.gramStarts);
  }

  /** Takes over what another one saved. Only on an empty lexicon. */
  load(reader: ColumnReader): void {
    fill(this.#surfaces, reader.getTexts('lexicon.surfaces'));
    fill(this.#formLanguage, reader.getNumbers('lexicon.formLanguage'));
    fill(this.#formCount, reader.getNumbers('lexicon.formCount'));
    fill(this.#wordOfForm, reader.getNumbers('lexicon.wordOfForm'));
    fill(this.#stemOf, reader.getNumbers('lexicon.stemOf'), (stem) => stem + stopWordStem);
    fill(this.stems, reader.getTexts('lexicon.stems'));
    fill(this.stemFrequency, reader.getNumbers('lexicon.stemFrequency'));
    fill(this.gramFrequency, reader.getNumbers('lexicon.gramFrequency'));
    fill(this.grams, reader.getNumbers('lexicon.grams'));
    this.gramStarts.length = 0;
    fill(this.gramStarts, reader.getNumbers('lexicon.gramStarts'));
    for (const [form, surface] of this.#surfaces.entries()) {
      const language = languages[this.#formLanguage[form] ?? 0] ?? languages[0];
      this.#forms[language].set(surface, form);
      this.#words[language].set(surface.toLowerCase(), this.#wordOfForm[form] ?? 0);
    }
    for (const [number, stem] of this.stems.entries()) this.#stems.set(stem, number);
    for (const [number, gram] of reader.getTexts('lexicon.gramNames').entries()) {
      this.#grams.set(gram, number);
    }
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

/** Item by item: a spread of so many arguments overflows the stack. */
function fill<T>(target: T[], source: Iterable<T>, change = (item: T): T => item): void {
  for (const item of source) target.push(change(item));
}
