import { describe, expect, it } from 'vitest';

import { parseEpub } from '../../../../src/core/documents/formats/epub/parse-epub.js';
import { buildEpub } from '../../../support/build-epub.js';
import { expectSound } from '../../../support/expect-parsed.js';
import { outline } from '../../../support/outline.js';

const chapters = [
  '<section id="a"><h1>Eins</h1><p>Der erste Text.<br/>Neue Zeile</p></section>',
  '<p/>',
  '<h1>Zwei</h1><a id="x"/><p>Der zweite Text.</p>',
];

describe('a book', () => {
  it('has its chapters in reading order, without the page of navigation', async () => {
    const parsed = await parseEpub(buildEpub({ chapters }));
    expect(outline(parsed)).toEqual([
      '# Eins',
      'paragraph: Der erste Text.\nNeue Zeile',
      '# Zwei',
      'paragraph: Der zweite Text.',
    ]);
    expectSound(parsed);
  });

  it('has no table of contents among its chapters, unless it has text as well', async () => {
    const long = `<p>${'Ein langer Satz. '.repeat(20)}</p>`;
    const read = async (first: string) => {
      const opf =
        '<package><manifest><item id="a" href="text/c%200.xhtml"/><item id="b" href="text/c%201.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine><guide><reference type="toc" href="text/c%200.xhtml#toc"/></guide></package>';
      const texts = [`<h1 id="toc">Inhalt</h1><ul><li>Eins</li></ul>${first}`, '<p>Text.</p>'];
      return outline(
        await parseEpub(buildEpub({ chapters: texts, parts: { 'OEBPS/book.opf': opf } })),
      );
    };
    expect(await read('')).toEqual(['paragraph: Text.']);
    expect(await read(long)).toHaveLength(4);
  });

  it('has what its package says', async () => {
    const metadata =
      '<dc:title>Das Buch</dc:title><dc:publisher>Verlag</dc:publisher><dc:date opf:event="creation">2019</dc:date><dc:date>2021</dc:date><dc:language>en-GB</dc:language>';
    expect((await parseEpub(buildEpub({ chapters, metadata }))).metadata).toEqual({
      title: 'Das Buch',
      source: 'Verlag',
      date: '2021',
      language: 'en',
    });
  });

  it('with scrambled fonts is read, with scrambled chapters refused', async () => {
    const scrambled = (uri: string) => ({
      'META-INF/encryption.xml': `<encryption><enc:EncryptedData><enc:CipherReference URI="${uri}"/></enc:EncryptedData></encryption>`,
    });
    const fonts = buildEpub({ chapters, parts: scrambled('OEBPS/font.otf') });
    expect((await parseEpub(fonts)).blocks).toHaveLength(4);
    const locked = buildEpub({ chapters, parts: scrambled('OEBPS/text/c%200.xhtml') });
    await expect(parseEpub(locked)).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('reads no chapter that lies outside of it', async () => {
    const opf =
      '<package><manifest><item id="a" href="../../../../etc/passwd"/><item id="b" href="file:///etc/passwd"/><item id="c" href="http://127.0.0.1:9/"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>';
    const parsed = await parseEpub(buildEpub({ chapters, parts: { 'OEBPS/book.opf': opf } }));
    expect(parsed.blocks).toEqual([]);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['a container', { 'META-INF/container.xml': undefined }],
    ['a package', { 'OEBPS/book.opf': undefined }],
    ['valid XML', { 'OEBPS/book.opf': '<package>' }],
    [
      'entities of its own',
      {
        'META-INF/container.xml':
          '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      },
    ],
    ['an end of its nesting', { 'OEBPS/text/c 0.xhtml': '<div>'.repeat(100_000) }],
  ])('is refused without %s', async (what, parts) => {
    const refused = parseEpub(buildEpub({ chapters, parts }));
    await expect(refused, what).rejects.toMatchObject({ name: 'ParseError', code: 'broken' });
  });
});
