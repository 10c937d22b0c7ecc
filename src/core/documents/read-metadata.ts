import { parseDocument } from 'yaml';
import { z } from 'zod';

import { languages } from '../analysis/language.js';
import type { DocumentMetadata } from './document.js';

export interface MetadataReading {
  readonly metadata: DocumentMetadata;
  /** One clause for each field that could not be used. The other fields are used. */
  readonly problems: readonly string[];
}

const text = z.string('is not a text').trim().min(1, 'is empty');
const fields = {
  title: text,
  source: text,
  url: z.url({ protocol: /^https?$/, error: 'is not an address with http:// or https://' }),
  date: z.string('is not a date').refine(isDate, 'is not a date such as 2024-05-02'),
  language: z.enum(languages, `is not one of ${languages.join(', ')}`),
} satisfies Record<keyof DocumentMetadata, z.ZodType>;

/** The values that YAML's core schema reads as null. */
const nothing = /^(?:~|null)?$/i;

/** In code units. Longer front matter is refused unread. */
const longestMetadata = 64 * 1024;

export interface ReadMetadataOptions {
  /**
   * Whether the YAML was written for Beleg alone, so that every unknown field is a problem. Default:
   * no; other programs have fields of their own, and only a field that looks misspelt is a problem.
   */
  readonly ownFile?: boolean;
}

/**
 * Reads `title, source, url, date, language` from YAML, in upper or lower case. A field that cannot be
 * used is left out and reported in `problems`. Empty YAML yields neither metadata nor problems.
 */
export function readMetadata(
  yaml: string,
  { ownFile = false }: ReadMetadataOptions = {},
): MetadataReading {
  if (yaml.length > longestMetadata) return { metadata: {}, problems: ['metadata is too long'] };
  let value: unknown;
  try {
    value = parseYaml(yaml);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { metadata: {}, problems: [`metadata is not valid YAML: ${reason}`] };
  }
  if (isNothing(value)) return { metadata: {}, problems: [] };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { metadata: {}, problems: ['metadata is not a list of “field: value”'] };
  }
  return readWrittenFields(value as Record<string, unknown>, ownFile);
}

/** What people write for a field, besides its name. */
const otherNames: Readonly<Record<string, keyof DocumentMetadata | undefined>> = {
  titel: 'title',
  quelle: 'source',
  herausgeber: 'source',
  publisher: 'source',
  link: 'url',
  adresse: 'url',
  datum: 'date',
  stand: 'date',
  sprache: 'language',
  lang: 'language',
};

/** Reads the fields that a person wrote, whose names may be in capitals or misspelt. */
function readWrittenFields(values: Record<string, unknown>, ownFile: boolean): MetadataReading {
  const known: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    const name = key.trim().toLowerCase();
    if (Object.hasOwn(fields, name)) {
      if (Object.hasOwn(known, name)) problems.push(`${name} is given twice`);
      else known[name] = value;
      continue;
    }
    const meant = findMeantField(name);
    if (meant !== undefined) problems.push(`unknown field “${shorten(key)}”, perhaps ${meant}`);
    else if (ownFile) problems.push(`unknown field “${shorten(key)}”`);
  }
  const { metadata, problems: ofFields } = readFields(known);
  return { metadata, problems: [...ofFields, ...problems] };
}

/** The field that an unknown name probably stands for; `undefined` if none is near. */
function findMeantField(name: string): string | undefined {
  const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
  return other ?? Object.keys(fields).find((field) => isOneEditApart(field, name));
}

/** Whether one letter is missing, added or replaced, or two neighbours are swapped. */
function isOneEditApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [meant, written] = [a.slice(start), b.slice(start)];
  const isReplaced = meant.slice(1) === written.slice(1);
  const isMissing = meant.slice(1) === written;
  const isAdded = written.slice(1) === meant;
  const isSwapped = meant.slice(0, 2) === `${written.charAt(1)}${written.charAt(0)}`;
  return isReplaced || isMissing || isAdded || (isSwapped && meant.slice(2) === written.slice(2));
}

/** In code units: as much of an unknown name as a message shows. */
const longestName = 40;

function shorten(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}

/** The failsafe schema keeps every value as the string it was written as: 007, 1.10, 2024-05-02, true. */
function parseYaml(yaml: string): unknown {
  const document = parseDocument(yaml, { schema: 'failsafe', stringKeys: true, logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return document.toJS({ maxAliasCount: 0 });
}

function isNothing(value: unknown): boolean {
  if (typeof value === 'string') return nothing.test(value);
  return value === undefined || value === null;
}

/** Whether a text is a year, a month or a day that exists in the calendar. */
function isDate(text: string): boolean {
  if (!/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * The usable ones among the metadata that a format itself provides. The others are dropped silently,
 * because nobody wrote them for Beleg.
 */
export function keepUsable(values: {
  readonly [name in keyof DocumentMetadata]?: string | undefined;
}): DocumentMetadata {
  return readFields(values).metadata;
}

function readFields(values: Record<string, unknown>): MetadataReading {
  const metadata: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, schema] of Object.entries(fields)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (isNothing(value)) continue;
    const parsed = schema.safeParse(value);
    if (parsed.success) metadata[name] = parsed.data;
    else problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'cannot be used'}`);
  }
  return { metadata, problems };
}
