import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cutMarkdown } from '../../../../src/core/documents/formats/markdown/cut-markdown.js';
import { parseMarkdown } from '../../../../src/core/documents/formats/markdown/parse-markdown.js';

const filler = `${'Ein Satz über die Einsätze der NATO mit **Nachdruck**. '.repeat(40)}\n\n`.repeat(
  33,
);
const pieces = [
  '# Überschrift [Verweis][ref]\n\nEin Absatz\nüber zwei Zeilen.\n\n',
  '## Teil {#teil}\n\n- Punkt\n\n  Fortsetzung\n\n      Code im Punkt\n- Punkt\n\nText danach.\n\n',
  '- Punkt\n\n  ```\n  offen\n\nText hinter der Liste.\n\n',
  '```js\nCode\n\nText im Code\n\n# keine Überschrift\n```\n\n',
  '~~~\n```\n\nText im Code\n~~~\n\n',
  '<!-- Kommentar\n\nText darin\n\n# keine -->\n\nText danach.\n\n',
  '<pre>\n\nText im HTML\n\n</pre>\n\n',
  '<div>\n\nText zwischen Tags\n\n</div>\n\n',
  '| a | b |\n|---|---|\n| Land | Irak |\n\n',
  '> Zitat\nfaul fortgesetzt\n\nText.\n\n',
  '1. Eins\n2. Zwei\n\n    eingerückt\n\nUntertitel\n---\n\n',
  '[ref]: https://example.org "Titel"\n\n',
  '### Mit Fußnote[^1]\n\nText[^1].\n\n[^1]: Die Fußnote.\n\n    Ihr zweiter Absatz.\n\n',
  '    Code, eingerückt\n\nText.\n\n',
  filler,
];

/** The blocks of the same document without what makes it long enough to be cut. */
const withoutCuts = (text: string) => {
  return parseMarkdown(text.replaceAll(filler, 'Kurz.\n\n')).blocks;
};

describe('Markdown in pieces', () => {
  it('gives the blocks of the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 12 }),
        (parts) => {
          const all = [...parts, '## Ende\n\nDer Schluss.\n'];
          const long = all.join('');
          const see = (text: string, blocks: ReturnType<typeof withoutCuts>) =>
            blocks
              .map(({ kind, start, end, label }) => [kind, label, text.slice(start, end)])
              .filter(([, , shown]) => shown !== 'Kurz.' && !filler.startsWith(shown ?? ''));
          const short = long.replaceAll(filler, 'Kurz.\n\n');
          expect(see(long, parseMarkdown(long).blocks)).toEqual(see(short, withoutCuts(long)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is cut where a paragraph or a heading begins after an empty line', () => {
    const text = filler.repeat(3);
    const { starts } = cutMarkdown(text);
    expect(starts.length).toBeGreaterThan(2);
    for (const start of starts.slice(1)) expect(text.slice(start - 2, start)).toBe('\n\n');
  });

  it('is not cut within a fence that is never closed', () => {
    expect(cutMarkdown(`\`\`\`\n${filler.repeat(3)}`).starts).toEqual([0]);
  });

  // Read whole, it would take the parser minutes.
  it('of 4 MB is cut everywhere, and read', { timeout: 60_000 }, () => {
    const text = `# Titel\n\n${filler.repeat(Math.ceil(4_000_000 / filler.length))}`;
    const { starts } = cutMarkdown(text);
    const sizes = starts.map((start, at) => (starts[at + 1] ?? text.length) - start);
    expect(Math.max(...sizes)).toBeLessThan(200_000);
    expect(parseMarkdown(text).blocks.length).toBeGreaterThan(1000);
  });
});

describe('the label of a heading', () => {
  it.each([
    ['## Auftrag {#auftrag}', 'Auftrag', 'auftrag'],
    ['## Auftrag {#auftrag .klasse}', 'Auftrag', 'auftrag'],
    ['## Der <em>neue</em> Auftrag<br>', 'Der neue Auftrag', undefined],
    ['## Menge {a}', 'Menge {a}', undefined],
    ['## a < b > c', 'a < b > c', undefined],
  ])('%s', (text, label, anchor) => {
    expect(parseMarkdown(text).blocks[0]).toMatchObject({ label, ...(anchor && { anchor }) });
    expect(parseMarkdown(text).blocks[0]?.anchor).toBe(anchor);
  });
});
