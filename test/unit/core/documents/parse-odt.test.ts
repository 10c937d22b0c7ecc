import { describe, expect, it } from 'vitest';

import { parseOdt } from '../../../../src/core/documents/formats/odt/parse-odt.js';
import { buildOdt, odtHeading, odtParagraph } from '../../../support/build-odt.js';
import { outline } from '../../../support/outline.js';

const parse = async (body: string, styles = '') =>
  outline(await parseOdt(buildOdt({ body, styles })));
const cell = (text: string) => `<table:table-cell>${odtParagraph(text)}</table:table-cell>`;

describe('a text of OpenDocument has', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'headings and paragraphs',
      odtHeading(1, 'Satzung') + odtParagraph('A & B < C') + odtHeading(9, 'Frist'),
      ['# Satzung', 'paragraph: A & B < C', '###### Frist'],
    ],
    [
      'spaces, tabs and line breaks',
      '<text:p>A<text:s text:c="3"/>B<text:tab/>C<text:line-break/>D<text:span>E</text:span></text:p>',
      ['paragraph: A B C\nDE'],
    ],
    [
      'lists in lists',
      `<text:list><text:list-item>${odtParagraph('A')}<text:list><text:list-item>${odtParagraph('B')}</text:list-item></text:list></text:list-item></text:list>`,
      ['list-item: A', 'list-item: B'],
    ],
    [
      'tables',
      `<table:table><table:table-header-rows><table:table-row>${cell('Art')}${cell('Frist')}</table:table-row></table:table-header-rows><table:table-row>${cell('neu')}${cell('3')}<table:covered-table-cell/></table:table-row></table:table>`,
      ['table-row: Art | Frist', 'table-row: neu | 3'],
    ],
    [
      'notes at the end',
      `<text:p>Drei Wochen<text:note><text:note-citation>1</text:note-citation><text:note-body>${odtParagraph('Ab Zugang.')}</text:note-body></text:note>.</text:p>${odtParagraph('B')}`,
      ['paragraph: Drei Wochen[1].', 'paragraph: B', 'list-item: Ab Zugang.'],
    ],
    [
      'no comments, deleted text, index or hidden part',
      `<text:tracked-changes><text:p>weg</text:p></text:tracked-changes><text:table-of-content><text:index-body>${odtParagraph('Frist 3')}</text:index-body></text:table-of-content><text:section text:display="none">${odtParagraph('geheim')}</text:section><text:p>A<office:annotation><text:p>Stimmt das?</text:p></office:annotation></text:p>`,
      ['paragraph: A'],
    ],
  ])('%s', async (_, body, expected) => {
    expect(await parse(body)).toEqual(expected);
  });

  describe('the numbers that LibreOffice counts', () => {
    const level = (at: number, format: string, more: string) =>
      `<text:list-level-style-number text:level="${at}" style:num-format="${format}" ${more}/>`;
    const styles = [
      `<text:list-style style:name="L1">${level(1, '1', 'style:num-prefix="(" style:num-suffix=")"')}${level(2, 'a', 'style:num-suffix=")"')}${level(3, '1', 'text:display-levels="3"')}</text:list-style>`,
      '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>',
      '<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="P2" style:parent-style-name="Subtitle"/><style:style style:name="Subtitle" style:parent-style-name="Title"/><style:style style:name="P3" style:parent-style-name="Quotations"/>',
    ].join('');
    const outlineStyle = `<?xml version="1.0"?><office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="§ "/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/><text:outline-level-style text:level="3" style:num-format=""/></text:outline-style></office:document-styles>`;
    const item = (text: string, inside = '', more = '') =>
      `<text:list-item ${more}>${odtParagraph(text)}${inside}</text:list-item>`;
    const list = (inside: string, more = 'text:style-name="L1"') =>
      `<text:list ${more}>${inside}</text:list>`;

    it.each<[string, string, string]>([
      [
        'of clauses and their parts',
        list(item('A') + item('B', list(item('a', list(item('x'), '')), '')) + item('C')),
        '(1) A\n(2) B\na) a\n2.a.1 x\n(3) C',
      ],
      [
        'that begin anew, go on, or stand in the file',
        list(item('A')) +
          list(item('B')) +
          list(item('C'), 'text:style-name="L1" text:continue-numbering="true"') +
          list(item('D', '', 'text:start-value="7"')),
        '(1) A\n\n(1) B\n\n(2) C\n\n(7) D',
      ],
      [
        'of items with two paragraphs',
        list(item('A', odtParagraph('B')) + item('C')),
        '(1) A\nB\n(2) C',
      ],
      ['of bullets, which are none', list(item('A'), 'text:style-name="L2"'), '- A'],
      [
        'of headings',
        odtHeading(1, 'A') + odtHeading(2, 'B') + odtHeading(1, 'C') + odtHeading(3, 'D'),
        '§ 1 A\n\n1.1 B\n\n§ 2 C\n\nD',
      ],
      [
        'of headings in a list',
        list(`<text:list-item>${odtHeading(1, 'A')}</text:list-item>`),
        '(1) A',
      ],
    ])('%s', async (_, body, expected) => {
      const bytes = buildOdt({ body, styles, parts: { 'styles.xml': outlineStyle } });
      expect((await parseOdt(bytes)).text).toBe(expected);
    });

    it('and the title and quotes by their styles', async () => {
      const styled = (name: string) => `<text:p text:style-name="${name}">${name}</text:p>`;
      expect(await parse(['Title', 'P1', 'P2', 'P3'].map(styled).join(''), styles)).toEqual([
        '# Title',
        '# P1',
        'paragraph: P2',
        'quote: P3',
      ]);
    });
  });

  it('no text in a style that hides it', async () => {
    const styles =
      '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style><style:style style:name="T2"><style:text-properties/></style:style>';
    const body =
      '<text:p>A<text:span text:style-name="T1">geheim</text:span><text:span text:style-name="T2"> B</text:span></text:p>';
    expect(await parse(body, styles)).toEqual(['paragraph: A B']);
  });

  it('what its properties say, but not when the file was made', async () => {
    const meta =
      '<dc:title>Satzung</dc:title><dc:language>de-DE</dc:language><dc:date>2024-05-02T03:04:05.6</dc:date>';
    const { metadata } = await parseOdt(buildOdt({ body: odtParagraph('A'), meta }));
    expect(metadata).toEqual({ title: 'Satzung', language: 'de' });
  });
});

describe('a hostile text of OpenDocument is refused', () => {
  const entity = (declaration: string) =>
    `<?xml version="1.0"?><!DOCTYPE a [${declaration}]><office:document-content><office:body>&a;</office:body></office:document-content>`;
  it.each<[string, Record<string, string | undefined>, string]>([
    ['without content', { 'content.xml': undefined }, 'broken'],
    ['with broken XML', { 'content.xml': '<a><b></a>' }, 'broken'],
    ['with entities that grow', { 'content.xml': entity('<!ENTITY a "&b;&b;&b;">') }, 'broken'],
    [
      'with an entity that is a file',
      { 'content.xml': entity('<!ENTITY a SYSTEM "file:///etc/passwd">') },
      'broken',
    ],
    ['nested 100,000 deep', { 'content.xml': '<text:p>'.repeat(100_000) }, 'broken'],
    [
      'under a password',
      { 'META-INF/manifest.xml': '<m><manifest:encryption-data/></m>' },
      'encrypted',
    ],
  ])('%s', async (_, parts, code) => {
    const bytes = buildOdt({ body: odtParagraph('A'), parts });
    await expect(parseOdt(bytes)).rejects.toMatchObject({ name: 'ParseError', code });
  });
});
