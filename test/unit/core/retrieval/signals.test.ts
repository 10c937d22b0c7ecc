import { describe, expect, it } from 'vitest';

import type { SynonymRule } from '../../../../src/core/analysis/parse-synonyms.js';
import { computeIdf, saturate } from '../../../../src/core/retrieval/compute-bm25.js';
import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import type { Passage } from '../../../../src/core/passages/passage.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import type { Signals } from '../../../../src/core/retrieval/score-signals.js';
import { type Signal, signalWeights } from '../../../../src/core/retrieval/weights.js';
import { buildPassage } from '../indexing/build-passage.js';

interface Case {
  readonly name: string;
  readonly question: string;
  /** The passage that the signal must put first. */
  readonly better: Partial<Passage> & { readonly text: string };
  readonly worse: Partial<Passage> & { readonly text: string };
  readonly others?: readonly Passage[];
  readonly synonyms?: readonly SynonymRule[];
}

const inOneDocument = { document: 'one.md' };

const cases: Readonly<Record<Signal, Case>> = {
  terms: {
    name: 'the passage that says a word in two ways, however it is spelt',
    question: 'Auto',
    synonyms: [{ from: 'Auto', to: ['Kfz'] }],
    better: { ...inOneDocument, text: 'Das Auto ist das Kfz.' },
    worse: { ...inOneDocument, text: 'Das Auto ist das Rad.' },
  },
  grams: {
    name: 'the passage that has a word with another ending as well',
    question: 'the tax',
    better: { ...inOneDocument, language: 'en', text: 'The tax was taxation.' },
    worse: { ...inOneDocument, language: 'en', text: 'The tax was fountain.' },
  },
  document: {
    name: 'the passage of the document that says more of the question',
    question: 'Steuer für den Hund',
    better: { document: 'dogs.md', text: 'Die Steuer ist im Mai fällig.' },
    worse: { document: 'cars.md', text: 'Die Steuer ist im Mai fällig.' },
    others: [
      buildPassage({ id: 'm', document: 'dogs.md', text: 'Jeder Hund trägt eine Marke.' }),
      buildPassage({ id: 'n', document: 'cars.md', text: 'Jeder Wagen trägt eine Marke.' }),
    ],
  },
  neighbours: {
    name: 'the passage where neighbouring words are neighbours',
    question: 'rote Laterne',
    better: { ...inOneDocument, text: 'Die rote Laterne leuchtet.' },
    worse: { ...inOneDocument, text: 'Die rote leuchtet, Laterne.' },
  },
  sentence: {
    name: 'the passage that has both words in one sentence',
    question: 'Hund und Steuer',
    better: { ...inOneDocument, text: 'Der Hund bellt, Steuer. Steigt.' },
    worse: { ...inOneDocument, text: 'Der Hund bellt. Steuer steigt.' },
  },
  coverage: {
    name: 'the passage that has every word once, though it is longer',
    question: 'Kuchen, Steuer',
    better: {
      ...inOneDocument,
      text: 'Ein Kuchen duftet. Eine Steuer steigt. Berge ragen auf, Seen glänzen.',
    },
    worse: { ...inOneDocument, text: 'Ein Kuchen. Noch ein Kuchen.' },
    others: [
      buildPassage({ id: 'm', document: 'one.md', text: 'Eine Steuer für Bier.' }),
      buildPassage({ id: 'n', document: 'one.md', text: 'Katzen jagen Mäuse.' }),
      buildPassage({ id: 'o', document: 'one.md', text: 'Kühe fressen Gras.' }),
      buildPassage({ id: 'p', document: 'one.md', text: 'Vögel bauen Nester.' }),
    ],
  },
};

const signals = Object.keys(signalWeights) as Signal[];

/** Both passages as they are ranked. The worse one comes first where they are equal, by its id. */
function rank({ question, better, worse, others = [], synonyms = [] }: Case) {
  const index = createMiniSearchIndex();
  index.setSynonyms(synonyms);
  index.add([buildPassage({ id: 'z', ...better }), buildPassage({ id: 'a', ...worse }), ...others]);
  const { hits } = retrieve(question, index, { starterSynonyms: false });
  const signalsOf = (id: string): Signals => {
    const hit = hits.find(({ passage }) => passage.id === id);
    if (hit === undefined) throw new Error(`not found: ${id}`);
    return hit.signals;
  };
  const first = hits.find(({ passage: { id } }) => id === 'a' || id === 'z')?.passage.id;
  return { first, better: signalsOf('z'), worse: signalsOf('a') };
}

