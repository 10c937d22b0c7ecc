import { describe, expect, it } from 'vitest';

import { findSectionNumber, parseHeading } from '../../../../src/core/passages/section-number.js';

describe('findSectionNumber', () => {
  it.each([
    ['§ 3 BUrlG', 'paragraph', '3'],
    ['BUrlG §3a', 'paragraph', '3a'],
    ['Was steht in Paragraph 12 der Satzung?', 'paragraph', '12'],
    ['Art. 5 Abs. 1 GG', 'article', '5'],
    ['Artikel 20a', 'article', '20a'],
    ['Article 6(1) of the statute', 'article', '6'],
    ['section 4.2 of the staff guide', 'section', '4.2'],
    ['Abschnitt II', 'section', '2'],
    ['Chapter IV', 'chapter', '4'],
    ['Kap. 7', 'chapter', '7'],
    ['Anlage 3', 'annex', '3'],
    ['Appendix B', 'annex', 'b'],
    ['Nr. 5 der Hausordnung', 'number', '5'],
    ['§ 15 Abs. 2 Nr. 4', 'paragraph', '15'],
  ])('finds in %j the %s %s', (text, kind, value) => {
    expect(findSectionNumber(text)).toMatchObject({ kind, value });
  });

  it.each([
    '',
    'Wie lange dauert das?',
    '3 Tage',
    'Party 5',
    'Teilzeit',
    'Kunst 5',
    'a part of it',
  ])('finds nothing in %j', (text) => {
    expect(findSectionNumber(text)).toBeUndefined();
  });
});

describe('parseHeading', () => {
  it.each([
    ['§ 3 Dauer des Urlaubs', { kind: 'paragraph', value: '3' }, 'Dauer des Urlaubs'],
    ['§ 22', { kind: 'paragraph', value: '22' }, '§ 22'],
    ['4.2 Hotels', { kind: 'number', value: '4.2' }, 'Hotels'],
    ['8. Parkplätze', { kind: 'number', value: '8' }, 'Parkplätze'],
    ['Abschnitt 1 - Ziele', { kind: 'section', value: '1' }, 'Ziele'],
    ['Erster Abschnitt - Ziele', { kind: 'section', value: '1' }, 'Ziele'],
    ['Chapter 2: Travel', { kind: 'chapter', value: '2' }, 'Travel'],
    ['Working from abroad', undefined, 'Working from abroad'],
    ['2024 in Zahlen', undefined, '2024 in Zahlen'],
    ['§§ 1 bis 21', undefined, '§§ 1 bis 21'],
  ])('parses %j', (heading, number, words) => {
    const parsed = parseHeading(heading);
    expect(parsed.words).toBe(words);
    if (number === undefined) expect(parsed.number).toBeUndefined();
    else expect(parsed.number).toMatchObject(number);
  });
});
