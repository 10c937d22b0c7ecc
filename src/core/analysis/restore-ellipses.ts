import { foldCharacters } from './fold-characters.js';
import { loadGermanWordList } from './word-lists/german-word-list.js';
import type { Token } from './token.js';

/** What may stand between a first part, with its hyphen, and the compound with the common last part. */
const conjunction = /^-(?:,?\s+(?:und|oder|bzw\.|sowie|wie|als auch)\s+|\s*\/\s*)$/u;
/** In characters. */
const shortestPart = 3;
const shortestTail = 4;
/** Endings that take a linking s only within a compound, so that the s marks the boundary. */
const certainLink = /(?:ung|heit|keit|schaft|tät|ion)s(\p{L}{4,})$/iu;
const linkingElements = ['', 's', 'es', 'n', 'en', 'er', 'e'];

/**
 * Completes German words whose last part is replaced by a hyphen: in `Streit- und Sicherheitskräfte`
 * the first token's term becomes `Streitkräfte`, with its offsets unchanged. A word list decides where
 * the compound divides; when it cannot, the token is unchanged.
 */
export function restoreEllipses(text: string, tokens: readonly Token[]): readonly Token[] {
  if (!/\p{L}-[,/\s]/u.test(text)) return tokens;
  return tokens.map((token, at) => {
    if (text[token.end] !== '-') return token;
    // A conjunction of words is one or two tokens, a slash is none.
    const compound = [tokens[at + 1], tokens[at + 2], tokens[at + 3]].find(
      (candidate) =>
        candidate !== undefined && conjunction.test(text.slice(token.end, candidate.start)),
    );
    const tail = compound === undefined ? undefined : findTail(compound.term);
    return tail === undefined ? token : { ...token, term: token.term + tail };
  });
}

/** The compound without its first word, which is taken to be the longest that is a word. */
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
