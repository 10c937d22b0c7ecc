/**
 * Collapses white space as a browser does in running text: every run becomes one space, and white
 * space next to a line break goes. No-break spaces stay. The lines are joined with line feeds.
 *
 * @param lines the stretches of text between forced line breaks
 */
export function collapseSpace(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/[ \t\n\f\r]+/g, ' ').replace(/^ | $/g, ''))
    .join('\n')
    .replace(/^\n+/, '')
    .replace(/\n{2,}/g, '\n')
    .replace(/\n$/, '');
}
