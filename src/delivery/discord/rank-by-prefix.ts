/**
 * The entries that have every typed word as the beginning of one of their words, those whose text
 * begins with what was typed first, otherwise in their order. Nothing typed: all. Letter case and
 * accents do not matter.
 */
export function rankByPrefix<Entry>(
  typed: string,
  entries: readonly Entry[],
  textOf: (entry: Entry) => string,
): readonly Entry[] {
  const wanted = fold(typed);
  const words = splitWords(wanted);
  const beginning: Entry[] = [];
  const containing: Entry[] = [];
  for (const entry of entries) {
    const text = fold(textOf(entry));
    if (text.startsWith(wanted)) beginning.push(entry);
    else if (words.length > 0 && hasPrefixes(splitWords(text), words)) containing.push(entry);
  }
  return [...beginning, ...containing];
}

function hasPrefixes(text: readonly string[], prefixes: readonly string[]): boolean {
  return prefixes.every((prefix) => text.some((word) => word.startsWith(prefix)));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function splitWords(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
