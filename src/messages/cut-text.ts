const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A word boundary is preferred to a cut inside a word while it costs at most this share of the room. */
const wordBoundaryShare = 0.25;

/**
 * The text, or as much of its beginning as fits with an ellipsis; cut between words where one ends
 * near, never inside an emoji or before a combining mark.
 *
 * @param length at most so many UTF-16 code units, the ellipsis included; at least 1
 */
export function cutText(text: string, length: number, ellipsis = '…'): string {
  if (text.length <= length) return text;
  const room = length - ellipsis.length;
  const end = graphemeBoundary(text, room);
  const cut = text.slice(0, end);
  const wordEnd = /\s/.test(text.charAt(end)) ? end : lastWordEnd(cut);
  const kept = wordEnd >= room * (1 - wordBoundaryShare) ? cut.slice(0, wordEnd) : cut;
  return kept.trimEnd() + ellipsis;
}

/** The last position at or before `at` that does not part a grapheme. */
function graphemeBoundary(text: string, at: number): number {
  if (at <= 0) return 0;
  return graphemes.segment(text).containing(at)?.index ?? text.length;
}

function lastWordEnd(text: string): number {
  return /\s+\S*$/.exec(text)?.index ?? 0;
}
