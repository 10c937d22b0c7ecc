import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readMetadata } from '../../../../src/core/documents/read-metadata.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefgh'.split('').map((name, at) => {
    const before = `*${String.fromCharCode(97 + at)}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
  }),
].join('\n');

describe('readMetadata', () => {
  it.each<[string, string, object]>([
    [
      'every field',
      'title: Einsätze\nsource: Amt\nurl: https://amt.de/a?b=c\ndate: 2024-05-02\nlanguage: de',
      {
        title: 'Einsätze',
        source: 'Amt',
        url: 'https://amt.de/a?b=c',
        date: '2024-05-02',
        language: 'de',
      },
    ],
    ['nothing', '', {}],
    ['a comment alone', '# nichts', {}],
    ['an empty field', 'title:\nsource: Amt', { source: 'Amt' }],
    ['a field that is null', 'title: null\nurl: ~\ndate: ""', {}],
    ['unknown fields', 'author: X\ntags: [a, b]', {}],
    ['names in capitals', 'Title: A\nDATE: 2024', { title: 'A', date: '2024' }],
    ['a number as title', 'title: 2024', { title: '2024' }],
    ['a number as source', 'source: 42', { source: '42' }],
    ['numbers as they are written', 'title: 007\nsource: 1.10', { title: '007', source: '1.10' }],
    ['a year', 'date: 2024', { date: '2024' }],
    ['a month', 'date: 2024-05', { date: '2024-05' }],
    ['a word that YAML takes for a truth', 'title: true', { title: 'true' }],
    ['space around a value', 'title: "  A  "', { title: 'A' }],
    ['several lines as one title', 'title: >\n  Ein\n  Titel\n', { title: 'Ein Titel' }],
    ['a field of the prototype', '__proto__: {title: B}\nconstructor: C', {}],
  ])('reads %s', (_, yaml, metadata) => {
    expect(readMetadata(yaml)).toEqual({ metadata, problems: [] });
  });

  it.each<[string, RegExp]>([
    ['title: " "', /^title is empty$/],
    ['title: [a]', /^title /],
    ['title: {a: b}', /^title /],
    ['source: " "', /^source is empty$/],
    ['url: nato.int', /^url is not an address/],
    ['url: javascript:alert(1)', /^url is not an address/],
    ['url: ftp://nato.int', /^url is not an address/],
    ['date: gestern', /^date is not a date/],
    ['date: 2.5.2024', /^date is not a date/],
    ['date: 2024-13', /^date is not a date/],
    ['date: 2024-02-30', /^date is not a date/],
    ['language: fr', /^language is not one of de, en$/],
    ['language: Deutsch', /^language is not one of/],
  ])('leaves out and names %s, and keeps the rest', (line, problem) => {
    const field = line.startsWith('source') ? 'title: A' : 'source: A';
    const { metadata, problems } = readMetadata(`${field}\n${line}`);
    expect(Object.values(metadata)).toEqual(['A']);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it.each<[string, string]>([
    ['titel: A', 'unknown field “titel”, perhaps title'],
    ['tilte: A', 'unknown field “tilte”, perhaps title'],
    ['titl: A', 'unknown field “titl”, perhaps title'],
    ['soürce: A', 'unknown field “soürce”, perhaps source'],
    ['Datum: 2024', 'unknown field “Datum”, perhaps date'],
    ['url: https://a.de\nURL: https://b.de', 'url is given twice'],
  ])('names the misspelt field of %s', (yaml, problem) => {
    expect(readMetadata(yaml).problems).toEqual([problem]);
  });

  it('names every unknown field of a file that is for Beleg alone', () => {
    const { metadata, problems } = readMetadata('title: A\nauthor: B', { ownFile: true });
    expect(metadata).toEqual({ title: 'A' });
    expect(problems).toEqual(['unknown field “author”']);
  });

  it.each<[string, string, RegExp]>([
    ['a list', '- a', /not a list of/],
    ['a word', 'Titel', /not a list of/],
    ['broken YAML', 'title: "a', /not valid YAML/],
    ['two documents', 'title: a\n---\ntitle: b', /not valid YAML/],
    ['a field given twice', 'title: a\ntitle: b', /not valid YAML/],
    ['aliases that grow', bomb, /not valid YAML/],
    ['an alias', 'title: &a b\nsource: *a', /not valid YAML/],
    ['more than 64 KiB', `title: ${'a'.repeat(70_000)}`, /too long/],
    ['deep nesting', `title: ${'['.repeat(20_000)}`, /not valid YAML/],
    ['an unknown tag with a bad value', 'title: !!binary "a"\n- b', /not valid YAML/],
  ])('uses nothing of %s', (_, yaml, problem) => {
    const spent = startCpuClock();
    expect(readMetadata(yaml)).toEqual({
      metadata: {},
      problems: [expect.stringMatching(problem)],
    });
    expect(spent()).toBeLessThan(1000);
  });

  it('changes no prototype and never throws', () => {
    readMetadata('__proto__:\n  polluted: yes');
    expect('polluted' in {}).toBe(false);
    const part = fc.constantFrom(
      ...['title', ': ', '\n', '- ', '"', '{', '&a ', '*a', '!!x ', '|', '? ', '#', '2024'],
    );
    const soup = fc.array(part, { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (yaml) => {
        const { metadata } = readMetadata(yaml);
        for (const value of Object.values(metadata)) expect(value).toBeTypeOf('string');
      }),
      { numRuns: 500 },
    );
  });
});
