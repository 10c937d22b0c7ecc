import { describe, expect, it } from 'vitest';

import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import { orderSectionPassages } from '../../../../src/core/retrieval/order-section-passages.js';
import type { SectionPart } from '../../../../src/core/retrieval/section-part.js';
import { buildPassage } from '../indexing/build-passage.js';

type Text = string | readonly [text: string, ...below: string[]];

/** Orders the passages of § 7, whose texts stand directly below it or below headings in it. */
function order(texts: readonly Text[], part: SectionPart = {}, shuffle = false): string[] {
  const index = createMiniSearchIndex();
  const passages = texts.map((text, at) => {
    const [own, ...below] = typeof text === 'string' ? [text] : text;
    return buildPassage({
      id: `p${at}`,
      document: 'a.md',
      title: 'Gesetz',
      headings: ['§ 7 Zeit', ...below],
      text: own,
      start: at * 1_000,
    });
  });
  index.add(shuffle ? passages.reverse() : passages);
  const section = index.sections.documents.get('a.md')?.children.get('§ 7 Zeit');
  if (section === undefined) throw new Error('there is no § 7');
  return orderSectionPassages(section, part, index);
}

describe('The passages of a section', () => {
  it('are in the order of the text, however they were added', () => {
    expect(order(['eins', 'zwei', 'drei'], {}, true)).toEqual(['p0', 'p1', 'p2']);
  });

  it('come before those of its subsections, level by level', () => {
    expect(order([['tief', 'A', 'B'], ['flach', 'A'], 'oben'])).toEqual(['p2', 'p0', 'p1']);
  });

  it('are twenty at most', () => {
    const many = Array.from({ length: 30 }, (_, at) => `Satz ${at}`);
    expect(order(many)).toEqual(many.slice(0, 20).map((_, at) => `p${at}`));
    const below = many.map((text): Text => [text, 'A']);
    expect(order(['oben', ...below])).toHaveLength(20);
    expect(order(['oben', ...below])[19]).toBe('p19');
  });

  const numbered = [
    '(1) Erstens.',
    'Weiter dazu.\n2. Formen',
    '(2) Zweitens.',
    'Auch.\n2. Fristen',
  ];

  it.each<[string, SectionPart, string[]]>([
    ['a paragraph', { paragraph: '2' }, ['p2', 'p0', 'p1', 'p3']],
    ['the first paragraph', { paragraph: '1' }, ['p0', 'p1', 'p2', 'p3']],
    ['an item of it', { paragraph: '2', item: '2' }, ['p3', 'p0', 'p1', 'p2']],
    ['an item of the first paragraph', { paragraph: '1', item: '2' }, ['p1', 'p0', 'p2', 'p3']],
    ['a paragraph that lacks the item', { paragraph: '2', item: '9' }, ['p2', 'p0', 'p1', 'p3']],
    ['an item of the section', { item: '2' }, ['p1', 'p0', 'p2', 'p3']],
    ['a paragraph that is not there', { paragraph: '5' }, ['p0', 'p1', 'p2', 'p3']],
    [
      'a paragraph that is not there, with an item',
      { paragraph: '5', item: '2' },
      ['p0', 'p1', 'p2', 'p3'],
    ],
    ['an item that is not there', { item: '9' }, ['p0', 'p1', 'p2', 'p3']],
    ['no part', {}, ['p0', 'p1', 'p2', 'p3']],
  ])('begin with the one that has %s', (_, part, expected) => {
    expect(order(numbered, part)).toEqual(expected);
  });

  it('do not take an item of the next paragraph for one of this', () => {
    expect(order(['(1) Eins.', '(2) Zwei.\n1. Formen'], { paragraph: '1', item: '1' })[0]).toBe(
      'p0',
    );
  });

  it('find a paragraph inside a passage, and one that an act numbers without brackets', () => {
    expect(order(['Vorweg.', 'Satz.\n(3) Drittens.'], { paragraph: '3' })[0]).toBe('p1');
    expect(order(['Vorweg.', '3. Drittens.'], { paragraph: '3' })[0]).toBe('p1');
    expect(order(['3. Punkt.', '(3) Drittens.'], { paragraph: '3' })[0]).toBe('p1');
  });
});
