/**
 * How many combining marks in a row are still text, by UAX #15, "Stream-Safe Text Format": no
 * language needs more, and normalizing a run takes time quadratic in its length.
 */
const mostMarks = 30;

/** A longer run is matched in pieces, since the stack of a regular expression is bounded. */
const longestMatch = 10_000;

/**
 * Normalizes a text to NFC in linear time. Runs of more than 30 combining marks stay as they are:
 * unlike the stream-safe format, which puts a character between them, this adds nothing to the text.
 */
export function normalizeText(text: string): string {
  const endlessMarks = new RegExp(String.raw`\p{M}{${mostMarks + 1},${longestMatch}}`, 'gu');
  const furtherMarks = new RegExp(String.raw`\p{M}{1,${longestMatch}}`, 'uy');
  let normalized = '';
  let from = 0;
  for (let run = endlessMarks.exec(text); run !== null; run = endlessMarks.exec(text)) {
    let end = endlessMarks.lastIndex;
    furtherMarks.lastIndex = end;
    while (furtherMarks.test(text)) end = furtherMarks.lastIndex;
    normalized += text.slice(from, run.index).normalize('NFC') + text.slice(run.index, end);
    from = end;
    endlessMarks.lastIndex = end;
  }
  return normalized + text.slice(from).normalize('NFC');
}
