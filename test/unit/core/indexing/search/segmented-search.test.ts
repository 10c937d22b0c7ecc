import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';

import { neverYield } from '../../../../../src/core/create-yielder.js';
import { ColumnReader, ColumnWriter } from '../../../../../src/core/indexing/columns.js';
import {
  type Field,
  notIndexed,
  type SearchItem,
} from '../../../../../src/core/indexing/search/search-source.js';
import { SegmentedSearch } from '../../../../../src/core/indexing/search/segmented-search.js';

const vocabulary = ['einsatz', 'mandat', 'kosovo', 'friede', 'see', 'constructor', '__proto__'];

interface Item extends SearchItem, Readonly<Record<Field, readonly number[]>> {
  readonly id: string;
}

const create = () =>
  new SegmentedSearch<Item>({
    termsOf: (item, field) => item[field],
    nameOf: (term) => vocabulary[term] ?? 'fremd',
    termCount: vocabulary.length + 1,
    compare: (a, b) => (a.id < b.id ? -1 : 1),
  });

const words = fc.array(fc.nat(vocabulary.length - 1), { maxLength: 8 });
const items = fc
  .array(fc.record({ body: words, heading: words }), { maxLength: 12 })
  .map((all) => all.map((fields, at): Item => ({ id: `p${at}`, ordinal: notIndexed, ...fields })));
const weights = fc
  .uniqueArray(fc.tuple(fc.nat(vocabulary.length), fc.constantFrom(1, 0.8, 0.4)), {
    selector: ([term]) => term,
    maxLength: 5,
  })
  .map((all) => new Map(all));

const copy = (all: readonly Item[]) => all.map((item) => ({ ...item, ordinal: notIndexed }));

