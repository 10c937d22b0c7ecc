import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseDocx } from '../../src/core/documents/formats/docx/parse-docx.js';
import { parseEpub } from '../../src/core/documents/formats/epub/parse-epub.js';
import { parseOdt } from '../../src/core/documents/formats/odt/parse-odt.js';
import { buildDocx } from '../support/build-docx.js';
import { buildEpub } from '../support/build-epub.js';
import { buildOdt, odtHeading, odtParagraph } from '../support/build-odt.js';
import { expectSoundOrRefused } from '../support/expect-parsed.js';
import { mutateBytes, mutationsOf } from '../support/mutate-bytes.js';

describe('any Word document', () => {
  const good = buildDocx({
    paragraphs: [{ text: 'Satzung', style: 'Heading1' }, { text: 'Drei Wochen & mehr' }],
    body: `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
  });

  it('is parsed soundly or refused when the file is damaged', { timeout: 60_000 }, async () => {
    const seen = { parsed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(mutationsOf(['PK\u0001\u0002', '\0\0\0\0', 'ÿÿÿÿ']), async (mutations) => {
        seen[await expectSoundOrRefused(parseDocx, mutateBytes(good, mutations))] += 1;
      }),
      { numRuns: 8_500 },
    );
    expect(seen.refused).toBeGreaterThan(1_000);
  });

  it('is parsed soundly or refused, whatever stands in what', { timeout: 60_000 }, async () => {
    const names = `p r t tbl tr tc pPr rPr hyperlink ins del sdt sdtContent txbxContent pict drawing
      footnoteReference instrText fldChar vMerge gridSpan numPr ilvl br tab sym vanish`;
    const name = fc.constantFrom(...names.split(/\s+/));
    const { element } = fc.letrec<{ element: string; inside: string }>((tie) => ({
      element: fc
        .tuple(name, fc.constantFrom('', ' w:val="1"', ' w:id="9"', ' r:id="rId9"'), tie('inside'))
        .map(([tag, attributes, inside]) => `<w:${tag}${attributes}>${inside}</w:${tag}>`),
      inside: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.stringMatching(/^[ \n\tA-Za-zäöü.!]{0,12}$/),
        fc.array(tie('element'), { maxLength: 4 }).map((all) => all.join('')),
      ),
    }));
    const seen = { parsed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 6 }), async (body) => {
        const bytes = buildDocx({ body: body.join('') });
        seen[await expectSoundOrRefused(parseDocx, bytes)] += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(seen.parsed).toBeGreaterThan(500);
  });
});

describe('any text of OpenDocument', () => {
  const good = buildOdt({ body: odtHeading(1, 'Satzung') + odtParagraph('Drei Wochen') });

  it('is parsed soundly or refused when the file is damaged', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(mutationsOf(['PK\u0001\u0002', '\0\0\0\0']), async (mutations) => {
        await expectSoundOrRefused(parseOdt, mutateBytes(good, mutations));
      }),
      { numRuns: 8_000 },
    );
  });

  it('is parsed soundly or refused, whatever stands in what', { timeout: 60_000 }, async () => {
    const names = `text:p text:h text:span text:list text:list-item text:s text:tab text:note
      text:note-body text:note-citation table:table table:table-row table:table-cell office:annotation
      draw:frame draw:text-box text:section text:a office:body`;
    const { element } = fc.letrec<{ element: string; inside: string }>((tie) => ({
      element: fc
        .tuple(
          fc.constantFrom(...names.split(/\s+/)),
          fc.constantFrom('', ' text:c="99999999"', ' text:outline-level="-3"'),
          tie('inside'),
        )
        .map(([tag, attributes, inside]) => `<${tag}${attributes}>${inside}</${tag}>`),
      inside: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.stringMatching(/^[ \nA-Za-zäöü.!]{0,12}$/),
        fc.array(tie('element'), { maxLength: 4 }).map((all) => all.join('')),
      ),
    }));
    const seen = { parsed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 6 }), async (body) => {
        seen[await expectSoundOrRefused(parseOdt, buildOdt({ body: body.join('') }))] += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(seen.parsed).toBeGreaterThan(1_000);
  });
});

describe('any book', () => {
  const chapters = [
    '<section id="a"><h1>Eins</h1><p>Der erste Text.<br/>Neue Zeile</p></section>',
    '<p/>',
    '<h1>Zwei</h1><a id="x"/><p>Der zweite Text.</p>',
  ];

  it('is parsed soundly or refused when the file is damaged', { timeout: 60_000 }, async () => {
    const good = buildEpub({ chapters });
    await fc.assert(
      fc.asyncProperty(mutationsOf(['PK\u0001\u0002', '\0\0\0\0']), async (mutations) => {
        await expectSoundOrRefused(parseEpub, mutateBytes(good, mutations));
      }),
      { numRuns: 7_000 },
    );
  });

  it(
    'is parsed soundly or refused when its chapters are damaged',
    { timeout: 60_000 },
    async () => {
      const chapter = Buffer.from(`<html><head><title/></head><body>${chapters[0]}</body></html>`);
      const words =
        '<p/> <a/> </section> <title/> <!-- ]]> &nbsp; &#x0; <![CDATA[ <script/> é'.split(' ');
      await fc.assert(
        fc.asyncProperty(mutationsOf(words), async (mutations) => {
          const parts = { 'OEBPS/text/c 0.xhtml': mutateBytes(chapter, mutations) };
          await expectSoundOrRefused(parseEpub, buildEpub({ chapters, parts }));
        }),
        { numRuns: 3_000 },
      );
    },
  );
});
