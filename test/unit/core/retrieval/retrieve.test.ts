import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { answerQuestion } from '../../../../src/core/answer/answer-question.js';
import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import type { PassageIndex } from '../../../../src/core/indexing/passage-index.js';
import { retrieve, type RetrieveOptions } from '../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../indexing/build-passage.js';
import { loadNatoIndex } from '../../../support/load-nato-index.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

const rankingOf = (question: string, index: PassageIndex, options?: RetrieveOptions) =>
  retrieve(question, index, options).hits.map(({ passage: { id }, score }) => ({ id, score }));

const idsOf = (question: string, index: PassageIndex, options?: RetrieveOptions) =>
  rankingOf(question, index, options).map(({ id }) => id);

const correctionsOf = (question: string, index: PassageIndex) =>
  retrieve(question, index).query.words.flatMap(({ surface, correction }) =>
    correction === undefined ? [] : [[surface, correction]],
  );

const office = createMiniSearchIndex();
office.add([
  buildPassage({
    id: 'permit',
    document: 'a.md',
    text: 'Der Antrag auf einen Anwohnerausweis kostet 30 Euro.',
  }),
  buildPassage({
    id: 'cabin',
    document: 'a.md',
    text: 'Die Genehmigung einer Gartenlaube dauert 14 Tage.',
  }),
  buildPassage({
    id: 'dog',
    document: 'b.md',
    text: 'Für jeden Hund ist im Jahr 1990 eine Steuer zu zahlen.',
  }),
  buildPassage({
    id: 'dog-en',
    document: 'c.md',
    language: 'en',
    text: 'The annual tax for every dog is payable in January.',
  }),
]);

describe('retrieve', () => {
  it.each([
    ['Was kostet der Anwohnerausweis?', 'permit'],
    ['ANWOHNERAUSWEIS', 'permit'],
    ['Gartenlauben genehmigt', 'cabin'],
    ['Gartenlaube', 'cabin'],
    ['Genehmigungen', 'cabin'],
    ['Hundesteuer', 'dog'],
    ['Steuer für Hunde', 'dog'],
    ['How much is the tax for dogs?', 'dog-en'],
    ['Gebühr 30 Euro', 'permit'],
    ['Antraege', 'permit'],
    ['Antra\u0308ge', 'permit'],
  ])('finds for %s the passage %s first', (question, id) => {
    expect(idsOf(question, office)[0]).toBe(id);
  });

  it.each(['', ' ', '?', 'der die das', 'wie viele', 'the of', 'Xylophon', '2077', '🙂'])(
    'finds nothing for %j',
    (question) => {
      expect(idsOf(question, office)).toEqual([]);
    },
  );

  it('finds nothing in an empty index', () => {
    expect(idsOf('Hund', createMiniSearchIndex())).toEqual([]);
  });

  it('finds only in the document that is asked for', () => {
    expect(idsOf('Hund dog tax Steuer', office, { document: 'b.md' })).toEqual(['dog']);
    expect(idsOf('Hund', office, { document: 'a.md' })).toEqual([]);
    expect(idsOf('Hund', office, { document: '__proto__' })).toEqual([]);
  });

  it('gives as many as are asked for, best first', () => {
    expect(idsOf('Hund dog Antrag', office, { limit: 1 })).toHaveLength(1);
    const scores = rankingOf('Hund Steuer Antrag', office).map(({ score }) => score);
    expect(scores.length).toBeGreaterThan(1);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('orders equal passages by their ids', () => {
    const index = createMiniSearchIndex();
    index.add(
      ['q', 'b', 'z', 'a'].map((id) => buildPassage({ id, document: 'x.md', text: 'Der Hund.' })),
    );
    expect(idsOf('Hund', index)).toEqual(['a', 'b', 'q', 'z']);
  });

  it('ranks alike however often a word is said', () => {
    const word = fc.constantFrom(
      'Hund',
      'Steuer',
      'Antrag',
      'der',
      'wo',
      'Gartenlaube',
      'Hnud',
      'tax',
      '30',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const question = words.join(' ');
        expect(rankingOf(`${question} ${question}`, office)).toEqual(rankingOf(question, office));
      }),
    );
    expect(rankingOf('Hund HUND hund', office)).toEqual(rankingOf('Hund', office));
  });
});

