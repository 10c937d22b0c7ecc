import { questionWords } from '../analysis/word-lists/question-words.js';
import { stopWords } from '../analysis/word-lists/stop-words.js';
import { tokenize } from '../analysis/tokenize.js';
import { languages } from '../analysis/language.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import type { Section } from '../indexing/section-table.js';
import { findSectionNumber, kindsMeantBy, type SectionNumber } from '../passages/section-number.js';
import {
  collectDocumentNames,
  findByKind,
  findByShortName,
  isAbbreviation,
  stemsOf,
} from './document-names.js';
import { orderSectionPassages } from './order-section-passages.js';
import type { SectionPart } from './section-part.js';

/** What a question names outright, so that ranking by words does not decide. */
export interface QuestionMatch {
  /** `heading`: the question is a heading. `reference`: it names a section by its number. */
  readonly kind: 'heading' | 'reference';
  /** Whether the question asks for nothing but that. */
  readonly whole: boolean;
  /** Whether the passages are ranked in the order of the text, whatever else the question says. */
  readonly ordered: boolean;
  /** Ids of the named passages by section, each in the order in which they should be read. */
  readonly sections: readonly (readonly string[])[];
}

/** Of sections with the same heading or number; a corpus of laws has a § 1 in each. */
const mostSections = 50;

/**
 * Recognizes a question that is a heading of the corpus, or that names a section by its number and
 * perhaps its document. `undefined` for every other question, and when the named section is not there.
 *
 * @param document only sections of this document, by its path. Default: all
 */
export function recognizeMatch(
  question: string,
  index: PassageIndex,
  document?: string,
): QuestionMatch | undefined {
  return (
    recognizeHeading(question, index, document) ?? recognizeReference(question, index, document)
  );
}

function recognizeHeading(
  question: string,
  index: PassageIndex,
  document: string | undefined,
): QuestionMatch | undefined {
  const isAsked = (section: Section): boolean =>
    document === undefined || section.document === document;
  const exact = index.sections.findByHeading(question).filter(isAsked);
  const found =
    exact.length > 0 ? exact : index.sections.findByContentWords(question).filter(isAsked);
  return createMatch('heading', true, found, {}, index);
}

const paragraphNumber =
  /(?<!\p{L})(?:abs(?:atz|ätze|\.)?|subsection|subs\.|para(?:graph|\.)?)\s*\(?(\d{1,3}\s?[a-z]?)\)?(?![\p{L}\p{N}])/iu;
const bracketedNumber = /^\s*\((\d{1,3}[a-z]?)\)/u;
const itemNumber =
  /(?<!\p{L})(?:nr\.?|nummer|no\.|ziff(?:er|\.)?|item)\s*(\d{1,3}[a-z]?)(?![\p{L}\p{N}])/iu;
const sentenceNumber =
  /(?<!\p{L})(?:satz|s\.|sentence|halbsatz|hs\.|buchst(?:abe|\.)?|lit\.)\s*(?:\d{1,2}|[a-z](?!\p{L}))/giu;

function recognizeReference(
  question: string,
  index: PassageIndex,
  document: string | undefined,
): QuestionMatch | undefined {
  const text = question.normalize('NFC');
  const found = findSectionNumber(text);
  if (found === undefined && !/\d/u.test(text)) return undefined;
  const { rest, part } = found === undefined ? { rest: text, part: {} } : readPart(text, found);
  const named = nameDocuments(rest, index);
  if (named.isUnknown) return undefined;
  const numbers = found === undefined ? findBareNumber(named, index) : numbersMeantBy(found);
  for (const number of numbers) {
    const sections = index.sections
      .findByNumber(number)
      .filter((section) => document === undefined || section.document === document)
      .filter((section) => named.documents?.has(section.document) !== false);
    const whole = named.rest.length === 0;
    const match = createMatch('reference', whole, sections, part, index);
    if (match !== undefined) return match;
  }
  return undefined;
}

function numbersMeantBy({ kind, value }: SectionNumber): SectionNumber[] {
  return kindsMeantBy[kind].map((meant) => ({ kind: meant, value }));
}

/** `3 BUrlG` and `4.2 Staff Guide`: a number beside nothing but a document's name. */
function findBareNumber(named: NamedDocuments, index: PassageIndex): SectionNumber[] {
  const [word, ...more] = named.rest;
  if (word === undefined || more.length > 0 || !isNumber(word)) return [];
  if (named.documents === undefined && !word.includes('.')) return [];
  named.rest.length = 0;
  const kinds = ['paragraph', 'article', 'number'] as const;
  return kinds
    .map((kind) => ({ kind, value: word }))
    .filter((number) => index.sections.findByNumber(number).length > 0);
}

