import papaparse from 'papaparse';

import { decodeText, toCanonicalText } from '../../decode-text.js';
import type { Block } from '../../document.js';
import { type FileParser, ParseError } from '../parsed-file.js';

const delimiters = [',', ';', '\t', '|'];
/** In rows: how many are examined to decide on the delimiter and on column names. */
const sampleRows = 50;
/** In code units. A longer cell is no column name. */
const longestName = 80;
/** In columns. A row of a wider table would make no readable passage. */
const mostColumns = 1000;

/**
 * Parses a table of values separated by commas, semicolons, tabs or bars. Each row becomes one line
 * that can be read on its own, `Land: Irak · Einsatz: NMI`, with column names if the first row has
 * them. Cells are kept verbatim, except that line breaks become spaces. Empty cells are left out.
 */
export const parseCsv: FileParser = (bytes) => {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new ParseError(decoded.code, decoded.detail);
  const rows = readRows(decoded.text);
  const names = findNames(rows);
  const blocks: Block[] = [];
  const lines: string[] = [];
  let start = 0;
  for (const row of names === undefined ? rows : rows.slice(1)) {
    const line = renderRow(row, names);
    if (line === '') continue;
    lines.push(line);
    blocks.push({ kind: 'table-row', start, end: start + line.length, alone: true });
    start += line.length + 1;
  }
  return { text: lines.join('\n'), blocks };
};

function readRows(text: string): string[][] {
  const options = { delimiter: findDelimiter(text), skipEmptyLines: 'greedy' } as const;
  const quoted = papaparse.parse<string[]>(text, options);
  // An unclosed quote is read as an ordinary character, or else the rest of the file would be one cell.
  const { data } = quoted.errors.some(({ code }) => code === 'MissingQuotes')
    ? papaparse.parse<string[]>(text, { ...options, quoteChar: '\0' })
    : quoted;
  const rows = data.map((row) => row.map(toCell));
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns > mostColumns) {
    throw new ParseError('too-large', `${columns} columns, at most ${mostColumns}`);
  }
  return rows;
}

/** Canonical again, because characters that a quote separated may now be neighbours. */
function toCell(text: string): string {
  return toCanonicalText(text.replace(/\s*\n\s*/g, ' ').trim());
}

/** The delimiter that gives most of the first rows the same number of columns; a comma if none does. */
function findDelimiter(text: string): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const { data } = papaparse.parse<string[]>(text.slice(0, sampleLength), {
      delimiter,
      preview: sampleRows,
      skipEmptyLines: 'greedy',
    });
    const counts = new Map<number, number>();
    for (const { length } of data) counts.set(length, (counts.get(length) ?? 0) + 1);
    for (const [columns, rows] of counts) {
      const score = columns < 2 ? 0 : (rows / data.length) * 100 + Math.min(columns, 20) / 100;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/** In code units, from the start: where the delimiter is looked for. */
const sampleLength = 64 * 1024;

/**
 * The column names, if the first row looks like names: short, all different, none of them a number,
 * and not repeated in the cells below. `undefined` otherwise.
 */
function findNames([first, ...rest]: readonly string[][]): readonly string[] | undefined {
  if (first === undefined || rest.length === 0) return undefined;
  const named = first.filter((name) => name !== '');
  const widest = rest.slice(0, sampleRows).reduce((most, { length }) => Math.max(most, length), 0);
  if (named.length === 0 || named.length * 2 < widest) return undefined;
  if (new Set(named).size < named.length) return undefined;
  if (!named.every((name) => name.length <= longestName && /\p{L}/u.test(name))) return undefined;
  if (named.some((name) => isValue(name))) return undefined;
  const repeats = rest.some((row) => row.some((cell, at) => cell !== '' && cell === first[at]));
  return repeats ? undefined : first;
}

/** Whether a cell is a number, a date, an email or web address, or a sentence, and so no column name. */
function isValue(cell: string): boolean {
  return /^[+-]?[\d.,\s]+(?:%|€|EUR)?$|^\d{1,4}[-./]\d|@.+\.|^https?:|[.!?]$/u.test(cell);
}

function renderRow(row: readonly string[], names: readonly string[] | undefined): string {
  const parts = row.map((cell, at) => {
    const name = names?.[at] ?? '';
    return cell === '' || name === '' ? cell : `${name.replace(/\s*:$/, '')}: ${cell}`;
  });
  return parts.filter((part) => part !== '').join(' · ');
}