describe('A word that the corpus does not have', () => {
  it.each([
    ['Anwohnerauswies', 'Anwohnerausweis'],
    ['Gartenlabue', 'Gartenlaube'],
    ['Genemigung', 'Genehmigung'],
    ['Antrg', 'Antrag'],
    ['Januray', 'January'],
  ])('is corrected: %s to %s', (typo, correction) => {
    expect(correctionsOf(typo, office)).toEqual([[typo, correction]]);
    expect(idsOf(typo, office).length).toBeGreaterThan(0);
  });

  it.each(['1991', '31', '§ 30', '3a', 'Xylophon', 'Hxx', 'Ab', '__proto__', 'constructor'])(
    'is not corrected when it is a number, a short word or nothing like any: %s',
    (question) => {
      expect(correctionsOf(question, office)).toEqual([]);
    },
  );

  it('alone is widened; a known one stands for itself', () => {
    const index = createMiniSearchIndex();
    index.add([
      buildPassage({ id: 'a', text: 'Mandat' }),
      buildPassage({ id: 'b', text: 'Mandant' }),
    ]);
    expect(idsOf('Mandat', index)).toEqual(['a']);
    expect(idsOf('Mandxt', index)).toEqual(['a']);
    expect(idsOf('Manda', index).sort()).toEqual(['a', 'b']);
    expect(correctionsOf('Mandat', index)).toEqual([]);
  });

  it('is corrected no longer once the word comes in, and again once it has left', () => {
    const index = createMiniSearchIndex();
    index.add([buildPassage({ id: 'a', text: 'Mandat' })]);
    expect(correctionsOf('Mandant', index)).toEqual([['Mandant', 'Mandat']]);
    index.add([buildPassage({ id: 'b', text: 'Mandant' })]);
    expect(correctionsOf('Mandant', index)).toEqual([]);
    index.remove(['b']);
    expect(correctionsOf('Mandant', index)).toEqual([['Mandant', 'Mandat']]);
  });
});