/** Reads which part of a section is meant, and what the question has besides the reference. */
function readPart(
  text: string,
  { start, end, kind }: SectionNumber & { readonly start: number; readonly end: number },
): { readonly rest: string; readonly part: SectionPart } {
  let rest = `${text.slice(0, start)} ${text.slice(end)}`;
  const take = (pattern: RegExp, from = rest): string | undefined => {
    const match = pattern.exec(from);
    if (match === null) return undefined;
    rest = rest.replace(match[0], ' ');
    return match[1]?.replace(/\s/gu, '').toLowerCase();
  };
  const paragraph = take(bracketedNumber, text.slice(end)) ?? take(paragraphNumber);
  const item = kind === 'number' ? undefined : take(itemNumber);
  return {
    rest: rest.replace(sentenceNumber, ' '),
    part: {
      ...(paragraph === undefined ? {} : { paragraph }),
      ...(item === undefined ? {} : { item }),
    },
  };
}

interface NamedDocuments {
  /** Paths; `undefined` when the words name no document. */
  readonly documents: ReadonlySet<string> | undefined;
  /** The words that name none. */
  readonly rest: string[];
  /** Whether a short name occurs that no document of the corpus has. */
  readonly isUnknown: boolean;
}

/** Words around a reference that ask nothing of their own: "Was steht in § 3?", "Wortlaut von Art. 5". */
const frameWords: ReadonlySet<string> = new Set(
  `steht stehen regelt regeln sagt sagen besagt lautet lauten wortlaut inhalt text gilt findet finde
  zeig zeige lies öffne vorschrift gesetz gesetzes gesetzbuch ordnung satzung says say say does text
  content contents read open law act code guide handbook wording state states`.split(/\s+/),
);

const isFunctionWord = (word: string): boolean =>
  languages.some((language) => stopWords[language].has(word) || questionWords[language].has(word));

function nameDocuments(text: string, index: PassageIndex): NamedDocuments {
  const names = collectDocumentNames(index.sections);
  const isFrameWord = (word: string): boolean => frameWords.has(word.toLowerCase());
  const words = tokenize(text)
    .map(({ term }) => term)
    .filter((term) => !isFunctionWord(term.toLowerCase()));
  const documents = new Set<string>();
  const namedBy = (word: string): string[] => {
    const short = findByShortName(word, names);
    return short.length > 0 ? short : findByKind(word, names);
  };
  for (const path of words.flatMap(namedBy)) documents.add(path);
  const unknown = words.filter((word) => namedBy(word).length === 0);
  if (documents.size > 0) {
    const rest = unknown.filter(
      (word) => !isFrameWord(word) && !isYear(word) && !isInTitle(word, documents),
    );
    return { documents, rest, isUnknown: false };
  }
  const isForeignName = (word: string): boolean =>
    isAbbreviation(word) && !isFrameWord(word) && !isKnownWord(word, index);
  if (unknown.some(isForeignName)) {
    return { documents: undefined, rest: unknown, isUnknown: true };
  }
  const numbers = unknown.filter(isNumber);
  const asked = unknown.filter((word) => !isNumber(word));
  for (const rest of [asked, asked.filter((word) => !isFrameWord(word))]) {
    const byTitle = findByTitle(rest);
    if (byTitle !== undefined) return { documents: byTitle, rest: numbers, isUnknown: false };
  }
  const rest = unknown.filter((word) => !isFrameWord(word));
  return { documents: undefined, rest, isUnknown: false };

  function isInTitle(word: string, paths: ReadonlySet<string>): boolean {
    const stems = stemsOf(word);
    return [...paths].some((path) => hasOneOf(names.titleWords.get(path), stems));
  }

  /** The documents whose titles have all of the words; `undefined` without words and without such documents. */
  function findByTitle(asked: readonly string[]): Set<string> | undefined {
    if (asked.length === 0) return undefined;
    const stems = asked.map(stemsOf);
    const paths = [...names.titleWords]
      .filter(([, title]) => stems.every((ofWord) => hasOneOf(title, ofWord)))
      .map(([path]) => path);
    return paths.length === 0 ? undefined : new Set(paths);
  }
}

function hasOneOf(words: ReadonlySet<string> | undefined, stems: readonly string[]): boolean {
  return words !== undefined && stems.some((stem) => words.has(stem));
}

function isNumber(word: string): boolean {
  return /^\d+(?:\.\d+)*[a-z]?$/u.test(word);
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d{2}$/u.test(word);
}

/** Whether the corpus has a word, in whatever spelling. */
function isKnownWord(word: string, { lexicon }: PassageIndex): boolean {
  return stemsOf(word).some((stem) => {
    const number = lexicon.stemNumber(stem);
    return number !== undefined && (lexicon.stemFrequency[number] ?? 0) > 0;
  });
}

function createMatch(
  kind: QuestionMatch['kind'],
  whole: boolean,
  sections: readonly Section[],
  part: SectionPart,
  index: PassageIndex,
): QuestionMatch | undefined {
  const passages = sections
    .slice(0, mostSections)
    .map((section) => orderSectionPassages(section, part, index))
    .filter((ids) => ids.length > 0);
  if (passages.length === 0) return undefined;
  const ordered = whole || part.paragraph !== undefined || part.item !== undefined;
  return { kind, whole, ordered, sections: passages };
}
