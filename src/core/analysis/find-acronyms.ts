/** A short form and the long form that a text gives for it. */
export interface Acronym {
  readonly short: string;
  readonly long: string;
}

/** A short form in brackets: two to eight capitals or digits, a hyphen among them. */
const bracketed = /\((\p{Lu}[\p{Lu}\p{N}-]{1,7})\)/gu;
/** Where the long form cannot go on to the left. */
const boundary =
  /^.*(?:[.,;:!?()„“”"«»\n]|(?<![\p{L}])(?:und|oder|sowie|and|or|as well as)(?![\p{L}]))/su;
/** In characters before the bracket. */
const longestLongForm = 120;
/** Content words that a long form may have where its letters do not tell. */
const mostWords = 4;

/**
 * The short forms that a text introduces in brackets behind their long form: `Kosovo Force (KFOR)`.
 * The long form is the shortest run of words with the letters of the short form in order, the first at
 * a word's beginning (Schwartz & Hearst 2003); where there is none, as in `Rechtsstaatlichkeitsmission
 * der EU im Kosovo (EULEX)`, the words back to the last punctuation or conjunction, if they are few.
 */
export function findAcronyms(text: string): Acronym[] {
  const found: Acronym[] = [];
  for (const { 0: match, 1: short = '', index } of text.matchAll(bracketed)) {
    if (match === '') continue;
    const before = text.slice(Math.max(0, index - longestLongForm), index).trimEnd();
    const long = findByLetters(short, before) ?? findPhrase(before);
    if (long !== undefined) found.push({ short, long });
  }
  return found;
}

function findByLetters(short: string, before: string): string | undefined {
  const clause = before.replace(/^.*[.;:!?()\n]/su, '');
  const letters = short.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const lower = clause.toLowerCase();
  let at = lower.length - 1;
  for (let letter = letters.length - 1; letter >= 0; letter -= 1) {
    const isFirst = letter === 0;
    const fits = (place: number): boolean =>
      lower[place] === letters[letter] &&
      (!isFirst || place === 0 || !/[\p{L}\p{N}]/u.test(lower[place - 1] ?? ''));
    while (at >= 0 && !fits(at)) at -= 1;
    if (at < 0) return undefined;
    at -= 1;
  }
  const long = clause.slice(at + 1).trim();
  return long.split(/\s+/).length > Math.min(letters.length + 5, letters.length * 2)
    ? undefined
    : long;
}

function findPhrase(before: string): string | undefined {
  const phrase = before.replace(boundary, '').trim();
  const capitalised = phrase.match(/\p{Lu}[\p{L}\p{N}-]*/gu) ?? [];
  const usable = capitalised.length > 0 && capitalised.length <= mostWords;
  return usable ? capitalised.join(' ') : undefined;
}
