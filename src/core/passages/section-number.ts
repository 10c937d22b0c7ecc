/**
 * What a section's number counts. `number` is a bare outline number such as `4.2`; `section` is the word
 * "section" or "Abschnitt" with a number.
 */
export type SectionKind =
  'paragraph' | 'article' | 'section' | 'chapter' | 'part' | 'annex' | 'number';

/** The number of a section, as in `§ 3a`, `Art. 5`, `Chapter IV` or `4.2`. */
export interface SectionNumber {
  readonly kind: SectionKind;
  /** Arabic digits with periods and a small letter, `3a` or `4.2`; for an annex also a small letter alone. */
  readonly value: string;
}

/** What introduces a section number, in German and English, abbreviated or not. */
const kindWords: readonly (readonly [SectionKind, string])[] = [
  ['paragraph', String.raw`§{1,2}|paragra(?:ph|f)(?:en|s)?`],
  ['article', String.raw`art(?:ikels?|icles?|\.)?`],
  ['section', String.raw`sect(?:ions?|\.)?|sec\.|(?:unter)?abschnitts?|abschn\.`],
  ['chapter', String.raw`kapitels?|kap\.|chapters?|ch\.`],
  ['part', String.raw`teile?s?|parts?|buch|book|titel`],
  ['annex', String.raw`anlagen?|anhangs?|annex|appendix`],
  ['number', String.raw`nr\.?|nummer|no\.|number|ziffer|ziff\.?|punkt|item|clause|regel|rule`],
];

const ordinals: readonly RegExp[] = [
  /^(?:erste[rsn]?|first)$/u,
  /^(?:zweite[rsn]?|second)$/u,
  /^(?:dritte[rsn]?|third)$/u,
  /^(?:vierte[rsn]?|fourth)$/u,
  /^(?:fünfte[rsn]?|fifth)$/u,
  /^(?:sechste[rsn]?|sixth)$/u,
  /^(?:siebte[rsn]?|siebente[rsn]?|seventh)$/u,
  /^(?:achte[rsn]?|eighth)$/u,
  /^(?:neunte[rsn]?|ninth)$/u,
  /^(?:zehnte[rsn]?|tenth)$/u,
];

const numeral = String.raw`\d{1,4}(?:\.\d{1,4})*(?:\s?[a-z](?![\p{L}\p{N}.]))?|[ivx]{1,6}(?![\p{L}\p{N}])|[a-h](?![\p{L}\p{N}])`;
const named = kindWords.map(
  ([kind, words]) =>
    [
      kind,
      new RegExp(String.raw`(?<![\p{L}\p{N}§])(?:${words})\s*(${numeral})(?![\p{L}\p{N}])`, 'iu'),
    ] as const,
);
const ordinal = /^(\p{L}+)\s+(abschnitt|kapitel|chapter|teil|part|section|buch|titel)(?!\p{L})/iu;
const outline = /^(\d{1,3}(?:\.\d{1,3}){0,5})(?:[.)]\s*|\s+)(?=\p{L})/u;
/** What may follow the number before the words of a heading. */
const afterNumber = /^[\s.:)–—-]+/u;

export interface FoundSectionNumber extends SectionNumber {
  /** A half-open range of the text, in UTF-16 code units, with the word that introduces the number. */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the section number that a text names after a word or a sign (`§ 3`, `Art. 5`, `section 4.2`). Of
 * several, it is the one of the kind that stands first in `SectionKind`, since `§ 3 Nr. 2` is in § 3.
 * `undefined` without one.
 */
export function findSectionNumber(text: string): FoundSectionNumber | undefined {
  for (const [kind, pattern] of named) {
    const match = pattern.exec(text);
    const value = match?.[1];
    if (match === null || value === undefined) continue;
    if (kind !== 'annex' && /^[a-h]$/iu.test(value) && !/^[ivx]$/iu.test(value)) continue;
    return {
      kind,
      value: normalizeValue(value, kind),
      start: match.index,
      end: match.index + match[0].length,
    };
  }
  return undefined;
}

/** A heading's number, and the heading without it. */
export interface NumberedHeading {
  readonly number: SectionNumber | undefined;
  /** The words after the number; the whole heading when nothing follows it, or without a number. */
  readonly words: string;
}

/** Parses the number at the beginning of a heading: `§ 3 Dauer`, `4.2 Hotels`, `Erster Abschnitt - Ziele`. */
export function parseHeading(heading: string): NumberedHeading {
  const text = heading.trim();
  const found = findSectionNumber(text);
  if (found?.start === 0 && !/^(?:bis|to|–|-|und|and)\s*\d/u.test(text.slice(found.end).trim())) {
    return { number: found, words: wordsAfter(text, found.end) };
  }
  const inOutline = outline.exec(text);
  if (inOutline?.[1] !== undefined) {
    const value = inOutline[1];
    return { number: { kind: 'number', value }, words: wordsAfter(text, inOutline[0].length) };
  }
  const counted = ordinal.exec(text);
  const at = ordinals.findIndex((form) => form.test(counted?.[1]?.toLowerCase() ?? ''));
  if (counted?.[2] !== undefined && at >= 0) {
    const kind = findSectionNumber(`${counted[2]} 1`)?.kind;
    if (kind !== undefined) {
      const number = { kind, value: String(at + 1) };
      return { number, words: wordsAfter(text, counted[0].length) };
    }
  }
  return { number: undefined, words: text };
}

function wordsAfter(heading: string, end: number): string {
  const words = heading.slice(end).replace(afterNumber, '');
  return words === '' ? heading : words;
}

function normalizeValue(value: string, kind: SectionKind): string {
  const plain = value.toLowerCase().replace(/\s/gu, '');
  if (kind === 'annex' && /^[a-h]$/u.test(plain)) return plain;
  return /^[ivx]+$/u.test(plain) ? String(parseRoman(plain)) : plain;
}

function parseRoman(numeral: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  const digits = Array.from(numeral, (letter) => values[letter] ?? NaN);
  return digits.reduce(
    (sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit),
    0,
  );
}

/** The kinds of headings that may be meant by a kind in a question, the likeliest first. */
export const kindsMeantBy: Readonly<Record<SectionKind, readonly SectionKind[]>> = {
  paragraph: ['paragraph'],
  article: ['article'],
  section: ['section', 'number', 'paragraph'],
  chapter: ['chapter', 'number'],
  part: ['part'],
  annex: ['annex'],
  number: ['number', 'section'],
};
