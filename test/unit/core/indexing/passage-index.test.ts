import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  createMiniSearchIndex,
  loadMiniSearchIndex,
} from '../../../../src/core/indexing/minisearch-index.js';
import type { PassageIndex } from '../../../../src/core/indexing/passage-index.js';
import type { Passage } from '../../../../src/core/passages/passage.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from './build-passage.js';
import { countPlainly, readFigures } from './model.js';

const kosovo = buildPassage({
  id: 'a',
  document: 'nato.md',
  title: 'NATO',
  headings: ['Kosovo'],
  text: 'Die Kosovo Force (KFOR) sichert den Frieden. Soldatinnen und Soldaten sind beteiligt.',
});
const sea = buildPassage({
  id: 'b',
  document: 'nato.md',
  text: 'Die Einsätze im Mittelmeer überwachen die Seewege.',
});
const office = buildPassage({
  id: 'c',
  document: 'office.md',
  language: 'en',
  text: 'The soldiers of the force keep the peace.',
});

const indexOf = (passages: readonly Passage[]): PassageIndex => {
  const index = createMiniSearchIndex();
  index.add(passages);
  return index;
};

const terms = (...names: string[]) => new Map(names.map((name) => [name, 1]));
const idsOf = (candidates: readonly { passage: Passage }[]) =>
  candidates.map(({ passage }) => passage.id);

