/**
 * How many combining marks in a row are still text, by UAX #15, "Stream-Safe Text Format": no
 * language needs more, and normalizing a run takes time quadratic in its length.
 */
const mostMarks = 30;

const endlessMarks = new RegExp(String.raw`\p{M}{${mostMarks + 1},}`, 'gu');

/**
 * Normalizes a text to NFC in linear time. Runs of more than 30 combining marks stay as they are:
 * unlike the stream-safe format, which puts a character between them, this adds nothing to the text.
 */
export function normalizeText(text: string): string {
  let normalized = '';
  let from = 0;
  for (const { 0: marks, index } of text.matchAll(endlessMarks)) {
    normalized += text.slice(from, index).normalize('NFC') + marks;
    from = index + marks.length;
  }
  return normalized + text.slice(from).normalize('NFC');
}
