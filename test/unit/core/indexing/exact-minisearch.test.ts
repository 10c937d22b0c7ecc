import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ColumnReader, ColumnWriter } from '../../../../src/core/indexing/columns.js';
import { ExactMiniSearch } from '../../../../src/core/indexing/exact-minisearch.js';

interface Fields {
  readonly id: string;
  readonly body: string;
  readonly heading: string;
}

const create = () =>
  new ExactMiniSearch<Fields>({
    fields: ['body', 'heading'],
    tokenize: (stems) => (stems === '' ? [] : stems.split(' ')),
    processTerm: (stem) => stem,
    autoVacuum: false,
    searchOptions: { boost: { heading: 0.5 }, bm25: { k: 1.2, b: 0.75, d: 0 } },
  });

const vocabulary = ['einsatz', 'mandat', 'kosovo', 'friede', 'see', 'constructor', '__proto__'];
const numbers = { numberOf: (term: string) => vocabulary.indexOf(term), terms: vocabulary };
const words = fc
  .array(fc.constantFrom(...vocabulary), { maxLength: 8 })
  .map((all) => all.join(' '));
const documents = fc
  .array(fc.record({ body: words, heading: words }), { maxLength: 12 })
  .map((all) => all.map((fields, at): Fields => ({ id: `p${at}`, ...fields })));
const weights = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...vocabulary, 'fremd'), fc.constantFrom(1, 0.8, 0.4)), {
    selector: ([term]) => term,
    maxLength: 5,
  })
  .map((all) => new Map(all));

/** What MiniSearch's own search finds, its factor for the number of met terms divided out. */
const searchPlainly = (index: ExactMiniSearch<Fields>, asked: ReadonlyMap<string, number>) =>
  index
    .search([...asked.keys()].join(' '), { boostTerm: (term) => asked.get(term) ?? 1 })
    .map(({ id, score, queryTerms }) => ({ id: id as string, score: score / queryTerms.length }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));

const build = async (all: readonly Fields[], form: 'live' | 'packed' | 'loaded') => {
  const index = create();
  for (const fields of all) index.add(fields);
  if (form === 'live') return index;
  const writer = new ColumnWriter();
  await index.pack(numbers, writer, () => undefined);
  if (form === 'packed') return index;
  const loaded = create();
  loaded.unpack(numbers, new ColumnReader(writer.columns));
  return loaded;
};

describe.each(['live', 'packed', 'loaded'] as const)('%s postings', (form) => {
  it('give what MiniSearch’s own search finds, with its scores', async () => {
    await fc.assert(
      fc.asyncProperty(documents, weights, fc.nat(14), async (all, asked, limit) => {
        const index = await build(all, form);
        const found = index.findBest(asked, { limit });
        const expected = searchPlainly(await build(all, 'live'), asked);
        expect(found).toHaveLength(Math.min(limit, expected.length));
        const scoreOf = new Map(expected.map(({ id, score }) => [id, score]));
        for (const [at, { id, score }] of found.entries()) {
          expect(score).toBeCloseTo(scoreOf.get(id) ?? NaN, 10);
          expect(score).toBeCloseTo(expected[at]?.score ?? NaN, 10);
        }
        const again = searchPlainly(index, asked);
        expect(again).toEqual(expected);
        expect(index.findBest(asked, { limit })).toEqual(found);
      }),
    );
  });

  it('are found among some documents alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        weights,
        fc.subarray(['p0', 'p1', 'p2', 'p3', 'none']),
        async (all, asked, among) => {
          const index = await build(all, form);
          const everywhere = index.findBest(asked, { limit: 99 });
          expect(index.findBest(asked, { limit: 99, among })).toEqual(
            everywhere.filter(({ id }) => among.includes(id)),
          );
        },
      ),
    );
  });

  it('can be edited further', async () => {
    await fc.assert(
      fc.asyncProperty(documents, weights, fc.nat(11), async (all, asked, at) => {
        const edited = await build(all, form);
        const gone = all[at];
        if (gone !== undefined) {
          edited.remove(gone);
          edited.add({ ...gone, id: 'again' });
        }
        const fresh = await build(
          all.map((fields) => (fields === gone ? { ...fields, id: 'again' } : fields)),
          'live',
        );
        const best = (index: typeof edited) => index.findBest(asked, { limit: 99 });
        expect(best(edited)).toEqual(best(fresh));
      }),
    );
  });
});
