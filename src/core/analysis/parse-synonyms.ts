/** Phrases, and what they may be searched as besides. */
export interface SynonymRule {
  readonly from: string;
  readonly to: readonly string[];
}

/**
 * Synonyms in Solr's format: `a, b, c` on a line are alike; `a, b => c, d` makes each on the left the
 * ones on the right. `#` begins a comment; a backslash takes the next character as it is. Empty lines
 * and lines without two different phrases are passed over.
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
  const phrases = text.match(/(?:\\.|[^,\\])+/gu) ?? [];
  const plain = phrases.map((phrase) => phrase.replace(/\\(.)/gu, '$1').trim());
  return [...new Set(plain)].filter((phrase) => phrase !== '');
}
