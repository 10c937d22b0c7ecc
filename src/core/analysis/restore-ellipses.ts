import { foldCharacters } from './fold-characters.js';
import { loadGermanWordList } from './german-word-list.js';
import type { Token } from './token.js';

/** Between a first part with its hyphen and the compound that has the common part. */
const conjunction = /^-(?:,?\s+(?:und|oder|bzw\.|sowie|wie|als auch)\s+|\s*\/\s*)$/u;
/** In characters. */
const shortestPart = 3;
const shortestTail = 4;
/** These endings take an s only where the next part of a compound follows. */
const certainLink = /(?:ung|heit|keit|schaft|tät|ion)s(\p{L}{4,})$/iu;
const linkingElements = ['', 's', 'es', 'n', 'en', 'er', 'e'];

/**
 * Gives a German word its last part back where a hyphen stands for it: in `Streit- und
 * Sicherheitskräfte` the first token becomes `Streitkräfte`, at its own place in the text. A word list
 * tells where the compound parts; where it cannot, the token stays.
 */
export function restoreEllipses(text: string, tokens: readonly Token[]): readonly Token[] {
  if (!/\p{L}-[,/\s]/u.test(text)) return tokens;
  return tokens.map((token, at) => {
    if (text[token.end] !== '-') return token;
    // The conjunction is a token itself, so the compound is the one after it; behind a slash, the next.
    const compound = [tokens[at + 1], tokens[at + 2], tokens[at + 3]].find(
      (candidate) =>
        candidate !== undefined && conjunction.test(text.slice(token.end, candidate.start)),
    );
    const tail = compound === undefined ? undefined : findTail(compound.term);
    return tail === undefined ? token : { ...token, term: token.term + tail };
  });
}

/** What stands behind the first word of a compound; the longest such word counts. */
function findTail(compound: string): string | undefined {
  const byLink = certainLink.exec(compound)?.[1];
  if (byLink !== undefined) return byLink.toLowerCase();
  const words = loadGermanWordList();
  for (let end = compound.length - shortestTail; end >= shortestPart; end -= 1) {
    const head = foldCharacters(compound.slice(0, end).toLowerCase());
    const isWord = linkingElements.some(
      (element) => head.endsWith(element) && words.has(head.slice(0, head.length - element.length)),
    );
    const tail = compound.slice(end).toLowerCase();
    if (isWord && words.has(foldCharacters(tail))) return tail;
  }
  return undefined;
}
