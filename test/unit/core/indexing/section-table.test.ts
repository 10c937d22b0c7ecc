import { describe, expect, it } from 'vitest';

import { type Section, SectionTable } from '../../../../src/core/indexing/section-table.js';
import type { Passage } from '../../../../src/core/passages/passage.js';
import { parseHeading } from '../../../../src/core/passages/section-number.js';
import { buildPassage } from './build-passage.js';

const passage = (id: string, more: Partial<Passage> = {}) =>
  buildPassage({ id, document: 'hafen.md', title: 'Hafenordnung', text: 'Es regnet.', ...more });
const tableOf = (...passages: readonly Passage[]) => {
  const table = new SectionTable();
  for (const one of passages) table.add(one);
  return table;
};
const labelsOf = (sections: readonly Section[]) => sections.map(({ label }) => label);
const numbered = (table: SectionTable, heading: string) =>
  table.findByNumber(parseHeading(heading).number ?? expect.fail(heading));

describe('A section', () => {
  it('is found by its heading, with and without its number, in whatever case', () => {
    const table = tableOf(passage('a', { headings: ['§ 3 Gebühren'] }));
    for (const text of ['§ 3 Gebühren', 'Gebühren', 'GEBÜHREN', 'gebühren?']) {
      expect(labelsOf(table.findByHeading(text)), text).toEqual(['§ 3 Gebühren']);
    }
    expect(table.findByHeading('Gebühr')).toEqual([]);
    expect(table.findByHeading('?')).toEqual([]);
  });

  it('is found by the content words of its heading, in any form and order', () => {
    const table = tableOf(passage('a', { headings: ['Die Gebühren der Schiffe'] }));
    const label = ['Die Gebühren der Schiffe'];
    expect(labelsOf(table.findByContentWords('Schiff und Gebühr'))).toEqual(label);
    expect(labelsOf(table.findByContentWords('Gebühren, Gebühren, Schiffe'))).toEqual(label);
    expect(table.findByContentWords('Gebühr')).toEqual([]);
    expect(table.findByContentWords('der die das')).toEqual([]);
  });

  it('is found by its number, but a document is not', () => {
    const table = tableOf(
      passage('a', { title: '§ 3 Alles', headings: ['§ 3 Gebühren'] }),
      passage('b', { title: '§ 3 Alles', headings: ['§ 4 Zeiten'] }),
    );
    expect(labelsOf(numbered(table, '§ 3'))).toEqual(['§ 3 Gebühren']);
    expect(labelsOf(numbered(table, '§ 4'))).toEqual(['§ 4 Zeiten']);
    expect(numbered(table, '§ 5')).toEqual([]);
  });

  it('has the passages below its heading, and stands below the sections around it', () => {
    const table = tableOf(
      passage('a', { headings: ['Schiffe', 'Gebühren'] }),
      passage('b', { headings: ['Schiffe', 'Gebühren'] }),
      passage('c', { headings: ['Schiffe'] }),
    );
    const [fees] = table.findByHeading('Gebühren');
    expect([...(fees?.passages ?? [])]).toEqual(['a', 'b']);
    expect([...(fees?.parent?.passages ?? [])]).toEqual(['c']);
    expect(fees?.parent?.label).toBe('Schiffe');
    expect(fees?.parent?.parent?.label).toBe('Hafenordnung');
    expect(fees?.parent?.parent?.parent).toBeUndefined();
  });

  it('is one for each document that has the heading', () => {
    const other = passage('b', { document: 'markt.md', title: 'Markt', headings: ['Gebühren'] });
    const table = tableOf(passage('a', { headings: ['Gebühren'] }), other);
    expect(table.findByHeading('Gebühren').map(({ document }) => document)).toEqual([
      'hafen.md',
      'markt.md',
    ]);
    table.remove(other);
    expect(table.findByHeading('Gebühren').map(({ document }) => document)).toEqual(['hafen.md']);
  });
});

describe('Where the last passage below a heading leaves', () => {
  const [fees, times] = [
    passage('a', { headings: ['Schiffe', 'Gebühren'] }),
    passage('b', { headings: ['Schiffe', 'Zeiten'] }),
  ];

  it('its section is not found any more, and those around it are while anything is below them', () => {
    const table = tableOf(fees, times);
    table.remove(fees);
    expect(table.findByHeading('Gebühren')).toEqual([]);
    expect(labelsOf(table.findByHeading('Zeiten'))).toEqual(['Zeiten']);
    const [ships] = table.findByHeading('Schiffe');
    expect([...(ships?.children.keys() ?? [])]).toEqual(['Zeiten']);
    table.remove(times);
    expect(table.findByHeading('Schiffe')).toEqual([]);
    expect(table.documents.size).toBe(0);
  });

  it('the section stays that has passages or sections of its own', () => {
    const direct = passage('c', { headings: ['Schiffe'] });
    const table = tableOf(fees, direct);
    table.remove(fees);
    expect(labelsOf(table.findByHeading('Schiffe'))).toEqual(['Schiffe']);
    table.add(fees);
    table.remove(direct);
    expect(labelsOf(table.findByHeading('Schiffe'))).toEqual(['Schiffe']);
    expect(labelsOf(table.findByHeading('Gebühren'))).toEqual(['Gebühren']);
  });

  it('the document is found by its new title when it comes back, and not by the old one', () => {
    const table = tableOf(fees);
    table.remove(fees);
    table.add({ ...fees, title: 'Hafensatzung' });
    expect(labelsOf(table.findByHeading('Hafensatzung'))).toEqual(['Hafensatzung']);
    expect(table.findByHeading('Hafenordnung')).toEqual([]);
    expect(labelsOf([...table.documents.values()])).toEqual(['Hafensatzung']);
  });
});

describe('The changes of a table of sections', () => {
  it('grow with each passage that comes or leaves, and with nothing else', () => {
    const table = new SectionTable();
    const seen = [table.changes];
    const note = () => seen.push(table.changes);
    table.add(passage('a'));
    note();
    table.remove(passage('b'));
    table.remove(passage('a', { headings: ['Nirgends', 'Hier'] }));
    table.remove(passage('a', { document: 'gone.md' }));
    table.findByHeading('Hafenordnung');
    note();
    table.remove(passage('a'));
    note();
    const [none = 0, added = 0, same, removed] = seen;
    expect(added).toBeGreaterThan(none);
    expect(same).toBe(added);
    expect(removed).toBeGreaterThan(added);
  });
});
