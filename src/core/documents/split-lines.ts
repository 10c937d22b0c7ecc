/** One line of a text, without its line feed and the surrounding white space. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Width of the white space before the text, in code units. */
  readonly indent: number;
}

/** Splits canonical text into lines, including empty ones. Offsets refer to the trimmed text. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const raw of text.split('\n')) {
    const trimmed = raw.trim();
    const indent = trimmed === '' ? 0 : raw.indexOf(trimmed);
    const start = offset + indent;
    lines.push({ text: trimmed, start, end: start + trimmed.length, indent });
    offset += raw.length + 1;
  }
  return lines;
}
