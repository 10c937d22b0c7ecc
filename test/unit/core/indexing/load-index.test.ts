import { describe, expect, it } from 'vitest';

import { neverYield } from '../../../../src/core/create-yielder.js';
import { chooseRareTerms } from '../../../../src/core/indexing/choose-rare-terms.js';
import { ColumnError, ColumnReader, ColumnWriter } from '../../../../src/core/indexing/columns.js';
import { DocumentTable } from '../../../../src/core/indexing/document-table.js';
import {
  createMiniSearchIndex,
  loadMiniSearchIndex,
} from '../../../../src/core/indexing/minisearch-index.js';
import type { PassageIndex } from '../../../../src/core/indexing/passage-index.js';
import { SynonymMap } from '../../../../src/core/indexing/synonym-map.js';
import { computeVersion } from '../../../../src/core/indexing/update/compute-version.js';
import type { FileEntry } from '../../../../src/core/indexing/update/corpus-index.js';
import { estimateMemory } from '../../../../src/core/indexing/update/estimate-memory.js';
import { buildPassage } from './build-passage.js';

const passages = [
  buildPassage({
    id: 'a',
    document: 'a.pdf',
    title: 'Hafen',
    headings: ['Liegeplätze', 'Gebühren'],
    text: 'Die Hafenbehörde (HB) erhebt Gebühren. Der Einsatz dauert an.',
    page: 3,
    anchor: 'gebuehren',
    start: 7,
    end: 68,
    lines: [4, 6],
  }),
  buildPassage({ id: 'b', document: 'a.pdf', title: 'Hafen', text: 'Der HAFEN liegt im Norden.' }),
  buildPassage({ id: 'c', text: 'The harbour lies in the north.', language: 'en', page: 1 }),
  buildPassage({ id: 'd', text: 'Unklar 3000 x', language: undefined }),
];

const save = async (index: PassageIndex) => (await index.save()) ?? expect.fail();
const build = () => {
  const index = createMiniSearchIndex({ synonyms: [{ from: 'Hafen', to: ['Port'] }] });
  index.add(passages);
  return index;
};

describe('An index that was saved and loaded', () => {
  it('has the same passages with all that is known about them', async () => {
    const loaded = await loadMiniSearchIndex(await save(build()));
    expect([...loaded.passages()]).toEqual(passages);
    expect(loaded.statistics).toEqual(build().statistics);
    expect(loaded.synonyms).toEqual(build().synonyms);
    expect(loaded.synonymMap.rulesFor('hafen')).toEqual(build().synonymMap.rulesFor('hafen'));
    expect(loaded.synonymMap.rulesFor('hb')).toEqual(build().synonymMap.rulesFor('hb'));
  });

  it('is not saved where it changes while it is gathered, but the next time', async () => {
    const index = build();
    let isChanged = false;
    const change = () => {
      if (!isChanged) index.add([buildPassage({ id: 'e', text: 'Ein Leuchtturm.' })]);
      isChanged = true;
      return undefined;
    };
    expect(await index.save(change)).toBeUndefined();
    const loaded = await loadMiniSearchIndex(await save(index));
    expect([...loaded.passages()].map(({ id }) => id)).toContain('e');
  });

  it('knows its words: one more like them is no new one, and those that leave are counted', async () => {
    const index = build();
    const loaded = await loadMiniSearchIndex(await save(index));
    for (const one of [index, loaded]) {
      one.add([buildPassage({ id: 'e', text: 'Hafen hafen HAFEN Leuchtturm the' })]);
      one.remove(['b']);
    }
    const figures = ({ lexicon }: PassageIndex) => ({
      size: lexicon.size,
      formCount: lexicon.formCount,
      formsInUse: lexicon.formsInUse,
      stems: lexicon.stems,
      grams: lexicon.grams,
      surface: lexicon.surfaceOf(lexicon.stemNumber('haf') ?? lexicon.stemNumber('hafen') ?? -1),
    });
    expect(figures(loaded)).toEqual(figures(index));
  });

  it('gives the same document figures, also after it was changed and saved again', async () => {
    let index = await loadMiniSearchIndex(await save(build()));
    index.remove(['a']);
    index = await loadMiniSearchIndex(await save(index));
    const fresh = createMiniSearchIndex();
    fresh.add(passages.slice(1));
    for (const word of ['hafen', 'gebuhr', 'nord', 'einsatz', 'harbour']) {
      const frequency = (one: PassageIndex) =>
        one.document('a.pdf')?.frequencyOf(one.lexicon.stemNumber(word) ?? -1) ?? 0;
      const documents = (one: PassageIndex) => {
        const stem = one.lexicon.stemNumber(word);
        return stem === undefined ? 0 : one.documentFrequency(stem);
      };
      expect([frequency(index), documents(index)], word).toEqual([
        frequency(fresh),
        documents(fresh),
      ]);
    }
    expect(index.statistics).toEqual(fresh.statistics);
  });

  it.each<[string, (columns: Map<string, Uint8Array | Uint16Array | Uint32Array>) => unknown]>([
    ['a passage fewer in one column', (all) => all.set('passages.page', Uint32Array.of(3))],
    ['a document fewer in one column', (all) => all.set('documents.length', new Uint32Array())],
    ['fewer words than its documents say', (all) => all.set('documents.stems', new Uint32Array())],
    [
      'fewer counts than its documents say',
      (all) => all.set('documents.counts', new Uint32Array()),
    ],
    ['a column of another type', (all) => all.set('passages.page', Uint16Array.of(3, 0, 1, 0))],
    ['no figures', (all) => all.set('synonyms', Buffer.from('{"from": 1}'))],
    ['acronyms that are none', (all) => all.set('synonym-map', Buffer.from('[{"count": 0}]'))],
  ])('is refused with %s', async (_, damage) => {
    const columns = new Map(await save(build()));
    damage(columns);
    await expect(loadMiniSearchIndex(columns)).rejects.toThrow(ColumnError);
  });
});

