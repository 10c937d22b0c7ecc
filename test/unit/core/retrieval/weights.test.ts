import { describe, expect, it } from 'vitest';

import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import type { Passage } from '../../../../src/core/passages/passage.js';
import { computeIdf, saturate } from '../../../../src/core/retrieval/compute-bm25.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../indexing/build-passage.js';

type Texts = Readonly<Record<string, string | (Partial<Passage> & { readonly text: string })>>;

/** An index of passages of one document, by id. */
function indexOf(texts: Texts) {
  const index = createMiniSearchIndex();
  index.add(
    Object.entries(texts).map(([id, text]) =>
      buildPassage({
        id,
        document: 'one.md',
        ...(typeof text === 'string' ? { text } : text),
      }),
    ),
  );
  return index;
}

/** These weights are shown without the synonyms that come with Beleg, which know many of the words. */
const options = { starterSynonyms: false };

const order = (question: string, texts: Texts) =>
  retrieve(question, indexOf(texts), options).hits.map(({ passage }) => passage.id);

const stemsFor = (question: string, texts: Texts) => {
  const index = indexOf(texts);
  return retrieve(question, index, options).query.words.flatMap(({ stems }) =>
    stems.map(({ stem, relation, weight }) => [index.lexicon.stems[stem], relation, weight]),
  );
};

describe('computeIdf', () => {
  it('is Lucene’s formula', () => {
    expect(computeIdf(0, 10)).toBeCloseTo(Math.log(22));
    expect(computeIdf(3, 10)).toBeCloseTo(Math.log(1 + 7.5 / 3.5));
    expect(computeIdf(10, 10)).toBeCloseTo(Math.log(1 + 0.5 / 10.5));
  });

  it('is never negative, even where a word stands in more passages than there are', () => {
    expect(computeIdf(12, 10)).toBeGreaterThan(0);
  });
});

describe('saturate', () => {
  it('is Okapi BM25 with k1 1.2 and b 0.75', () => {
    expect(saturate(0, 1)).toBe(0);
    expect(saturate(1, 1)).toBeCloseTo(1);
    expect(saturate(2, 1)).toBeCloseTo(4.4 / 3.2);
    expect(saturate(1, 2)).toBeCloseTo(2.2 / 3.1);
    expect(saturate(1, 0)).toBeCloseTo(2.2 / 1.3);
  });

  it('never exceeds k1 + 1', () => {
    expect(saturate(1e9, 1)).toBeLessThanOrEqual(2.2);
  });
});

describe('Ranking prefers', () => {
  it('a short passage to a long one that says the same of the question', () => {
    expect(
      order('Quittung', { z: 'Die Quittung.', a: 'Die Quittung liegt hinten im alten Schrank.' }),
    ).toEqual(['z', 'a']);
  });

  it('a passage that says a word more often', () => {
    expect(
      order('Quittung', {
        z: 'Quittung folgt auf Quittung.',
        a: 'Quittung folgt auf Rechnungen.',
      }),
    ).toEqual(['z', 'a']);
  });

  it('a word in the text to one in the heading, and that to none', () => {
    expect(
      order('Quittung Schalter', {
        y: { headings: ['Quittung'], text: 'Der Schalter ist offen.' },
        z: { headings: ['Sonstiges'], text: 'Quittung: Der Schalter ist offen.' },
        a: { headings: ['Sonstiges'], text: 'Der Schalter ist offen.' },
      }),
    ).toEqual(['z', 'y', 'a']);
  });

  it('the rarer of two words of the question', () => {
    expect(
      order('Laterne Quittung', {
        z: 'Die Laterne.',
        a: 'Die Quittung.',
        b: 'Eine Quittung.',
        c: 'Jede Quittung.',
      })[0],
    ).toBe('z');
  });

  it('a word that ends a compound to one that begins it', () => {
    expect(
      order('Einsatz', {
        z: 'Der Auslandseinsatz beginnt.',
        a: 'Das Einsatzgebiet beginnt.',
        b: 'Das Museum beginnt.',
      }),
    ).toEqual(['z', 'a']);
  });

  it('the word itself to its synonym', () => {
    const index = indexOf({
      z: 'Das Auto steht dort.',
      a: 'Das Kfz steht dort.',
      b: 'Ein Rad steht dort.',
    });
    index.setSynonyms([{ from: 'Auto', to: ['Kfz'] }]);
    expect(retrieve('Auto', index, options).hits.map(({ passage }) => passage.id)).toEqual([
      'z',
      'a',
    ]);
  });
});

describe('A word of the question stands for', () => {
  it('itself, with its whole weight', () => {
    expect(stemsFor('Laterne', { a: 'Die Laterne.' })).toEqual([['latern', 'same', 1]]);
  });

  it('a word one edit away, a little less, and two edits away, less again', () => {
    expect(stemsFor('Laterme', { a: 'Die Laterne.' })).toEqual([['latern', 'similar', 0.8]]);
    expect(stemsFor('Schlissfoch', { a: 'Ein Schließfach.' })).toEqual([
      ['schliessfach', 'similar', 0.6],
    ]);
  });

  it('only the nearest words: not those two edits away where one is one edit away', () => {
    const stems = stemsFor('Mandarine', { a: 'Mandarina', b: 'Mandorlna' });
    expect(stems.map(([stem]) => stem)).toEqual(['mandarina']);
  });

  it('a longer word that begins like it, where nothing is nearer', () => {
    expect(stemsFor('Quitt', { a: 'Die Quittungsnummer.' })).toEqual([
      ['quittungsnumm', 'longer', 0.5],
    ]);
  });

  it('no more than eight other words', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `p${at}`,
        `Xylographen${String.fromCharCode(97 + at).repeat(5)}`,
      ]),
    );
    expect(stemsFor('Xylographen', texts)).toHaveLength(8);
  });

  it('compounds with it, more where they end with it', () => {
    expect(
      stemsFor('Einsatz', { a: 'Auslandseinsatz', b: 'Einsatzgebiet', c: 'Einsatz' }).sort(),
    ).toEqual([
      ['auslandseinsatz', 'compound', 0.4],
      ['einsatz', 'same', 1],
      ['einsatzgebiet', 'compound', 0.2],
    ]);
  });

  it('the parts of a compound, more for the last', () => {
    expect(stemsFor('Hundesteuer', { a: 'Hund', b: 'Steuer' }).sort()).toEqual([
      ['hund', 'compound', 0.2],
      ['steu', 'compound', 0.4],
    ]);
  });

  it('the words of a synonym, which share its weight', () => {
    const index = indexOf({ a: 'Ein Kraftrad mit Motor.', b: 'Das Auto.' });
    index.setSynonyms([{ from: 'Auto', to: ['Kraftrad Motor'] }]);
    const [word] = retrieve('Auto', index, options).query.words;
    const weights = (word?.stems ?? [])
      .filter(({ relation }) => relation === 'synonym')
      .map(({ weight }) => weight);
    expect(weights).toHaveLength(2);
    for (const weight of weights) expect(weight).toBeCloseTo(0.8 / Math.SQRT2);
  });

  it('nothing where a short word has too many neighbours', () => {
    expect(stemsFor('Hat', { a: 'Hut', b: 'Hast' })).toEqual([]);
    expect(stemsFor('Xyz', { a: 'Xyzzy' })).toEqual([]);
  });
});
