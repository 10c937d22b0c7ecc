import type { ParseProblem } from '../parsed-file.js';

/** Of all characters, the share without a meaning at which the text is useless. */
const mostMeaningless = 0.3;
/** In letters: less text is not judged by its vowels. */
const fewestLetters = 500;
/** Of the letters, the share of vowels: German and English have .35 and more, base64 has .19. */
const fewestVowels = 0.12;
/** In letters: a page with fewer is a picture, or blank. */
const fewestOnPage = 25;
/** Books have some blank pages. In pages, and as a share of all pages. */
const mostPagesWithoutText = { count: 2, share: 0.25 } as const;

/**
 * Whether the fonts of a PDF fail to say which letters they show, so that its text is gibberish: private
 * characters, or Latin letters with hardly a vowel.
 */
export function isGibberish(text: string): boolean {
  const visible = countMatches(text, /\S/gu);
  const meaningless = countMatches(text, /[\p{Co}\ufffd]/gu);
  if (visible > 0 && meaningless > visible * mostMeaningless) return true;
  const letters = countMatches(text, /\p{L}/gu);
  const latin = countMatches(text, /\p{Script=Latin}/gu);
  if (letters < fewestLetters || latin < letters * 0.9) return false;
  const vowels = countMatches(text.normalize('NFD'), /[aeiouy]/giu);
  return vowels < letters * fewestVowels;
}

/** The pages without text, if they are too many to be blank; `undefined` otherwise. */
export function findPagesWithoutText(pages: readonly string[]): ParseProblem | undefined {
  const empty = pages.filter((text) => {
    return countMatches(text.replace(/\bhttps?:\S+/g, ''), /\p{L}/gu) < fewestOnPage;
  }).length;
  const { count, share } = mostPagesWithoutText;
  if (empty <= count || empty <= pages.length * share) return undefined;
  return { code: 'no-text-layer', detail: `${empty} of ${pages.length} pages have almost no text` };
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