describe('A passage index', () => {
  it('is empty at first', () => {
    const index = createMiniSearchIndex();
    expect(readFigures(index)).toEqual(countPlainly([]));
    expect([...index.passages()]).toEqual([]);
    expect(index.get('a')).toBeUndefined();
    expect(index.document('nato.md')).toBeUndefined();
    expect(index.findCandidates(terms('frieden'), { limit: 10 })).toEqual([]);
    expect(index.findSimilarStems('frieden', 2)).toEqual([]);
  });

  it('counts what its passages have', () => {
    expect(readFigures(indexOf([kosovo, sea, office]))).toEqual(
      countPlainly([kosovo, sea, office]),
    );
  });

  it('forgets what is removed', () => {
    const index = indexOf([kosovo, sea, office]);
    index.remove(['a', 'not there', 'a']);
    expect(readFigures(index)).toEqual(countPlainly([sea, office]));
    expect(index.get('a')).toBeUndefined();
    expect(index.findCandidates(terms('kosovo'), { limit: 10 })).toEqual([]);
    index.remove(['b', 'c']);
    expect(readFigures(index)).toEqual(countPlainly([]));
  });

  it('has the last passage of an id', () => {
    const moved = { ...sea, id: 'a', document: 'sea.md' };
    const index = indexOf([kosovo, moved]);
    expect(index.get('a')).toBe(moved);
    expect([...index.passages()]).toEqual([moved]);
    expect(readFigures(index)).toEqual(countPlainly([moved]));
  });

  it('finds the passages with a term, best first', () => {
    const index = indexOf([kosovo, sea, office]);
    expect(idsOf(index.findCandidates(terms('einsatz'), { limit: 10 }))).toEqual(['b']);
    expect(idsOf(index.findCandidates(terms('soldat', 'einsatz'), { limit: 10 })).sort()).toEqual([
      'a',
      'b',
    ]);
    expect(index.findCandidates(terms('soldat', 'einsatz'), { limit: 1 })).toHaveLength(1);
    expect(index.findCandidates(terms(), { limit: 10 })).toEqual([]);
    expect(index.findCandidates(terms('nirgends'), { limit: 10 })).toEqual([]);
  });

  it('finds by the words of a heading', () => {
    expect(idsOf(indexOf([kosovo, sea]).findCandidates(terms('nato'), { limit: 10 }))).toEqual([
      'a',
    ]);
  });

  it('finds in one document only', () => {
    const index = indexOf([kosovo, { ...kosovo, id: 'd', document: 'other.md' }]);
    const options = { limit: 10, document: 'other.md' };
    expect(idsOf(index.findCandidates(terms('kosovo'), options))).toEqual(['d']);
    expect(index.findCandidates(terms('kosovo'), { limit: 10, document: 'constructor' })).toEqual(
      [],
    );
  });

  it('orders equal passages by their ids', () => {
    const ids = ['q', 'b', 'z', 'a'];
    const index = indexOf(ids.map((id) => ({ ...sea, id })));
    expect(idsOf(index.findCandidates(terms('einsatz'), { limit: 10 }))).toEqual([
      'a',
      'b',
      'q',
      'z',
    ]);
  });

  it('knows the stems near another, at its beginning and at its end', () => {
    const index = indexOf([buildPassage({ id: 'a', text: 'Mandat Mandant Manda Auslandsmandat' })]);
    const name = (stem: number) => index.lexicon.stems[stem];
    expect(
      index.findSimilarStems('mandat', 1).map(({ stem, distance }) => [name(stem), distance]),
    ).toEqual([
      ['mandat', 0],
      ['manda', 1],
      ['mandant', 1],
    ]);
    expect(index.findStemsWithPrefix('mand').map(name)).toEqual(['manda', 'mandant', 'mandat']);
    expect(index.findStemsWithSuffix('mandat').map(name)).toEqual(['auslandsmandat', 'mandat']);
    index.remove(['a']);
    expect(index.findSimilarStems('mandat', 1)).toEqual([]);
    expect(index.findStemsWithPrefix('mand')).toEqual([]);
    expect(index.findStemsWithSuffix('mandat')).toEqual([]);
  });

  it('shows a stem in the form that is written most', () => {
    const index = indexOf([
      buildPassage({ id: 'a', text: 'EINSATZ und einsatz' }),
      buildPassage({ id: 'b', text: 'Einsatz, Einsatz, Einsätze' }),
    ]);
    const stem = index.lexicon.stemNumber('einsatz') ?? -1;
    expect(index.surfaceOf(stem)).toBe('Einsatz');
    index.remove(['b']);
    expect(index.surfaceOf(stem)).toBe('EINSATZ');
    index.remove(['a']);
    expect(index.surfaceOf(stem)).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'takes %s for a word, an id and a document',
    (name) => {
      const passage = buildPassage({ id: name, document: name, text: `Der ${name} steht hier.` });
      const index = indexOf([sea, passage]);
      expect(readFigures(index)).toEqual(countPlainly([sea, passage]));
      expect(retrieve(name, index).hits[0]?.passage).toBe(passage);
      index.remove([name]);
      expect(readFigures(index)).toEqual(countPlainly([sea]));
    },
  );
});

const word = fc.constantFrom(
  ...`Einsatz Einsätze EINSATZ einsatz Auslandseinsatz Einsatzgebiet Soldat Soldatinnen Mandat Mandant
  Kosovo KFOR (KFOR) Force Streit- und Sicherheitskräfte Streitkräfte die der force soldiers peace
  peaceful § 3a 1.000 node.js C++ __proto__ constructor ﷺ`.split(/\s+/),
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));

const passage = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'),
    document: fc.constantFrom('one.md', 'two.md', 'constructor'),
    language: fc.constantFrom('de' as const, 'en' as const, undefined),
    title: fc.constantFrom('', 'Kosovo', 'Einsatz der Force'),
    headings: fc.array(fc.constantFrom('Mandat', 'Kosovo Force (KFOR)'), { maxLength: 2 }),
    text,
  })
  .map(buildPassage);

