import { describe, expect, it } from 'vitest';

import type { Block, Document } from '../../../../src/core/documents/document.js';
import { buildPassages } from '../../../../src/core/passages/build-passages.js';
import { createPageTable } from '../../../../src/core/passages/page-table.js';

const parts: readonly (Pick<Block, 'kind' | 'level' | 'anchor'> & { readonly text: string })[] = [
  { kind: 'paragraph', text: 'Vor allem.' },
  { kind: 'heading', level: 1, anchor: 'antrag', text: 'Antrag' },
  { kind: 'paragraph', text: 'Schriftlich.' },
  { kind: 'heading', level: 2, text: 'Frist' },
  { kind: 'paragraph', text: 'Drei Wochen.' },
  { kind: 'heading', level: 2, anchor: 'kosten', text: 'Kosten' },
  { kind: 'paragraph', text: 'Keine.' },
];

function buildDocument(pages?: readonly number[]): Document {
  const text = parts.map((part) => part.text).join('\n\n');
  let start = 0;
  const blocks = parts.map(({ text: own, ...block }): Block => {
    const range = { start, end: start + own.length };
    start = range.end + 2;
    return { ...block, ...range, ...(block.kind === 'heading' ? { label: own } : {}) };
  });
  const document = { path: 'a', title: 'A', titleFrom: 'file-name', sha256: '', text, blocks };
  return { ...document, titleFrom: 'file-name', ...(pages === undefined ? {} : { pages }) };
}

describe('a passage', () => {
  it('has the anchor of the nearest heading that has one', () => {
    const anchors = buildPassages(buildDocument()).map(({ text, anchor }) => [text, anchor]);
    expect(anchors).toEqual([
      ['Vor allem.', undefined],
      ['Schriftlich.', 'antrag'],
      ['Drei Wochen.', 'antrag'],
      ['Keine.', 'kosten'],
    ]);
  });

  it('has the page on which it begins, where its document has pages', () => {
    const { text } = buildDocument();
    const pages = [0, text.indexOf('Schriftlich'), text.indexOf('Keine')];
    const found = buildPassages(buildDocument(pages)).map(({ page }) => page);
    expect(found).toEqual([1, 2, 2, 3]);
    expect(buildPassages(buildDocument()).every(({ page }) => page === undefined)).toBe(true);
  });
});

describe('createPageTable', () => {
  it.each([
    [0, 1],
    [9, 1],
    [10, 3],
    [19, 3],
    [20, 4],
    [1_000, 4],
  ])('finds offset %i on page %i, past a page without text', (offset, page) => {
    expect(createPageTable([0, 10, 10, 20])(offset)).toBe(page);
  });

  it('finds no page where there are none', () => {
    expect(createPageTable()(5)).toBeUndefined();
  });
});
