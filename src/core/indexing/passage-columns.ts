import { z } from 'zod';

import { type Language, languages } from '../analysis/language.js';
import type { YieldIfDue } from '../create-yielder.js';
import { itemAt } from '../item-at.js';
import type { Passage } from '../passages/passage.js';
import { ColumnError, type ColumnReader, type ColumnWriter } from './columns.js';
import type { Entry } from './entry-table.js';
import type { PassageProfile } from './passage-profile.js';
import { notIndexed } from './search/search-source.js';

/** What many passages of a document have in common. */
const sharedSchema = z.strictObject({
  document: z.string(),
  title: z.string(),
  headings: z.array(z.string()).readonly(),
  anchor: z.string().exactOptional(),
});
type Shared = z.infer<typeof sharedSchema>;

/** The parts of a profile that are lists. */
const lists = ['words', 'sentences', 'heading'] as const;
/** The `language` of a passage that has none. */
const noLanguage = languages.length;
/** The `page` of a passage that has none: pages are numbered from 1. */
const noPage = 0;
/** How many passages are copied before the clock is looked at. */
const passagesPerStep = 1_000;

/** Saves passages as columns, in their order. */
export async function savePassages(
  entries: readonly Entry[],
  writer: ColumnWriter,
  yieldIfDue: YieldIfDue,
): Promise<void> {
  const put = async (name: string, valueOf: (entry: Entry) => number): Promise<void> => {
    const column = new Uint32Array(entries.length);
    for (const [at, entry] of entries.entries()) {
      column[at] = valueOf(entry);
      if (at % passagesPerStep === 0) await yieldIfDue();
    }
    writer.put(`passages.${name}`, column);
  };
  const putTexts = (name: string, textOf: (passage: Passage) => string): Promise<void> =>
    writer.putTexts(
      `passages.${name}`,
      entries.map(({ passage }) => textOf(passage)),
      yieldIfDue,
    );
  const shared = new Map<string, number>();
  await put('shared', ({ passage: { document, title, headings, anchor } }) => {
    const value: Shared = {
      document,
      title,
      headings,
      ...(anchor === undefined ? {} : { anchor }),
    };
    const key = JSON.stringify(value);
    const number = shared.get(key) ?? shared.size;
    shared.set(key, number);
    return number;
  });
  await writer.putTexts('passages.sharedValues', [...shared.keys()], yieldIfDue);
  await putTexts('ids', ({ id }) => id);
  await putTexts('texts', ({ text }) => text);
  await put('language', ({ passage: { language } }) =>
    language === undefined ? noLanguage : languages.indexOf(language),
  );
  await put('start', ({ passage }) => passage.start);
  await put('firstLine', ({ passage }) => passage.lines[0]);
  await put('lastLine', ({ passage }) => passage.lines[1]);
  await put('page', ({ passage }) => passage.page ?? noPage);
  await put('length', ({ profile }) => profile.length);
  await put('gramLength', ({ profile }) => profile.gramLength);
  for (const list of lists) {
    const all = new Uint32Array(
      entries.reduce((sum, { profile }) => sum + profile[list].length, 0),
    );
    let end = 0;
    await put(`${list}.end`, ({ profile }) => {
      all.set(profile[list], end);
      end += profile[list].length;
      return end;
    });
    writer.put(`passages.${list}`, all);
  }
}

/**
 * Loads passages from columns, in the order in which they were saved. The lists of their profiles are
 * views of the columns, not copies.
 *
 * @throws ColumnError when the columns do not fit together
 */
export async function loadPassages(reader: ColumnReader, yieldIfDue: YieldIfDue): Promise<Entry[]> {
  const ids = await reader.getTexts('passages.ids', yieldIfDue);
  const texts = await reader.getTexts('passages.texts', yieldIfDue);
  const shared: Shared[] = [];
  for (const value of await reader.getTexts('passages.sharedValues', yieldIfDue)) {
    shared.push(parseShared(value));
    await yieldIfDue();
  }
  const get = (name: string): Uint32Array => {
    const column = reader.getNumbers(`passages.${name}`);
    if (column.length === ids.length) return column;
    throw new ColumnError(`passages.${name} has ${column.length} items, not ${ids.length}`);
  };
  const columns = {
    shared: get('shared'),
    language: get('language'),
    start: get('start'),
    firstLine: get('firstLine'),
    lastLine: get('lastLine'),
    page: get('page'),
    length: get('length'),
    gramLength: get('gramLength'),
  };
  const slices = {
    words: createSlicer(reader.getNumbers('passages.words'), get('words.end')),
    sentences: createSlicer(reader.getNumbers('passages.sentences'), get('sentences.end')),
    heading: createSlicer(reader.getNumbers('passages.heading'), get('heading.end')),
  };
  const entries: Entry[] = [];
  for (const [at, id] of ids.entries()) {
    const text = itemAt(texts, at);
    const start = itemAt(columns.start, at);
    const page = itemAt(columns.page, at);
    const language: Language | undefined = languages[itemAt(columns.language, at)];
    const { document, title, headings, anchor } = itemAt(shared, itemAt(columns.shared, at));
    const passage: Passage = {
      id,
      document,
      title,
      headings,
      language,
      text,
      start,
      end: start + text.length,
      lines: [itemAt(columns.firstLine, at), itemAt(columns.lastLine, at)],
      ...(page === noPage ? {} : { page }),
      ...(anchor === undefined ? {} : { anchor }),
    };
    const profile: PassageProfile = {
      words: slices.words(at),
      sentences: slices.sentences(at),
      heading: slices.heading(at),
      length: itemAt(columns.length, at),
      gramLength: itemAt(columns.gramLength, at),
    };
    entries.push({ passage, profile, ordinal: notIndexed });
    if (at % passagesPerStep === 0) await yieldIfDue();
  }
  return entries;
}

function parseShared(value: string): Shared {
  try {
    return sharedSchema.parse(JSON.parse(value));
  } catch (cause) {
    throw new ColumnError('passages.sharedValues cannot be read', { cause });
  }
}

/**
 * Returns the slices of a column by number: each ends at its item of `ends` and begins where the
 * one before ends.
 */
function createSlicer(all: Uint32Array, ends: Uint32Array): (at: number) => Uint32Array {
  return (at) => all.subarray(at === 0 ? 0 : itemAt(ends, at - 1), itemAt(ends, at));
}
