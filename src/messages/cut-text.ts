const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The text is cut at a word boundary unless that would lose more than this share of the length. */
const wordBoundaryShare = 0.25;

/**
 * Cuts a text to a length and appends an ellipsis; returns the text itself when it fits. The cut is
 * between words if one ends nearby, and never inside a grapheme.
 *
 * @param length maximum length in UTF-16 code units, including the ellipsis; at least 1
 */
export function cutText(text: string, length: number, ellipsis = '…'): string {
  if (text.length <= length) return text;
  const available = length - ellipsis.length;
  const end = graphemeBoundary(text, available);
  const cut = text.slice(0, end);
  const wordEnd = /\s/.test(text.charAt(end)) ? end : lastWordEnd(cut);
  const kept = wordEnd >= available * (1 - wordBoundaryShare) ? cut.slice(0, wordEnd) : cut;
  return kept.trimEnd() + ellipsis;
}

/** The last grapheme boundary at or before `at`. */
function graphemeBoundary(text: string, at: number): number {
  if (at <= 0) return 0;
  return graphemes.segment(text).containing(at)?.index ?? text.length;
}

function lastWordEnd(text: string): number {
  return /\s+\S*$/.exec(text)?.index ?? 0;
}
