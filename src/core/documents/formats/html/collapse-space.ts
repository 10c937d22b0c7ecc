/**
 * White space as a browser shows it in running text: every run of it is one space, and there is none
 * beside a line break; a no-break space stays. Line breaks are the line feeds of `lines`.
 *
 * @param lines the text between the forced breaks
 */
export function collapseSpace(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/[ \t\n\f\r]+/g, ' ').replace(/^ | $/g, ''))
    .join('\n')
    .replace(/^\n+/, '')
    .replace(/\n{2,}/g, '\n')
    .replace(/\n$/, '');
}
