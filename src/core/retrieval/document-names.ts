import { createAnalyzer } from '../analysis/analyzer.js';
import { foldCharacters } from '../analysis/fold-characters.js';
import { languages } from '../analysis/language.js';
import { tokenize } from '../analysis/tokenize.js';
import type { Section, SectionTable } from '../indexing/section-table.js';

/** How a person may name the documents of a corpus. */
export interface DocumentNames {
  /** Paths by short name, folded and in lower case: abbreviations, and the file's name. */
  readonly byShortName: ReadonlyMap<string, ReadonlySet<string>>;
  /** By path: the stems of the title's content words. */
  readonly titleWords: ReadonlyMap<string, ReadonlySet<string>>;
}

const analyzers = languages.map(createAnalyzer);
/** In code units of a title's or heading's parenthesis; a longer one is a remark. */
const longestParenthesis = 80;
const parenthesis = /\(([^()]*)\)/gu;
/** A short name has at least two capitals, as in `BUrlG`, `AGG` or `TzBfG`. */
const shortName = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*(?![\p{L}\p{N}])/gu;

const known = new WeakMap<
  SectionTable,
  { readonly changes: number; readonly names: DocumentNames }
>();

/**
 * Collects the names of all documents from their titles, file names and the abbreviations that their
 * titles have in parentheses, as in `Bundesurlaubsgesetz (BUrlG)`. A single outermost heading counts as a
 * title too. The result is kept until the table changes.
 */
export function collectDocumentNames(sections: SectionTable): DocumentNames {
  const before = known.get(sections);
  if (before?.changes === sections.changes) return before.names;
  const byShortName = new Map<string, Set<string>>();
  const titleWords = new Map<string, ReadonlySet<string>>();
  for (const [path, document] of sections.documents) {
    const titles = titlesOf(document);
    const short = [fileNameOf(path), ...titles.flatMap(findShortNames)];
    for (const name of short) {
      const key = foldName(name);
      const paths = byShortName.get(key);
      if (paths === undefined) byShortName.set(key, new Set([path]));
      else paths.add(path);
    }
    titleWords.set(path, new Set(titles.flatMap(stemsOf)));
  }
  const names = { byShortName, titleWords };
  known.set(sections, { changes: sections.changes, names });
  return names;
}

/** One spelling for a short name, however it is typed. */
function foldName(name: string): string {
  return foldCharacters(name.normalize('NFC').toLowerCase());
}

/** The stems of a text's content words in every language. */
export function stemsOf(text: string): string[] {
  return tokenize(text).flatMap(({ term }) => {
    const words = analyzers.map((analyzer) => analyzer.analyzeWord(term));
    return words.some(({ isStopWord }) => isStopWord) ? [] : words.map(({ stem }) => stem);
  });
}

/** Kinds of documents that a German compound is named by: "Arbeitsschutzgesetz", "Hausordnung". */
const documentKind =
  /(?<=.{4})(?:gesetz(?:es|buch|buches)?|ordnung|satzung|richtlinie|vereinbarung|handbuch(?:s|es)?|leitfadens?|tarif(?:s|vertrags?)?)$/iu;

/**
 * The documents that a question names, by their paths. A name that several documents have names none of
 * them.
 */
export function findNamedDocuments(question: string, sections: SectionTable): ReadonlySet<string> {
  const names = collectDocumentNames(sections);
  const named = tokenize(question).flatMap(({ term }) => {
    const paths = isAbbreviation(term) ? findByShortName(term, names) : findByKind(term, names);
    return paths.length === 1 ? paths : [];
  });
  return new Set(named);
}

/** Whether a word is written like a short name: it begins with a capital and has another. */
export function isAbbreviation(word: string): boolean {
  return /^\p{Lu}[\p{L}\p{N}]*\p{Lu}/u.test(word);
}

/** The documents with a short name such as `BUrlG`. */
export function findByShortName(word: string, { byShortName }: DocumentNames): string[] {
  return [...(byShortName.get(foldName(word)) ?? [])];
}

/**
 * The documents that a word such as "Urlaubsgesetz" names by their kind and a word of their title, which
 * may be apart there, as in "Gesetz über den Urlaub". Empty for a word that says no kind of document.
 */
export function findByKind(word: string, { titleWords }: DocumentNames): string[] {
  if (!documentKind.test(word)) return [];
  const subject = word.replace(documentKind, '');
  const stems = [word, subject, subject.replace(/s$/u, '')].flatMap(stemsOf);
  return [...titleWords].flatMap(([path, title]) =>
    stems.some((stem) => title.has(stem)) ? [path] : [],
  );
}

function titlesOf({ label, children }: Section): string[] {
  const [only] = children.size === 1 ? children.values() : [];
  return only === undefined ? [label] : [label, only.label];
}

function findShortNames(title: string): string[] {
  const inParentheses = [...title.matchAll(parenthesis)].flatMap(([, inner = '']) =>
    inner.length > longestParenthesis ? [] : (inner.match(shortName) ?? []),
  );
  const alone = /^\S+$/u.test(title.trim()) ? (title.match(shortName) ?? []) : [];
  return [...inParentheses, ...alone];
}

function fileNameOf(path: string): string {
  return path.replace(/^.*\//su, '').replace(/\.[^.]*$/su, '');
}
