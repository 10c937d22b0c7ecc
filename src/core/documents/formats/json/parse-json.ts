import { decodeText } from '../../decode-text.js';
import { createBlockWriter } from '../create-block-writer.js';
import { type FileParser, ParseError } from '../parsed-file.js';
import { isChannelExport, parseChannelExport } from './parse-channel-export.js';

/** In levels: deeper data is no text for people. */
const deepestNesting = 50;
/** In fields of one record. */
const mostFields = 1_000;

/**
 * Parses JSON: a channel that DiscordChatExporter has saved, or records. Each record becomes one line
 * that can be read on its own, `Land: Irak · Einsatz: NMI`, with its values verbatim.
 *
 * @throws ParseError `broken` if it is not valid JSON, `too-large` if it is nested too deeply
 */
export const parseJson: FileParser = (bytes) => {
  const value = parseValue(decode(bytes), 'not valid JSON');
  return isChannelExport(value) ? parseChannelExport(value) : parseRecords(listRecords(value));
};

/**
 * Parses JSON Lines: one record a line, as in `parseJson`. Empty lines are skipped.
 *
 * @throws ParseError as `parseJson` does
 */
export const parseJsonLines: FileParser = (bytes) =>
  parseRecords(
    decode(bytes)
      .split('\n')
      .flatMap((line, at) =>
        line.trim() === '' ? [] : [parseValue(line, `line ${at + 1} is not valid JSON`)],
      ),
  );

function decode(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new ParseError(decoded.code, decoded.detail);
  return decoded.text;
}

function parseValue(text: string, problem: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ParseError('broken', problem, { cause: error });
  }
}

/** The elements of a list, or of the only list in an object; any other value is one record. */
function listRecords(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [value];
  const lists = Object.values(value).filter((part) => Array.isArray(part));
  const [only] = lists;
  return only !== undefined && Object.keys(value).length === 1 ? only : [value];
}

function parseRecords(records: readonly unknown[]) {
  const writer = createBlockWriter();
  const group = {};
  for (const record of records) {
    const fields: string[] = [];
    collectFields(record, '', 0, fields);
    writer.write({ kind: 'table-row', text: fields.join(' · '), group, alone: true });
  }
  return writer.finish();
}

/** Adds `name: value` for every value below, with dots between the names of nested fields. */
function collectFields(value: unknown, name: string, depth: number, fields: string[]): void {
  if (depth > deepestNesting) {
    throw new ParseError('too-large', `nested deeper than ${deepestNesting} levels`);
  }
  if (value === null || value === undefined || fields.length >= mostFields) return;
  if (typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) {
      const inside = Array.isArray(value)
        ? name
        : [name, key].filter((part) => part !== '').join('.');
      collectFields(part, inside, depth + 1, fields);
    }
    return;
  }
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  const text = written.replace(/\s*\n\s*/g, ' ').trim();
  if (text !== '') fields.push(name === '' ? text : `${name}: ${text}`);
}
