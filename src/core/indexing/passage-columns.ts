import { type Language, languages } from '../analysis/language.js';
import type { Passage } from '../passages/passage.js';
import type { ColumnReader, ColumnWriter, Pause } from './columns.js';
import type { PassageProfile } from './passage-profile.js';

/** A passage with what ranking needs of it. */
export interface Entry {
  readonly passage: Passage;
  readonly profile: PassageProfile;
}

/** What many passages of a document share. */
interface Place {
  readonly document: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly anchor?: string;
}

/**
 * Puts passages into columns, in their order.
 *
 * @param pause is called between the columns
 */
export async function savePassages(
  entries: readonly Entry[],
  writer: ColumnWriter,
  pause: Pause,
): Promise<void> {
  const places = new Map<string, number>();
  const put = async (name: string, valueOf: (entry: Entry) => number): Promise<void> => {
    writer.putNumbers(`passages.${name}`, entries.map(valueOf));
    await pause();
  };
  await put('place', ({ passage: { document, title, headings, anchor } }) => {
    const place: Place = { document, title, headings, ...(anchor === undefined ? {} : { anchor }) };
    const key = JSON.stringify(place);
    const number = places.get(key) ?? places.size;
    places.set(key, number);
    return number;
  });
  writer.putTexts('passages.places', [...places.keys()]);
  writer.putTexts(
    'passages.ids',
    entries.map(({ passage }) => passage.id),
  );
  await pause();
  writer.putTexts(
    'passages.texts',
    entries.map(({ passage }) => passage.text),
  );
  await put('language', ({ passage: { language } }) =>
    language === undefined ? undecided : languages.indexOf(language),
  );
  await put('start', ({ passage }) => passage.start);
  await put('firstLine', ({ passage }) => passage.lines[0]);
  await put('lastLine', ({ passage }) => passage.lines[1]);
  await put('page', ({ passage }) => passage.page ?? noPage);
  await put('length', ({ profile }) => profile.length);
  await put('gramLength', ({ profile }) => profile.gramLength);
  for (const part of profileParts) {
    const all = new Uint32Array(
      entries.reduce((sum, { profile }) => sum + profile[part].length, 0),
    );
    let end = 0;
    await put(`${part}.end`, ({ profile }) => {
      all.set(profile[part], end);
      end += profile[part].length;
      return end;
    });
    writer.put(`passages.${part}`, all);
  }
}

const profileParts = ['words', 'sentences', 'heading'] as const;
const undecided = languages.length;
/** Pages count from 1. */
const noPage = 0;

/**
 * Takes passages out of columns, in the order in which they were put there. Their numbers are parts of
 * the columns, not copies.
 *
 * @throws ColumnError
 */
export function loadPassages(reader: ColumnReader): Entry[] {
  const get = (name: string): Uint32Array => reader.getNumbers(`passages.${name}`);
  const places = reader.getTexts('passages.places').map((place) => JSON.parse(place) as Place);
  const texts = reader.getTexts('passages.texts');
  const columns = {
    place: get('place'),
    language: get('language'),
    start: get('start'),
    firstLine: get('firstLine'),
    lastLine: get('lastLine'),
    page: get('page'),
    length: get('length'),
    gramLength: get('gramLength'),
  };
  const parts = {
    words: createSlicer(get('words'), get('words.end')),
    sentences: createSlicer(get('sentences'), get('sentences.end')),
    heading: createSlicer(get('heading'), get('heading.end')),
  };
  return reader.getTexts('passages.ids').map((id, at): Entry => {
    const text = texts[at] ?? '';
    const start = columns.start[at] ?? 0;
    const page = columns.page[at] ?? noPage;
    const language: Language | undefined = languages[columns.language[at] ?? undecided];
    const {
      document = '',
      title = '',
      headings = [],
      anchor,
    } = places[columns.place[at] ?? 0] ?? {};
    return {
      passage: {
        id,
        document,
        title,
        headings,
        language,
        text,
        start,
        end: start + text.length,
        lines: [columns.firstLine[at] ?? 0, columns.lastLine[at] ?? 0],
        ...(page === noPage ? {} : { page }),
        ...(anchor === undefined ? {} : { anchor }),
      },
      profile: {
        words: parts.words(at),
        sentences: parts.sentences(at),
        heading: parts.heading(at),
        length: columns.length[at] ?? 0,
        gramLength: columns.gramLength[at] ?? 0,
      },
    };
  });
}

/** Gives the parts of a column by number: each ends where `ends` says, and begins where the one before ends. */
function createSlicer(all: Uint32Array, ends: Uint32Array): (at: number) => Uint32Array {
  return (at) => all.subarray(at === 0 ? 0 : ends[at - 1], ends[at]);
}
