import { describe, expect, it } from 'vitest';

import { parseDocx } from '../../../../src/core/documents/formats/docx/parse-docx.js';
import { buildDocx, docxNamespaces } from '../../../support/build-docx.js';
import { expectSoundOrRefused } from '../../../support/expect-parsed.js';
import { outline } from '../../../support/outline.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

const parse = async (bytes: Uint8Array) => outline(await parseDocx(bytes));
const run = (text: string, properties = '') =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inside: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const prolog = '<?xml version="1.0" encoding="UTF-8"?>';
const styled = (id: string, name: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
const styles = `${prolog}<w:styles ${docxNamespaces}>${styled('Titel', 'Title')}${styled('berschrift1', 'heading 1')}${styled('Verzeichnis1', 'toc 1')}${styled('Zitat', 'Quote')}</w:styles>`;
const core = (inside: string) =>
  `${prolog}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${inside}</cp:coreProperties>`;

describe('a Word document has', () => {
  it('headings by the styles of an English or a German Word, and no table of contents', async () => {
    const body = [
      paragraph(run('Satzung'), '<w:pStyle w:val="Titel"/>'),
      paragraph(run('Frist 3'), '<w:pStyle w:val="Verzeichnis1"/>'),
      paragraph(run('Frist'), '<w:pStyle w:val="berschrift1"/>'),
      paragraph(run('Drei ') + run('Wochen', '<w:rPr><w:b/></w:rPr>')),
      paragraph(run('Wort'), '<w:pStyle w:val="Zitat"/>'),
    ].join('');
    expect(await parse(buildDocx({ body, parts: { 'word/styles.xml': styles } }))).toEqual([
      '# Satzung',
      '# Frist',
      'paragraph: Drei Wochen',
      'quote: Wort',
    ]);
  });

  it('lists and tables', async () => {
    const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const row = (...texts: string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
    const body = `${paragraph(run('Eins'), item)}${paragraph(run('Zwei'), item)}<w:tbl>${row('Art', 'Frist')}${row('neu', '3')}</w:tbl>`;
    const numbering = `${prolog}<w:numbering ${docxNamespaces}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const relationships = `<Relationship Id="rIdN" Type="${office}/numbering" Target="numbering.xml"/>`;
    const bytes = buildDocx({ body, relationships, parts: { 'word/numbering.xml': numbering } });
    const parsed = await parseDocx(bytes);
    expect(outline(parsed)).toEqual([
      'list-item: Eins',
      'list-item: Zwei',
      'table-row: Art | Frist',
      'table-row: neu | 3',
    ]);
    expect(parsed.text).toBe('1. Eins\n2. Zwei\n\n| Art | Frist |\n| neu | 3 |');
  });

  describe('the numbers that Word counts', () => {
    const level = (at: number, format: string, text: string, more = '') =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
    const abstract = (id: number, ...levels: string[]) =>
      `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
    const list = (id: number, of: number, more = '') =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = [
      abstract(0, level(0, 'decimal', '(%1)'), level(1, 'lowerLetter', '%2)')),
      abstract(
        1,
        level(0, 'decimal', '§ %1', '<w:pStyle w:val="Section"/>'),
        level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Sub"/>'),
      ),
      abstract(2, level(0, 'bullet', '\uf0b7'), level(1, 'bullet', ' ')),
      abstract(3, level(0, 'upperRoman', '%1.'), level(1, 'decimal', '%1.%2', '<w:isLgl/>')),
      list(1, 0),
      list(2, 0, restart),
      list(3, 1),
      list(4, 2),
      list(5, 3),
    ].join('');
    const numbered = `${prolog}<w:styles ${docxNamespaces}><w:style w:type="paragraph" w:styleId="Section"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Own"><w:name w:val="heading 3"/><w:basedOn w:val="Section"/></w:style></w:styles>`;
    const item = (text: string, id: number, at = 0) =>
      paragraph(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);
    const heading = (text: string, style: string, more = '') =>
      paragraph(run(text), `<w:pStyle w:val="${style}"/>${more}`);

    it.each<[string, string, string]>([
      [
        'of clauses and their parts',
        item('A', 1) + item('B', 1) + item('a', 1, 1) + item('b', 1, 1) + item('C', 1),
        '(1) A\n(2) B\na) a\nb) b\n(3) C',
      ],
      [
        'that go on after other text, and begin anew where a list says so',
        item('A', 1) + paragraph(run('Text')) + item('B', 1) + item('C', 2) + item('D', 2),
        '(1) A\n\nText\n\n(2) B\n(1) C\n(2) D',
      ],
      [
        'of headings, by their styles',
        heading('Zweck', 'Section') +
          heading('Umfang', 'Sub') +
          heading('Frist', 'Section') +
          heading('Ende', 'Own') +
          heading('Anhang', 'Section', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        '§ 1 Zweck\n\n1.1 Umfang\n\n§ 2 Frist\n\n§ 3 Ende\n\nAnhang',
      ],
      ['of bullets, which are none', item('A', 4) + item('B', 4, 1), '- A\nB'],
      [
        'in Roman and legal digits',
        item('A', 5) + item('B', 5) + item('C', 5, 1),
        'I. A\nII. B\n2.1 C',
      ],
      [
        'as they are, and not as they were',
        paragraph(
          run('A'),
          '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr></w:pPrChange>',
        ),
        '(1) A',
      ],
    ])('%s', async (_, body, expected) => {
      const relationships = `<Relationship Id="rIdN" Type="${office}/numbering" Target="numbering.xml"/>`;
      const parts = {
        'word/numbering.xml': `${prolog}<w:numbering ${docxNamespaces}>${numbering}</w:numbering>`,
        'word/styles.xml': numbered,
      };
      expect((await parseDocx(buildDocx({ body, relationships, parts }))).text).toBe(expected);
    });
  });

  it('its footnotes at the end, without the arrow back', async () => {
    const body = paragraph(`${run('Drei Wochen')}<w:r><w:footnoteReference w:id="2"/></w:r>`);
    const footnotes = `${prolog}<w:footnotes ${docxNamespaces}><w:footnote w:id="2">${paragraph(run('Ab Zugang.'))}</w:footnote></w:footnotes>`;
    const relationships = `<Relationship Id="rIdF" Type="${office}/footnotes" Target="footnotes.xml"/>`;
    const parts = { 'word/footnotes.xml': footnotes };
    expect(await parse(buildDocx({ body, relationships, parts }))).toEqual([
      'paragraph: Drei Wochen[1]',
      'list-item: Ab Zugang.',
    ]);
  });

  it('neither deleted nor hidden text, nor comments', async () => {
    const hidden = '<w:rPr><w:vanish/></w:rPr>';
    const body = paragraph(
      `${run('Drei')}<w:del w:id="1"><w:r><w:delText>Vier</w:delText></w:r></w:del>${run('geheim', hidden)}<w:commentRangeStart w:id="0"/>${run(' Wochen', '<w:rPr><w:vanish w:val="0"/></w:rPr>')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
    );
    const comments = `${prolog}<w:comments ${docxNamespaces}><w:comment w:id="0">${paragraph(run('Stimmt das?'))}</w:comment></w:comments>`;
    const relationships = `<Relationship Id="rIdC" Type="${office}/comments" Target="comments.xml"/>`;
    const parts = { 'word/comments.xml': comments };
    expect(await parse(buildDocx({ body, relationships, parts }))).toEqual([
      'paragraph: Drei Wochen',
    ]);
  });

  it('what its properties say, but not when the file was made', async () => {
    const metadataOf = async (inside: string) => {
      const parts = { 'docProps/core.xml': core(inside) };
      return (await parseDocx(buildDocx({ paragraphs: [{ text: 'A' }], parts }))).metadata;
    };
    expect(
      await metadataOf(
        '<dc:title>Satzung</dc:title><dc:language>de-DE</dc:language><dcterms:created>2023-01-02T03:04:05Z</dcterms:created><dcterms:modified>2024-05-02T03:04:05Z</dcterms:modified>',
      ),
    ).toEqual({ title: 'Satzung', language: 'de' });
    expect(await metadataOf('<dc:title>Microsoft Word - Brief.doc</dc:title>')).toEqual({});
    expect(await metadataOf('<dc:title>Dokument1</dc:title><dc:title/>')).toEqual({});
  });
});

/** A picture that lies on another computer, and a template that does. */
const remote = {
  body: paragraph(
    `${run('Text')}<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Ein Bild"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="rIdX"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  ),
  address: (target: string) =>
    `<Relationship Id="rIdX" Type="${office}/image" Target="${target}" TargetMode="External"/><Relationship Id="rIdT" Type="${office}/attachedTemplate" Target="${target}" TargetMode="External"/>`,
};

describe('a hostile Word document', () => {
  it.each<[string, Uint8Array, string]>([
    ['that is no zip file', Buffer.from('Text'), 'broken'],
    ['that ends too early', buildDocx({ paragraphs: [{ text: 'A' }] }).subarray(0, 200), 'broken'],
    ['without a document', buildDocx({ parts: { 'word/document.xml': undefined } }), 'broken'],
    [
      'with entities that grow',
      buildDocx({
        parts: {
          'word/document.xml': `${prolog}<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w:document ${docxNamespaces}><w:body>${paragraph(run('&b;'))}</w:body></w:document>`,
        },
      }),
      'broken',
    ],
    [
      'with an entity that is a file',
      buildDocx({
        parts: {
          'word/document.xml': `${prolog}<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ${docxNamespaces}><w:body>${paragraph(run('&a;'))}</w:body></w:document>`,
        },
      }),
      'broken',
    ],
    ['nested 100,000 deep', buildDocx({ body: '<w:tbl><w:tr><w:tc>'.repeat(100_000) }), 'broken'],
    [
      'in the container of a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(1_000),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'encrypted',
    ],
    [
      'of an older Word',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_000)]),
      'unsupported',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    const spent = startCpuClock();
    await expect(parseDocx(bytes)).rejects.toMatchObject({ name: 'ParseError', code });
    expect(spent()).toBeLessThan(3_000);
  });

  it.each(['http://127.0.0.1:9/bild.png', 'file:///etc/passwd', '../../../../etc/passwd'])(
    'gets nothing from %s',
    async (target) => {
      const { body } = remote;
      const bytes = buildDocx({ body, relationships: remote.address(target) });
      expect(await parse(bytes)).toEqual(['paragraph: Text']);
    },
  );

  it('has its macros, pictures and embedded files left packed, whatever they are', async () => {
    const junk = Buffer.from('not what its name says');
    const parts = {
      'word/vbaProject.bin': junk,
      'word/media/image1.png': junk,
      'word/embeddings/oleObject1.bin': junk,
      'customXml/item1.xml': '<broken',
      '../../etc/cron.d/x.xml': '<broken',
    };
    const bytes = buildDocx({ paragraphs: [{ text: 'Text' }], parts });
    await expect(expectSoundOrRefused(parseDocx, bytes)).resolves.toBeTypeOf('string');
  });
});