describe('Texts in columns', () => {
  it('are as they were, around the length at which a block ends', async () => {
    const texts = ['', 'ä'.repeat(4_095), 'b', '', '€'.repeat(4_097), '', 'c'.repeat(4_096), ''];
    const writer = new ColumnWriter();
    await writer.putTexts('t', texts, neverYield);
    const reader = new ColumnReader(writer.columns);
    expect(await reader.getTexts('t', neverYield)).toEqual(texts);
    expect(reader.getNumbers('t.blocks').length).toBeLessThan(texts.length);
    expect(reader.getNumbers('t.blocks').length).toBeGreaterThan(1);
  });

  it('are refused as numbers of either length', () => {
    const writer = new ColumnWriter();
    writer.putJson('t', [1]);
    writer.put('s', Uint16Array.of(1));
    const reader = new ColumnReader(writer.columns);
    expect(() => reader.getNumbers('t')).toThrow('the column t has another type');
    expect(() => reader.getShortNumbers('t')).toThrow('the column t has another type');
    expect(() => reader.getNumbers('s')).toThrow(ColumnError);
    expect(reader.getShortNumbers('s')).toEqual(Uint16Array.of(1));
    expect(reader.getJson('t')).toEqual([1]);
  });
});

describe('A table of documents', () => {
  it('throws where more is taken back than was there', () => {
    const table = new DocumentTable();
    table.count('a', new Map([[0, 2]]), 2, 1);
    expect(() => table.count('a', new Map([[0, 3]]), 3, -1)).toThrow(RangeError);
  });

  it('has the average length of its documents, and 0 without any', () => {
    const table = new DocumentTable();
    expect(table.averageLength).toBe(0);
    table.count('a', new Map([[0, 2]]), 2, 1);
    table.count('b', new Map([[1, 4]]), 4, 1);
    table.count('b', new Map([[0, 3]]), 3, 1);
    expect(table.averageLength).toBe(4.5);
    expect([0, 1, 2].map((stem) => table.frequencyOf(stem))).toEqual([2, 1, 0]);
    table.count('a', new Map([[0, 2]]), 2, -1);
    expect([table.size, table.averageLength, table.frequencyOf(0)]).toEqual([1, 7, 1]);
    expect(table.get('a')).toBeUndefined();
  });
});

