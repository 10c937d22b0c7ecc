import type { Language } from '../analysis/language.js';
import {
  abbreviations,
  numberAbbreviations,
  openAbbreviations,
  sentenceStarters,
} from './abbreviations.js';
import type { TextRange } from './passage.js';

/**
 * In code units. A shorter line before a line that begins with a capital is a heading or an item,
 * not wrapped prose.
 */
const shortLine = 40;

/** Where a sentence may end: final punctuation with closing quotes, brackets and note marks, or a line end. */
const candidates =
  /(?<![.!?…])[.!?…]+["“”'’»«›‹)\]*_]*(?:\[[^\][\n]{1,30}\]|[¹²³⁰⁴-⁹])*(?=\s|$)|\n/gu;
/** The beginning of a list item, a table row or a Markdown heading. */
const lineOpener = /(?:[-*+•–]|\d{1,3}[.)])\s|\||#{1,6}\s/uy;
/** The number or letter of a list item or a heading, before its period. */
const itemNumber = /^\s*(?:\d{1,3}|\p{L})$/u;

/**
 * Splits a text into sentences, in order and trimmed; only white space is between them. An empty line
 * always ends a sentence; a single line break does when a list item follows or when the line is too
 * short to be wrapped prose.
 *
 * A period ends no sentence after an abbreviation, an initial or, in German, an ordinal number ("3.
 * Oktober", "Abs. 2 Nr. 4"), unless a word follows that usually begins a sentence.
 *
 * @param language whose abbreviations count; without one, those of every language
 */
export function splitSentences(text: string, language?: Language): TextRange[] {
  const sentences: TextRange[] = [];
  let start = 0;
  const close = (end: number): void => {
    const trimmed = trimRange(text, start, end);
    if (trimmed !== undefined) sentences.push(trimmed);
    start = end;
  };
  for (const match of text.matchAll(candidates)) {
    const end = match.index + match[0].length;
    const ends =
      match[0] === '\n'
        ? isLineEnd(text, match.index)
        : isSentenceEnd(text, match.index, match[0], language);
    if (ends) close(end);
  }
  close(text.length);
  return sentences;
}

function trimRange(text: string, from: number, to: number): TextRange | undefined {
  let start = from;
  let end = to;
  while (start < end && isSpace(text, start)) start += 1;
  while (end > start && isSpace(text, end - 1)) end -= 1;
  return start < end ? { start, end } : undefined;
}

function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text.charAt(at));
}

function isLineEnd(text: string, at: number): boolean {
  let next = at + 1;
  while (next < text.length && text[next] !== '\n' && isSpace(text, next)) next += 1;
  if (next >= text.length || text[next] === '\n') return true;
  lineOpener.lastIndex = next;
  if (lineOpener.test(text)) return true;
  const line = text.slice(lineStartBefore(text, at), at).trim();
  if (/[:;]$/u.test(line)) return true;
  return line.length < shortLine && /[\p{Lu}\p{N}]/u.test(codePoint(text, next));
}

function lineStartBefore(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function isSentenceEnd(
  text: string,
  at: number,
  punctuation: string,
  language: Language | undefined,
): boolean {
  let next = at + punctuation.length;
  while (next < text.length && isSpace(text, next)) next += 1;
  if (next >= text.length) return true;
  const following = codePoint(text, next);
  if (/\p{Ll}/u.test(following)) return false;
  if (!punctuation.startsWith('.') || punctuation.startsWith('..')) return true;
  const word = wordBefore(text, at);
  if (isItemNumber(text, at, word)) return false;
  if (numberAbbreviations.has(word.toLowerCase())) return !/[\p{N}IVX]/u.test(following);
  if (!isAbbreviation(word, language)) return true;
  if (openAbbreviations.has(word.toLowerCase()) || opensExample(text, at)) return false;
  return sentenceStarters.has(wordAt(text, next));
}

/** Whether the period ends the number of a list item: nothing else precedes it on its line. */
function isItemNumber(text: string, at: number, word: string): boolean {
  if (word.length > 3) return false;
  const before = text.slice(Math.max(0, at - longestWord), at);
  return itemNumber.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** Whether "z. B.", "d. h.", "e. g." or "i. e." ends here, written with a space. */
function opensExample(text: string, at: number): boolean {
  return /(?:z\.\sB|d\.\sh|e\.\sg|i\.\se)$/iu.test(text.slice(Math.max(0, at - 4), at));
}

function isAbbreviation(word: string, language: Language | undefined): boolean {
  if (/^\p{L}$/u.test(word) || /^(?:\p{L}\.)+\p{L}{1,3}$/u.test(word)) return true;
  if (language !== 'en' && (/^\d{1,2}$/.test(word) || /^[IVX]{1,5}$/.test(word))) return true;
  if (language !== 'en' && /str$/iu.test(word)) return true;
  const known = word.toLowerCase();
  if (language !== undefined) return abbreviations[language].has(known);
  return abbreviations.de.has(known) || abbreviations.en.has(known);
}

/** In code units. No abbreviation is longer; bounds the search for one. */
const longestWord = 20;

function wordBefore(text: string, at: number): string {
  const [word = ''] = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(0, at - longestWord), at)) ?? [];
  return word;
}

function wordAt(text: string, at: number): string {
  return /^[„“"'»«(]*(\p{L}+)/u.exec(text.slice(at, at + longestWord))?.[1] ?? '';
}

function codePoint(text: string, at: number): string {
  const code = text.codePointAt(at);
  if (code === undefined) throw new RangeError(`no character at ${at} of ${text.length}`);
  return String.fromCodePoint(code);
}