describe('Each signal of its own puts first', () => {
  it.each(signals.map((signal) => [signal, cases[signal].name] as const))('%s: %s', (signal) => {
    const { first, better, worse } = rank(cases[signal]);
    expect(better[signal]).toBeGreaterThan(worse[signal]);
    for (const other of signals.filter((name) => name !== signal)) {
      expect(better[other], other).toBeLessThanOrEqual(worse[other] + 1e-9);
    }
    expect(first).toBe('z');
  });
});

describe('The signals of a passage', () => {
  /** Of the passage `p`, in a corpus with another document, `Ein Hut.` */
  const signalsOf = (question: string, passage: Partial<Passage> & { readonly text: string }) => {
    const index = createMiniSearchIndex();
    index.add([buildPassage({ id: 'p', ...passage }), buildPassage({ id: 'q', text: 'Ein Hut.' })]);
    const hit = retrieve(question, index).hits.find(({ passage: { id } }) => id === 'p');
    if (hit === undefined) throw new Error(`not found: ${question}`);
    return hit.signals;
  };
  /** Of a word that one of two passages has, and one of two documents. */
  const idf = computeIdf(1, 2);

  it('are BM25 of words, grams and document', () => {
    // Three content words here and one there: two on average.
    const { terms, grams, document } = signalsOf('Laterne', {
      text: 'Die Laterne brennt, eine Laterne.',
    });
    expect(terms).toBeCloseTo(idf * saturate(2, 3 / 2));
    expect(document).toBeCloseTo(idf * saturate(2, 3 / 2));
    // Six grams of `laterne` twice and five of `brennt`, against two of `hut`.
    const gramLength = 17 / ((17 + 2) / 2);
    expect(grams).toBeCloseTo(Math.sqrt(6) * idf * saturate(2, gramLength));
  });

  it('count a word of the heading half', () => {
    const { terms, coverage, sentence } = signalsOf('Laterne', {
      headings: ['Laterne'],
      text: 'Sie brennt hell.',
    });
    const inText = signalsOf('Laterne', { text: 'Laterne brennt hell.' });
    expect(terms).toBeLessThan(inText.terms);
    expect(coverage).toBeCloseTo(0.5);
    expect(sentence).toBe(0);
  });

  it('are in the best sentence each gram once', () => {
    const once = signalsOf('Laterne', { text: 'Die Laterne brennt.' });
    const twice = signalsOf('Laterne', { text: 'Die Laterne und die Laterne.' });
    const apart = signalsOf('Laterne', { text: 'Es brennt. Die Laterne brennt. Sie brennt.' });
    expect(once.sentence).toBeCloseTo(Math.sqrt(6) * idf);
    expect(twice.sentence).toBeCloseTo(once.sentence);
    expect(apart.sentence).toBeCloseTo(once.sentence);
  });

  it('cover the question by the rarity of its words', () => {
    expect(signalsOf('Laterne Zylinder', { text: 'Die Laterne.' }).coverage).toBeCloseTo(
      idf / (idf + computeIdf(0, 2)),
    );
    expect(signalsOf('Laterne', { text: 'Laterne, Laterne, Laterne.' }).coverage).toBeCloseTo(1);
  });

  it.each([
    ['rote Laterne', 'Die rote Laterne brennt.', 1, 'next to each other'],
    ['rote Laterne', 'Die rote und die Laterne brennt.', 1, 'but for stop words'],
    ['rote Laterne', 'Rote Laterne, rote Laterne.', 1, 'twice'],
    ['rote Laterne', 'Die Laterne, rote und blaue.', 0, 'the other way round'],
    ['rote Laterne', 'Die rote alte Laterne.', 0, 'with a word between them'],
    ['rote alte Laterne', 'Die rote alte Laterne.', 2, 'three in a row'],
    ['rote alte Laterne', 'Die rote Laterne.', 0, 'without the word between them'],
  ])('know neighbours: %s in "%s" (%d pairs, %s)', (question, text, pairs) => {
    // Each pair is worth the rarity of both of its words.
    expect(signalsOf(question, { text }).neighbours).toBeCloseTo(pairs * 2 * idf);
  });
});
