import { describe, expect, it } from 'vitest';

import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import { collectDocumentNames } from '../../../../src/core/retrieval/document-names.js';
import { recognizeMatch } from '../../../../src/core/retrieval/recognize-match.js';
import { buildPassage } from '../indexing/build-passage.js';

/** The same § 3 in each document, so that only its name tells which one is meant. */
const documents = [
  ['laws/burlg.md', 'Bundesurlaubsgesetz (BUrlG)'],
  ['laws/tax.v2.txt', 'Satzung der Stadt über die Hundesteuer'],
  ['laws/market.txt', 'Satzung der Stadt über den Wochenmarkt 2019'],
  ['TzBfG.html', 'TzBfG'],
] as const;
const index = createMiniSearchIndex();
index.add(
  documents.map(([document, title]) =>
    buildPassage({
      id: document,
      document,
      title,
      headings: ['§ 3 Ziel'],
      text: 'Das Amt zahlt. 4.2 USB',
    }),
  ),
);
const named = (question: string) => recognizeMatch(question, index)?.sections.flat().sort();

describe('A document is named by', () => {
  it.each([
    ['its abbreviation', '§ 3 BUrlG', 'laws/burlg.md'],
    ['its abbreviation in small letters', '§ 3 burlg', 'laws/burlg.md'],
    ['its abbreviation and its title', '§ 3 BUrlG Bundesurlaubsgesetz', 'laws/burlg.md'],
    ['a title that is an abbreviation', '§ 3 TzBfG', 'TzBfG.html'],
    ['its file', '§ 3 market', 'laws/market.txt'],
    ['its file with a version', '§ 3 tax.v2', 'laws/tax.v2.txt'],
    ['a word of its title', '§ 3 Hundesteuer', 'laws/tax.v2.txt'],
    ['all words of its title', '§ 3 der Satzung der Stadt über den Wochenmarkt', 'laws/market.txt'],
    ['a word of its title, capitals or not', 'WAS REGELT § 3 WOCHENMARKT?', 'laws/market.txt'],
  ])('%s: %s', (_, question, path) => {
    expect(named(question)).toEqual([path]);
    expect(recognizeMatch(question, index)).toMatchObject({ whole: true, ordered: true });
  });

  it('words that two titles have, which then are both meant', () => {
    expect(named('§ 3 der Satzung der Stadt')).toEqual(['laws/market.txt', 'laws/tax.v2.txt']);
  });
});

describe('A question that names a section', () => {
  it('asks nothing else by words that say how to show it, or in which year it was passed', () => {
    for (const question of ['Zeig mir den Wortlaut von § 3 BUrlG 2019', 'GILT § 3 BUrlG?']) {
      expect(recognizeMatch(question, index), question).toMatchObject({ whole: true });
    }
    expect(recognizeMatch('Was zahlt das Amt nach § 3 BUrlG?', index)).toMatchObject({
      whole: false,
      ordered: false,
    });
    expect(recognizeMatch('Was zahlt das Amt nach § 3?', index)).toMatchObject({ whole: false });
  });

  it('is in order where it names a part, whatever else it asks', () => {
    for (const part of ['Abs. 1', 'Nr. 1']) {
      expect(recognizeMatch(`Zahlt das Amt nach § 3 ${part} BUrlG?`, index)).toMatchObject({
        whole: false,
        ordered: true,
      });
    }
  });

  it('is of no document where it names one that is not there', () => {
    expect(named('§ 3 StVO')).toBeUndefined();
    expect(named('§ 3 StVO BUrlG')).toEqual(['laws/burlg.md']);
  });

  it('is of every document where a word in capitals is one of the corpus', () => {
    expect(named('§ 3 USB')).toHaveLength(4);
    expect(named('§ 3 AMT')).toHaveLength(4);
  });

  it('may be a number beside a name', () => {
    expect(named('3 BUrlG')).toEqual(['laws/burlg.md']);
    expect(named('3')).toBeUndefined();
    expect(named('3 4 BUrlG')).toBeUndefined();
    expect(named('drei BUrlG')).toBeUndefined();
  });
});

describe('The names of documents', () => {
  it('are kept until a passage is added or removed', () => {
    const own = createMiniSearchIndex();
    own.add([buildPassage({ id: 'a', document: 'a.md', title: 'Alt (ABC)', text: 'x' })]);
    const before = collectDocumentNames(own.sections);
    expect(collectDocumentNames(own.sections)).toBe(before);
    own.add([buildPassage({ id: 'b', document: 'b.md', title: 'Neu (BCD)', text: 'x' })]);
    const after = collectDocumentNames(own.sections);
    expect([...before.byShortName.keys()]).toEqual(['a', 'abc']);
    expect([...after.byShortName.keys()]).toEqual(['a', 'abc', 'b', 'bcd']);
  });

  it('are several documents’ where they share one', () => {
    const own = createMiniSearchIndex();
    own.add(
      ['a/x.md', 'b/x.txt'].map((document) => buildPassage({ id: document, document, text: 'y' })),
    );
    expect(collectDocumentNames(own.sections).byShortName.get('x')).toEqual(
      new Set(['a/x.md', 'b/x.txt']),
    );
  });

  it('are in the only outermost heading as well, but in no long remark and in no sentence', () => {
    const own = createMiniSearchIndex();
    const add = (document: string, title: string, heading: string) =>
      own.add([buildPassage({ id: document, document, title, headings: [heading], text: 'y' })]);
    add('a.md', 'datei', 'Arbeitszeitgesetz (ArbZG)');
    add('b.md', `Erlass (${'nach der Anhörung aller Beteiligten '.repeat(3)}im BMI)`, 'Eins');
    add('c.md', 'Das DGB Heft', 'Eins');
    add('d.md', 'datei', 'Erstes (ABC)');
    own.add([
      buildPassage({
        id: 'd2',
        document: 'd.md',
        title: 'datei',
        headings: ['Zweites'],
        text: 'y',
      }),
    ]);
    expect([...collectDocumentNames(own.sections).byShortName.keys()]).toEqual([
      ...['a', 'arbzg', 'b', 'c', 'd'],
    ]);
  });
});
