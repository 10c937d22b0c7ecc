/** A short form and the long form that a text gives for it. */
export interface Acronym {
  readonly short: string;
  readonly long: string;
}

/** A short form in parentheses: a capital, then one to seven capitals, digits or hyphens. */
const bracketed = /\((\p{Lu}[\p{Lu}\p{N}-]{1,7})\)/gu;
/** What a long form cannot contain; everything up to the last match is cut off. */
const boundary =
  /^.*(?:[.,;:!?()„“”"«»\n]|(?<![\p{L}])(?:und|oder|sowie|and|or|as well as)(?![\p{L}]))/su;
/** In characters before the parenthesis. */
const longestLongForm = 120;
/** Maximum number of capitalised words of a long form that its letters do not confirm. */
const mostWords = 4;

/**
 * Finds the short forms that a text introduces in parentheses after their long form, as in
 * `Kosovo Force (KFOR)`. The long form is the shortest run of words that has the letters of the short
 * form in order, the first at the beginning of a word (Schwartz & Hearst 2003). Without such a run, as
 * in `Rechtsstaatlichkeitsmission der EU im Kosovo (EULEX)`, it is the capitalised words back to the
 * last punctuation or conjunction, provided they are at most `mostWords`. Empty when there are none.
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
    const fits = (index: number): boolean =>
      lower[index] === letters[letter] &&
      (!isFirst || index === 0 || !/[\p{L}\p{N}]/u.test(lower.charAt(index - 1)));
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