describe('A question that is none', () => {
  let nato: Awaited<ReturnType<typeof loadNatoIndex>>;
  beforeAll(async () => {
    nato = await loadNatoIndex();
  });

  const fragments = fc.constantFrom(
    'a',
    'der',
    'die',
    '?',
    '!!',
    '\u0000',
    '\u202eNATO',
    '🙂',
    '👨‍👩‍👧',
    '\ud800',
    '\udc00',
    'حلف الناتو',
    "'; DROP TABLE passages; --",
    '(a+)+$',
    '[',
    '\\',
    '.*',
    '^',
    '%',
    '*',
    '"',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '<script>',
    '${x}',
    '§',
    '1.000',
    'KFOR',
    'Einsatz',
    'Kosvo',
    '-',
    '/',
    'Streit-',
    'und',
    'a'.repeat(200),
    '(KFOR)',
    '\u0308',
    '\n',
    'ﷺ',
    'İ',
    'NEAR',
    'OR',
    'null',
  );
  const question = fc.oneof(
    fc.array(fragments, { maxLength: 20 }).map((parts) => parts.join(' ')),
    fc.array(fragments, { maxLength: 10 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );

  it('is answered or honestly not, and never throws', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const answer = answerQuestion(asked, nato.index, (path) => nato.documents.get(path));
        expect(answer.confidence).toBeGreaterThanOrEqual(0);
        expect(answer.confidence).toBeLessThanOrEqual(1);
        expect(answer.quotes.length > 0).toBe(answer.status === 'found');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one letter', 'a'],
    ['one letter again and again', 'a '.repeat(3_000)],
    ['one long word', 'einsatz'.repeat(860)],
    ['one word without an end', 'x'.repeat(6_000)],
    ['many words', 'Einsatz Kosvo Mandat Schif Waffe '.repeat(180)],
    [
      'many different words',
      Array.from({ length: 900 }, (_, at) => `Wrt${at.toString(36)}`).join(' '),
    ],
    [
      'many different long typos',
      Array.from(
        { length: 500 },
        (_, at) => `Einsaz${String.fromCharCode(97 + (at % 26), 97 + ((at / 26) | 0))}`,
      ).join(' '),
    ],
    ['only hyphens', 'Streit- und '.repeat(500)],
    ['only brackets', '((((('.repeat(1_200)],
    ['only sections', '§ '.repeat(3_000)],
    ['a hundred thousand characters', 'Einsatz '.repeat(12_500)],
  ])('is dealt with quickly: %s', (_, asked) => {
    answerQuestion(asked, nato.index, () => undefined);
    const spent = startCpuClock();
    answerQuestion(asked, nato.index, () => undefined);
    // Loose, since other tests run beside this one; quadratic work would take far longer.
    expect(spent()).toBeLessThan(500);
  });
});

describe('corrections', () => {
  const mixed = createMiniSearchIndex();
  mixed.add([
    buildPassage({ id: 'art', text: 'Die Art der Entity ist anzugeben. Der Partner kommt bald.' }),
    buildPassage({ id: 'card', text: 'Der Personalausweis kostet 37 Euro. Das Personal hilft.' }),
    buildPassage({
      id: 'leave',
      text: 'Im Kündigungsschutz gilt eine Frist. Schutz bei Kündigung.',
    }),
  ]);

  it.each([
    ['Arzt', 'a real German word of four letters'],
    ['entitled person', 'a real English word'],
    ['What is a baud?', 'a real English word near a German one'],
    ['Which part is missing?', 'a real English word'],
  ])('leave %j alone: %s', (question) => {
    expect(correctionsOf(question, mixed)).toEqual([]);
  });

  it.each([
    ['Personalauswies', 'Personalausweis', 'a compound whose parts are in the corpus'],
    ['Kündigungschutz', 'Kündigungsschutz', 'a compound without its linking letter'],
  ])('turn %s into %s: %s', (asked, correction) => {
    expect(correctionsOf(asked, mixed)).toEqual([[asked, correction]]);
  });

  it('pass over a misspelt stop word', () => {
    expect(retrieve('Frist zwishcen', mixed).query.words.map(({ surface }) => surface)).toEqual([
      'Frist',
    ]);
  });

  it.each([
    ['Abfindung 55 Jahre', 'Wer das fünfundfünfzigste Lebensjahr vollendet hat.'],
    ['Frist von vier Wochen', 'Spätestens 4 Wochen vorher.'],
    ['Was muss ich mitbringen?', 'Bringen Sie den Ausweis mit. Das Amt kann ihn bringen lassen.'],
    ['Was bringe ich mit?', 'Den alten Pass mitbringen.'],
    ['Was ist mitzubringen?', 'Den alten Pass mitbringen.'],
  ])('find another form: "%s" finds "%s"', (question, text) => {
    const index = createMiniSearchIndex();
    index.add([
      buildPassage({ id: 'right', text }),
      buildPassage({ id: 'other', text: 'Die Gebühr wird am Schalter entrichtet.' }),
    ]);
    expect(idsOf(question, index)[0]).toBe('right');
  });

  it('pass over the particle of a separable verb', () => {
    const { words } = retrieve('Wie finde ich die Frist heraus?', mixed).query;
    expect(words.map(({ surface }) => surface)).not.toContain('heraus');
  });
});

describe('A question that names a document', () => {
  const index = createMiniSearchIndex();
  const add = (id: string, title: string, text: string) =>
    index.add([buildPassage({ id, document: `${id}.md`, title, text })]);
  add('work', 'Gesetz über den Arbeitsschutz (ArbSchG)', 'Beschäftigte sind auch Beamtinnen.');
  add('mother', 'Mutterschutzgesetz', 'Beschäftigte im Sinne dieses Gesetzes sind Frauen.');
  add('house', 'Hausordnung', 'Beschäftigte tragen einen Ausweis.');

  it.each([
    ['Wer gilt im Arbeitsschutzgesetz als Beschäftigter?', 'work'],
    ['Wer gilt im ArbSchG als Beschäftigter?', 'work'],
    ['Wer gilt nach dem Mutterschutzgesetz als Beschäftigter?', 'mother'],
    ['Was tragen Beschäftigte laut Hausordnung?', 'house'],
  ])('has its passages first: %s', (question, first) => {
    expect(idsOf(question, index)[0]).toBe(first);
  });

  it('is not held to a name that several documents have', () => {
    expect(idsOf('Wer ist nach dem Gesetz Beamtin?', index)[0]).toBe('work');
  });
});

it('A misspelt heading is still the heading', () => {
  const index = createMiniSearchIndex();
  const headings = ['Wie lege ich Widerspruch ein?'];
  index.add([
    buildPassage({ id: 'heading', headings, text: 'Schreiben Sie uns innerhalb eines Monats.' }),
    buildPassage({
      id: 'text',
      text: 'Den Widerspruch einlegen kann, wer beschwert ist. Widerspruch!',
    }),
  ]);
  expect(retrieve('Wie lege ich Wiederspruch ein?', index).match?.kind).toBe('heading');
  expect(idsOf('Wie lege ich Wiederspruch ein?', index)[0]).toBe('heading');
});
