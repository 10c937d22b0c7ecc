/** A phrase, and the phrases that a question with it is searched by as well. */
export interface SynonymRule {
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * Parses synonyms in Solr's format. The phrases of `a, b, c` are equivalent; `a, b => c, d` maps each
 * phrase on the left to those on the right. `#` begins a comment line; a backslash escapes the next
 * character. Empty lines and lines without two different phrases are ignored.
 */
export function parseSynonyms(text: string): SynonymRule[] {
  return text.split(/\r\n?|\n/).flatMap((line) => {
    if (line.trimStart().startsWith('#')) return [];
    const [left = '', right, ...more] = line.split('=>');
    if (more.length > 0) return [];
    const from = splitPhrases(left);
    if (right !== undefined) {
      const to = splitPhrases(right);
      return to.length === 0 ? [] : from.map((phrase) => ({ from: phrase, to }));
    }
    if (from.length < 2) return [];
    return from.map((phrase) => ({ from: phrase, to: from.filter((other) => other !== phrase) }));
  });
}

function splitPhrases(text: string): string[] {
  // Escapes are rare, and reading them takes longer.
  const phrases = text.includes('\\') ? splitEscaped(text) : text.split(',');
  return [...new Set(phrases.map((phrase) => phrase.trim()))].filter((phrase) => phrase !== '');
}

function splitEscaped(text: string): string[] {
  const phrases = text.match(/(?:\\.|[^,\\])+/gu) ?? [];
  return phrases.map((phrase) => phrase.replace(/\\(.)/gu, '$1'));
}
