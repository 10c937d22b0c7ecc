import { describe, expect, it } from 'vitest';

import type { Citation } from '../../../../src/core/answer/answer.js';
import { renderCitation, withoutOrigin } from '../../../../src/discord/reply/render-citation.js';

const citation: Citation = {
  document: 'hafen.pdf',
  title: 'Hafenordnung',
  headings: ['Liegeplätze', 'Gebühren'],
  lines: [6, 7],
  page: 3,
  url: 'https://example.org/hafen.pdf',
  source: 'Hafenamt',
  date: '2024-05-02',
};

describe('renderCitation', () => {
  it('names everything that helps to look it up, with or without a number', () => {
    const line =
      'Hafenordnung › Liegeplätze › Gebühren · Seite 3 · Zeilen 6–7 · Stand 2. Mai 2024 · Hafenamt';
    expect(renderCitation(2, citation, 'de', 500)).toBe(`[2] ${line}`);
    expect(renderCitation(undefined, citation, 'de', 500)).toBe(line);
  });

  it('escapes what the document is called', () => {
    const named = { ...citation, title: '*Hafen*', headings: ['_a_'], source: '`b`' };
    expect(renderCitation(1, named, 'de', 500)).toContain(String.raw`\*Hafen\* › \_a\_`);
    const long = { ...named, title: '*'.repeat(200) };
    expect(renderCitation(1, long, 'de', 200)).toMatch(/^\[1\] (?:\\\*)+… › \\_a\\_ · /);
  });

  it('fits exactly, or leaves out the source and all headings but the nearest', () => {
    const full = renderCitation(1, citation, 'de', 500);
    expect(renderCitation(1, citation, 'de', full.length)).toBe(full);
    const title = 'Hafenordnung '.repeat(20).trim();
    const shown = renderCitation(1, { ...citation, title }, 'de', 260);
    expect(shown.length).toBeLessThanOrEqual(260);
    expect(shown).toMatch(
      /^\[1\] Hafenordnung .*… › Gebühren · Seite 3 · Zeilen 6–7 · Stand 2\. Mai 2024$/,
    );
  });

  it('shortens a long heading as well, and each by as little as it must', () => {
    const long = { ...citation, title: 'a'.repeat(500), headings: ['b'.repeat(500)] };
    const [title = '', heading = ''] = renderCitation(undefined, long, 'de', 420)
      .split(' · ')[0]!
      .split(' › ');
    expect(title).toMatch(/^a+…$/);
    expect(heading).toMatch(/^b+…$/);
    expect(title.length).toBe(heading.length);
    const [alone = ''] = renderCitation(undefined, { ...long, headings: [] }, 'de', 420).split(
      ' · ',
    );
    expect(alone.length).toBeGreaterThan(1.8 * title.length);
  });

  it('fits even where every character of its names is escaped', () => {
    const stars = { ...citation, title: '*'.repeat(400), headings: ['_'.repeat(400)] };
    expect(renderCitation(1, stars, 'de', 300).length).toBeLessThanOrEqual(300);
    expect(renderCitation(1, { ...stars, headings: [] }, 'de', 300).length).toBeLessThanOrEqual(
      300,
    );
  });

  it('keeps the lines however little there is for the names', () => {
    expect(renderCitation(1, citation, 'de', 10)).toBe(
      '[1] … › … · Seite 3 · Zeilen 6–7 · Stand 2. Mai 2024',
    );
  });

  it('has no date where the document has none', () => {
    const long = { ...citation, title: 'x '.repeat(200) };
    const undated = { ...long };
    delete undated.date;
    expect(renderCitation(1, long, 'de', 200)).toContain('Stand');
    expect(renderCitation(1, undated, 'de', 200)).not.toContain('Stand');
  });
});

describe('withoutOrigin', () => {
  it('keeps the position, with the page if there is one', () => {
    const { document, title, headings, lines } = citation;
    const unpaged = { document, title, headings, lines };
    expect(withoutOrigin(citation)).toEqual({ ...unpaged, page: 3 });
    expect(withoutOrigin(unpaged)).toEqual(unpaged);
  });
});