describe('A map of synonyms', () => {
  it('forgets an acronym with its last passage, and counts what has no words as nothing', () => {
    const map = new SynonymMap();
    map.countAcronym(['hb'], ['hafen', 'behord'], 1);
    map.countAcronym(['hb'], ['hafen', 'behord'], 1);
    map.count({ from: [], to: ['a'] }, 1);
    map.count({ from: ['a'], to: [] }, 1);
    map.countAcronym(['hb'], ['hafen', 'behord'], -1);
    expect(map.rulesFor('hb')).toEqual([
      { from: ['hb'], to: ['hafen', 'behord'], fromAcronym: true },
    ]);
    expect(map.rulesFor('hafen')).toEqual([{ from: ['hafen', 'behord'], to: ['hb'] }]);
    map.countAcronym(['hb'], ['hafen', 'behord'], -1);
    expect([map.rulesFor('hb'), map.rulesFor('hafen'), map.rulesFor('a')]).toEqual([[], [], []]);
  });

  it('lists its rules in the same order, whatever came first', () => {
    const forwards = new SynonymMap();
    const backwards = new SynonymMap();
    const rules = ['b', 'a', 'c'].map((to) => ({ from: ['x'], to: [to] }));
    for (const rule of rules) forwards.count(rule, 1);
    for (const rule of [...rules].reverse()) backwards.count(rule, 1);
    expect(forwards.rulesFor('x').map(({ to }) => to[0])).toEqual(['a', 'b', 'c']);
    expect(backwards.rulesFor('x')).toEqual(forwards.rulesFor('x'));
  });

  it('keeps a rule for an acronym apart from one for the word', () => {
    const map = new SynonymMap();
    map.count({ from: ['us'], to: ['amerika'], fromAcronym: true }, 1);
    map.count({ from: ['us'], to: ['amerika'] }, 1);
    expect(map.rulesFor('us')).toHaveLength(2);
  });
});

describe('chooseRareTerms', () => {
  const choose = (
    frequencies: Readonly<Record<string, number>>,
    weights: Record<string, number> = {},
  ) =>
    chooseRareTerms(
      new Map(Object.keys(frequencies).map((term) => [term, weights[term] ?? 1])),
      (term) => frequencies[term] ?? 0,
    ).map(([term]) => term);

  it('leaves out what does not occur', () => {
    expect(choose({ a: 1, b: 0 })).toEqual(['a']);
    expect(choose({})).toEqual([]);
  });

  it('has the rarest first, equally rare ones in alphabetical order, other forms last', () => {
    expect(choose({ c: 3, b: 2, a: 3, d: 1 })).toEqual(['d', 'b', 'a', 'c']);
    expect(choose({ c: 3, b: 1 }, { b: 0.5 })).toEqual(['c', 'b']);
    expect(choose({ c: 3, b: 2, a: 1 }, { c: 0.8, a: 0.7, b: 0.5 })).toEqual(['a', 'b', 'c']);
  });

  it('has as many as a question may read, and at least one', () => {
    expect(choose({ a: 40_000, b: 60_000, c: 100_000 })).toEqual(['a', 'b']);
    expect(choose({ a: 40_000, b: 60_001 })).toEqual(['a']);
    expect(choose({ a: 400_000 })).toEqual(['a']);
  });
});

describe('The version of a corpus', () => {
  const entry = (sha256?: string): FileEntry => ({ sha256, failures: [], characters: 0 });
  const version = (...files: readonly [string, string?][]) =>
    computeVersion(new Map(files.map(([path, sha256]) => [path, entry(sha256)])));

  it('is the same for the same files in any order', () => {
    expect(version(['a', '1'], ['b', '2'])).toBe(version(['b', '2'], ['a', '1']));
    expect(version(['a', '1'])).toMatch(/^[0-9a-f]{8}$/);
  });

  it.each<[string, readonly [string, string?][]]>([
    [
      'another content',
      [
        ['a', '2'],
        ['b', '2'],
      ],
    ],
    [
      'another name',
      [
        ['c', '1'],
        ['b', '2'],
      ],
    ],
    ['a file less', [['a', '1']]],
    [
      'contents exchanged',
      [
        ['a', '2'],
        ['b', '1'],
      ],
    ],
    ['a file that cannot be read', [['a', '1'], ['b']]],
  ])('differs with %s', (_, files) => {
    expect(version(...files)).not.toBe(version(['a', '1'], ['b', '2']));
  });
});

describe('estimateMemory', () => {
  it('grows with the text, from that of an empty index on', () => {
    const empty = estimateMemory(0);
    expect(empty).toBeGreaterThan(50);
    const grown = estimateMemory(2 ** 20 * 100) - empty;
    expect(grown).toBeGreaterThan(500);
    expect(estimateMemory(2 ** 20 * 200) - empty).toBe(2 * grown);
    expect(Number.isInteger(estimateMemory(12_345))).toBe(true);
  });
});
