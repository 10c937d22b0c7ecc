import { parse } from 'yaml';
import { z } from 'zod';

import { languages } from '../analysis/language.js';
import type { DocumentMetadata } from './document.js';

export interface MetadataReading {
  readonly metadata: DocumentMetadata;
  /** What could not be used, one clause a field; the other fields count. */
  readonly problems: readonly string[];
}

const text = z.string().trim().min(1, 'is empty');
const fields = {
  title: text,
  source: text,
  url: z.url({ protocol: /^https?$/, error: 'is not an address with http:// or https://' }),
  date: z.coerce.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'is not a date such as 2024-05-02'),
  language: z.enum(languages, `is not one of ${languages.join(', ')}`),
} satisfies Record<keyof DocumentMetadata, z.ZodType>;

/** Metadata longer than this is no metadata. */
const longestMetadata = 64 * 1024;

/**
 * Reads `title, source, url, date, language` from YAML. A field that cannot be used is left out and
 * named; unknown fields are ignored. No YAML at all is no metadata and no problem.
 */
export function readMetadata(yaml: string): MetadataReading {
  if (yaml.length > longestMetadata) return { metadata: {}, problems: ['metadata is too long'] };
  let value: unknown;
  try {
    value = parse(yaml, { schema: 'core', maxAliasCount: 0, stringKeys: true, logLevel: 'silent' });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { metadata: {}, problems: [`metadata is not valid YAML: ${reason}`] };
  }
  if (value === null || value === undefined) return { metadata: {}, problems: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { metadata: {}, problems: ['metadata is not a list of “field: value”'] };
  }
  return readFields(value as Record<string, unknown>);
}

function readFields(values: Record<string, unknown>): MetadataReading {
  const metadata: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, schema] of Object.entries(fields)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) continue;
    const parsed = schema.safeParse(value);
    if (parsed.success) metadata[name] = parsed.data;
    else problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'cannot be used'}`);
  }
  return { metadata, problems };
}
