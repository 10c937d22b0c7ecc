import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { buildCitation } from '../../../../src/core/answer/build-citation.js';
import type { Passage } from '../../../../src/core/passages/passage.js';

const passage: Passage = {
  id: 'a',
  document: 'a.html',
  title: 'A',
  headings: ['Frist'],
  language: 'de',
  text: 'Drei Wochen.',
  start: 0,
  end: 12,
  lines: [1, 1],
};
const url = 'https://example.org/antrag';
const urlOf = (more: Partial<Passage>, at: string = url) =>
  buildCitation({ ...passage, ...more }, { url: at }).url;

describe('the address of a citation', () => {
  it.each<[string, Partial<Passage>, string]>([
    ['the document alone', {}, url],
    ['its heading', { anchor: 'frist' }, `${url}#frist`],
    ['its page', { page: 12 }, `${url}#page=12`],
    ['its page rather than its heading', { page: 12, anchor: 'frist' }, `${url}#page=12`],
    ['a heading with umlauts', { anchor: 'Fälle' }, `${url}#F%C3%A4lle`],
    ['a heading with Markdown', { anchor: '*a*](b)~' }, `${url}#%2Aa%2A%5D%28b%29%7E`],
    ['a heading with half a character', { anchor: '\ud800' }, `${url}#%EF%BF%BD`],
  ])('leads to %s', (_, more, expected) => {
    expect(urlOf(more)).toBe(expected);
  });

  it('keeps the fragment that a person gave it', () => {
    expect(urlOf({ anchor: 'frist' }, `${url}#teil-2`)).toBe(`${url}#teil-2`);
  });

  it('is none where the document has none', () => {
    expect(buildCitation({ ...passage, page: 1, anchor: 'frist' })).not.toHaveProperty('url');
  });

  it('is an address that leads to the anchor, whatever the anchor is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (anchor) => {
        const built = new URL(urlOf({ anchor }) ?? '');
        expect(decodeURIComponent(built.hash.slice(1))).toBe(anchor);
        expect(built.hash).toMatch(/^#[\w.%-]*$/);
      }),
    );
  });
});

describe('A citation', () => {
  it('says where the document comes from and of when it is, as far as that is known', () => {
    const known = { source: 'Stadtarchiv', date: '2026-05-01' };
    expect(buildCitation(passage, known)).toMatchObject(known);
    const { source, date, ...rest } = buildCitation(passage, { source: 'Stadtarchiv' });
    expect([source, date]).toEqual(['Stadtarchiv', undefined]);
    expect(rest).toEqual({ document: 'a.html', title: 'A', headings: ['Frist'], lines: [1, 1] });
    expect(buildCitation(passage)).not.toHaveProperty('date');
    expect(buildCitation(passage)).not.toHaveProperty('source');
  });
});
