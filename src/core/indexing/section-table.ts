import { type Analyzer, createAnalyzer } from '../analysis/analyzer.js';
import { foldCharacters } from '../analysis/fold-characters.js';
import { type Language, languages } from '../analysis/language.js';
import { tokenize } from '../analysis/tokenize.js';
import type { Passage } from '../passages/passage.js';
import { parseHeading, type SectionNumber } from '../passages/section-number.js';

/** A heading of a document, or the document itself, with what stands below it. */
export interface Section {
  readonly document: string;
  /** The heading as it stands in the document; the title for the document itself. */
  readonly label: string;
  readonly number: SectionNumber | undefined;
  /** `undefined` for the document itself. */
  readonly parent: Section | undefined;
  /** Ids of the passages directly below it. */
  readonly passages: ReadonlySet<string>;
  /** Ordered as they were added. */
  readonly children: ReadonlyMap<string, Section>;
}

interface MutableSection extends Section {
  readonly parent: MutableSection | undefined;
  readonly passages: Set<string>;
  readonly children: Map<string, MutableSection>;
  readonly keys: readonly string[];
}

const analyzers: Readonly<Record<Language, Analyzer>> = {
  de: createAnalyzer('de'),
  en: createAnalyzer('en'),
};

/**
 * The headings of all documents, found by their words and by their numbers. Built from the passages, so
 * no snapshot needs it.
 */
export class SectionTable {
  readonly #documents = new Map<string, MutableSection>();
  readonly #byKey = new Map<string, Set<MutableSection>>();
  #changes = 0;

  /** Increases with every change, so that what is derived from the table can be kept until then. */
  get changes(): number {
    return this.#changes;
  }

  /** The sections of the documents themselves, by path. */
  get documents(): ReadonlyMap<string, Section> {
    return this.#documents;
  }

  add(passage: Passage): void {
    this.#changes += 1;
    const { document, title, headings } = passage;
    let section = this.#documents.get(document) ?? this.#create(title, document, undefined);
    for (const label of headings) {
      section = section.children.get(label) ?? this.#create(label, document, section);
    }
    section.passages.add(passage.id);
  }

  /** Does nothing when the passage is not in the table. */
  remove({ id, document, headings }: Passage): void {
    let section = this.#documents.get(document);
    for (const label of headings) section = section?.children.get(label);
    if (!section?.passages.delete(id)) return;
    this.#changes += 1;
    while (section?.passages.size === 0 && section.children.size === 0) {
      for (const key of section.keys) this.#removeKey(key, section);
      if (section.parent === undefined) this.#documents.delete(document);
      else section.parent.children.delete(section.label);
      section = section.parent;
    }
  }

  /** Sections whose heading has the same words, with or without its number. Empty when there are none. */
  findByHeading(text: string): Section[] {
    return this.#find(headingKeys(text).filter((key) => key.startsWith('=')));
  }

  /** Sections whose heading has the same content words, in any inflection. Empty when there are none. */
  findByContentWords(text: string): Section[] {
    return this.#find(headingKeys(text));
  }

  /** Sections with this number. Empty when there are none. */
  findByNumber({ kind, value }: SectionNumber): Section[] {
    return this.#find([numberKey(kind, value)]);
  }

  #find(keys: readonly string[]): Section[] {
    return [...new Set(keys.flatMap((key) => [...(this.#byKey.get(key) ?? [])]))];
  }

  /** Creates a section and puts it into its parent, or among the documents. */
  #create(label: string, document: string, parent: MutableSection | undefined): MutableSection {
    const { number, words } = parseHeading(label);
    const keys = new Set([...headingKeys(label), ...headingKeys(words)]);
    if (number !== undefined && parent !== undefined) {
      keys.add(numberKey(number.kind, number.value));
    }
    const section: MutableSection = {
      document,
      label,
      number,
      parent,
      passages: new Set(),
      children: new Map(),
      keys: [...keys],
    };
    if (parent === undefined) this.#documents.set(document, section);
    else parent.children.set(label, section);
    for (const key of section.keys) {
      const sections = this.#byKey.get(key);
      if (sections === undefined) this.#byKey.set(key, new Set([section]));
      else sections.add(section);
    }
    return section;
  }

  #removeKey(key: string, section: MutableSection): void {
    const sections = this.#byKey.get(key);
    sections?.delete(section);
    if (sections?.size === 0) this.#byKey.delete(key);
  }
}

function numberKey(kind: string, value: string): string {
  return `#${kind} ${value}`;
}

/** One key of all words as they are (`=`), and one of the content words' stems for each language. */
function headingKeys(text: string): string[] {
  const terms = tokenize(text).map(({ term }) => term);
  if (terms.length === 0) return [];
  const exact = `=${terms.map((term) => foldCharacters(term.toLowerCase())).join(' ')}`;
  const byStems = languages.flatMap((language) => {
    const words = terms.map((term) => analyzers[language].analyzeWord(term));
    const stems = words.filter(({ isStopWord }) => !isStopWord).map(({ stem }) => stem);
    return stems.length === 0 ? [] : [`${language} ${[...new Set(stems)].sort().join(' ')}`];
  });
  return [exact, ...byStems];
}
