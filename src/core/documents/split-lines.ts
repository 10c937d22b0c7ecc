/** One line of a text without its line feed and without the white space around it. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** White space before the text, in code units. */
  readonly indent: number;
}

/** The lines of canonical text, empty ones included; offsets are of the trimmed text. */
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