const edit = fc.oneof(
  { weight: 3, arbitrary: fc.record({ add: fc.array(passage, { maxLength: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      replace: fc.constantFrom('one.md', 'two.md', 'constructor'),
      by: fc.array(passage, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ remove: passage.map(({ id }) => id) }) },
  { weight: 1, arbitrary: fc.constantFrom({ saved: 'goes on' }, { saved: 'is loaded' }) },
);

const questions = [
  'Einsatz',
  'Wo ist der Einzatz?',
  'Mandad',
  'Auslandseinsätze der Streitkräfte',
  'KFOR',
  'Kosovo Force',
  'soldier peace',
  'mandt einsatzgebeit',
  'Streit- und Sicherheitskräfte § 3a',
  'constructor __proto__',
];

const rankingOf = (question: string, index: PassageIndex) => {
  const { query, hits } = retrieve(question, index);
  return {
    hits: hits.map(({ passage: { id }, score, signals }) => ({ id, score, signals })),
    words: query.words.map(({ surface, idf, unknownGrams, correction, stems, grams }) => ({
      surface,
      idf,
      unknownGrams,
      correction,
      stems: stems.map(({ stem, weight }) => [index.lexicon.stems[stem], weight]),
      grams: grams.map(([, weight]) => weight),
    })),
  };
};

describe('The same passages', () => {
  it('give the same figures, candidates, rankings and scores, whatever came before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        async (edits, order) => {
          let edited = createMiniSearchIndex();
          const expected = new Map<string, Passage>();
          for (const step of edits) {
            if ('add' in step) {
              edited.add(step.add);
              for (const added of step.add) expected.set(added.id, added);
            } else if ('replace' in step) {
              const passages = [...new Map(step.by.map((item) => [item.id, item])).values()].map(
                (item) => ({ ...item, document: step.replace, id: `${step.replace} ${item.id}` }),
              );
              await edited.replaceDocument(step.replace, passages);
              for (const item of [...expected.values()]) {
                if (item.document === step.replace) expected.delete(item.id);
              }
              for (const item of passages) expected.set(item.id, item);
            } else if ('remove' in step) {
              edited.remove([step.remove]);
              expected.delete(step.remove);
            } else {
              const columns = (await edited.save()) ?? expect.fail();
              if (step.saved === 'is loaded') edited = await loadMiniSearchIndex(columns);
            }
          }
          const passages = [...expected.values()]
            .map((item) => ({ item, place: order.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ item }) => item);
          const fresh = indexOf(passages);

          const kept = new Map([...edited.passages()].map((item) => [item.id, item]));
          expect(kept).toEqual(expected);
          expect(readFigures(edited)).toEqual(countPlainly(passages));
          expect(readFigures(fresh)).toEqual(countPlainly(passages));
          for (const name of ['einsatz', 'kosovo', 'soldat', 'kfor', 'peac']) {
            expect(edited.synonymMap.rulesFor(name)).toEqual(fresh.synonymMap.rulesFor(name));
          }
          const asked = new Map([
            ['einsatz', 1],
            ['mandat', 0.8],
            ['kfor', 0.5],
            ['streitkraft', 0.3],
          ]);
          const candidatesOf = (index: PassageIndex) =>
            index
              .findCandidates(asked, { limit: 4 })
              .map(({ passage: { id }, score }) => [id, score]);
          expect(candidatesOf(edited)).toEqual(candidatesOf(fresh));
          for (const question of questions) {
            expect(rankingOf(question, edited)).toEqual(rankingOf(question, fresh));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('give exactly the same scores after hundreds of edits', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      buildPassage({
        id: `p${at}`,
        text: `Einsatz ${Array.from({ length: (at * 7) % 31 }, (__, word) => `Wort${word}`).join(' ')}`,
      }),
    );
    const stay = many.filter((_, at) => at % 5 === 2);
    const edited = indexOf(many);
    edited.remove(many.filter((_, at) => at % 5 !== 2).map(({ id }) => id));
    const scoresOf = (index: PassageIndex) =>
      index
        .findCandidates(terms('einsatz', 'wort3'), { limit: 300 })
        .map(({ passage: { id }, score }) => [id, score]);
    expect(scoresOf(edited)).toEqual(scoresOf(indexOf([...stay].reverse())));
  });
});
