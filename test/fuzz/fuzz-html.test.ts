import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseHtml } from '../../src/core/documents/formats/html/parse-html.js';
import { expectSoundOrRefused } from '../support/expect-parsed.js';
import { mutateBytes, mutationsOf } from '../support/mutate-bytes.js';

const page = `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Antrag – Amt</title>
<link rel="canonical" href="https://example.org/a"></head><body><nav>Start</nav><main>
<h1 id="a">Antrag</h1><p>Der <b>Antrag</b> ist in drei&nbsp;Wochen zu stellen.<br>Näheres:</p>
<ol><li>Formular<ul><li>A</li></ul></li><li>Beleg</li></ol><table><tr><th>Art</th><td>Frist</td></tr>
<tr><td>neu</td><td>3</td></tr></table><blockquote>Zitat</blockquote><pre>  x\n y</pre></main></body></html>`;
const words =
  `<p> </p> <div> </div> <table> <tr> <td> </table> <b> </b> <a\u0020href="#x"> ¶ <main> <br> <li> </ul>
  <h2> </h1> <pre> <svg> <template> <!-- --> &amp; &#0; &#xd800; <script> </script> e\u0301 <form> <nav> <frameset> <select>`
    .trim()
    .split(/\s+/);

describe('any web page', () => {
  it('is parsed soundly when the file is damaged', async () => {
    const bytes = Buffer.from(page);
    const seen = { parsed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(mutationsOf(words), async (mutations) => {
        seen[await expectSoundOrRefused(parseHtml, mutateBytes(bytes, mutations))] += 1;
      }),
      { numRuns: 6_000 },
    );
    expect(seen.parsed).toBeGreaterThan(1_000);
  });

  it('is parsed soundly when it is a heap of tags', async () => {
    const heap = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' })), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(heap, async (pieces) => {
        await expectSoundOrRefused(parseHtml, Buffer.from(pieces.join('')));
      }),
      { numRuns: 4_000 },
    );
  });

  it('is parsed soundly or refused when it is any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        await expectSoundOrRefused(parseHtml, bytes);
      }),
      { numRuns: 2_000 },
    );
  });
});