/** What MiniSearch’s own search finds, its factor for the number of met terms divided out. */
const searchPlainly = (all: readonly Item[], asked: ReadonlyMap<number, number>) => {
  const index = new MiniSearch({
    fields: ['body', 'heading'],
    tokenize: (text) => (text === '' ? [] : text.split(' ')),
    processTerm: (term) => term,
    searchOptions: { boost: { heading: 0.5 }, bm25: { k: 1.2, b: 0.75, d: 0 } },
  });
  const textOf = (terms: readonly number[]) => terms.map((term) => vocabulary[term]).join(' ');
  for (const { id, body, heading } of all) {
    index.add({ id, body: textOf(body), heading: textOf(heading) });
  }
  const nameOf = (term: number) => vocabulary[term] ?? 'fremd';
  const weightOf = new Map([...asked].map(([term, weight]) => [nameOf(term), weight]));
  return index
    .search([...weightOf.keys()].join(' '), { boostTerm: (term) => weightOf.get(term) ?? 1 })
    .map(({ id, score, queryTerms }) => ({ id: id as string, score: score / queryTerms.length }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
};

const forms = ['live', 'merged', 'loaded', 'half merged'] as const;

const build = async (all: readonly Item[], form: (typeof forms)[number]) => {
  const index = create();
  const half = form === 'half merged' ? Math.floor(all.length / 2) : all.length;
  for (const item of all.slice(0, half)) index.add(item);
  if (form !== 'live') await index.merge(all.slice(0, half), neverYield);
  for (const item of all.slice(half)) index.add(item);
  if (form !== 'loaded') return index;
  const writer = new ColumnWriter();
  index.save(writer);
  const loaded = create();
  loaded.load(all, new ColumnReader(writer.columns));
  return loaded;
};

const find = (
  index: SegmentedSearch<Item>,
  asked: ReadonlyMap<number, number>,
  options: { limit?: number; among?: readonly Item[] } = {},
) =>
  index
    .findBest(asked, { limit: 99, ...options })
    .map(({ item: { id }, score }) => ({ id, score }));

describe.each(forms)('An index that is %s', (form) => {
  it('gives what MiniSearch’s own search finds, with its scores', async () => {
    await fc.assert(
      fc.asyncProperty(items, weights, fc.nat(14), async (all, asked, limit) => {
        const index = await build(all, form);
        const found = find(index, asked, { limit });
        const expected = searchPlainly(all, asked);
        expect(found).toHaveLength(Math.min(limit, expected.length));
        const scoreOf = new Map(expected.map(({ id, score }) => [id, score]));
        for (const [at, { id, score }] of found.entries()) {
          expect(score).toBeCloseTo(scoreOf.get(id) ?? NaN, 10);
          expect(score).toBeCloseTo(expected[at]?.score ?? NaN, 10);
        }
        expect(find(index, asked, { limit })).toEqual(found);
      }),
    );
  });

  it('can be searched among some items only', async () => {
    await fc.assert(
      fc.asyncProperty(items, weights, fc.nat(), async (all, asked, mask) => {
        const index = await build(all, form);
        const among = all.filter((_, at) => ((mask >> at) & 1) === 1);
        const everywhere = find(index, asked);
        expect(find(index, asked, { among })).toEqual(
          everywhere.filter(({ id }) => among.some((item) => item.id === id)),
        );
      }),
    );
  });

  it('gives exactly the scores of a fresh one after items were exchanged', async () => {
    await fc.assert(
      fc.asyncProperty(items, weights, fc.nat(11), async (all, asked, at) => {
        const edited = await build(all, form);
        const gone = all[at];
        const again = gone === undefined ? [] : [{ ...gone, id: 'again', ordinal: notIndexed }];
        if (gone !== undefined) edited.remove(gone);
        for (const item of again) edited.add(item);
        const rest = [...all.filter((item) => item !== gone), ...again];
        const found = find(edited, asked);
        expect(found).toEqual(find(await build(copy(rest), 'live'), asked));
        await edited.merge(rest, neverYield);
        expect(edited.isMerged).toBe(true);
        expect(find(edited, asked)).toEqual(found);
      }),
    );
  });

  it('does not find what is masked', async () => {
    await fc.assert(
      fc.asyncProperty(items, weights, fc.nat(11), async (all, asked, at) => {
        const index = await build(all, form);
        const item = all[at];
        const everything = find(index, asked);
        if (item === undefined) return;
        index.setMasked(item, true);
        expect(find(index, asked)).toEqual(everything.filter(({ id }) => id !== item.id));
        index.setMasked(item, false);
        expect(find(index, asked)).toEqual(everything);
      }),
    );
  });
});

describe('Merging', () => {
  it('keeps what is added, removed and masked meanwhile', async () => {
    const edit = fc.record({
      step: fc.nat(12),
      at: fc.nat(11),
      kind: fc.constantFrom('add', 'remove', 'mask'),
    });
    await fc.assert(
      fc.asyncProperty(
        items,
        weights,
        fc.array(edit, { maxLength: 6 }),
        async (all, asked, edits) => {
          const index = await build(all, 'half merged');
          const alive = new Set(all);
          const masked = new Set<Item>();
          let steps = 0;
          const editNow = (): undefined => {
            for (const { at, kind } of edits.filter(({ step }) => step === steps)) {
              const item = all[at];
              if (kind === 'add') {
                const added = { id: `new${at}-${alive.size}`, body: [0, 1], heading: [at % 7] };
                const fresh: Item = { ...added, ordinal: notIndexed };
                alive.add(fresh);
                index.add(fresh);
              } else if (item !== undefined && alive.has(item)) {
                if (kind === 'mask') {
                  masked.add(item);
                  index.setMasked(item, true);
                } else {
                  alive.delete(item);
                  masked.delete(item);
                  index.remove(item);
                }
              }
            }
            steps += 1;
          };
          await index.merge(all, editNow);
          for (const item of masked) index.setMasked(item, false);
          const fresh = await build(copy([...alive]), 'live');
          expect(find(index, asked)).toEqual(find(fresh, asked));
        },
      ),
    );
  });
});
