import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseMarkdown } from '../../../../src/core/documents/formats/markdown/parse-markdown.js';
import { NestingError } from '../../../../src/core/documents/formats/markdown/refuse-deep-nesting.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

/** Blocks as one line each: a heading as `#`s and its label, the rest as its kind and text. */
function outline(text: string): string[] {
  return parseMarkdown(text).blocks.map(({ kind, start, end, level, label }) =>
    kind === 'heading'
      ? `${'#'.repeat(level ?? 0)} ${label}`
      : `${kind}: ${text.slice(start, end)}`,
  );
}

const lines = (...all: string[]) => all.join('\n');

describe('parseMarkdown', () => {
  it.each<[string, string, readonly string[]]>([
    ['headings with marks', '# Eins\n### Drei ###', ['# Eins', '### Drei']],
    [
      'underlined headings',
      'Eins\n===\n\nZwei\n---\ntext',
      ['# Eins', '## Zwei', 'paragraph: text'],
    ],
    [
      'labels without markup',
      '## **Kosovo** [Force](https://nato.int) `KFOR` ![Bild](b.png) &amp; mehr',
      ['## Kosovo Force KFOR Bild & mehr'],
    ],
    ['no empty heading', '#\n\ntext', ['paragraph: text']],
    [
      'a nested list, each item by itself',
      lines('- a', '  - b', '    - c', '- d', '', '  mehr zu d'),
      ['list-item: a', 'list-item: b', 'list-item: c', 'list-item: d', 'list-item: mehr zu d'],
    ],
    [
      'a table row by row, without its delimiter row',
      lines('| Ort | Jahr |', '| --- | ---: |', '| Warschau | 2016 |'),
      ['table-row: | Ort | Jahr |', 'table-row: | Warschau | 2016 |'],
    ],
    [
      'code, fenced and indented',
      lines('```js', 'a();', '```', '', '    b();'),
      ['code: ```js\na();\n```', 'code:     b();'],
    ],
    [
      'quotes',
      lines('> Er sagte', '> viel.', '', 'Ja.'),
      ['quote: Er sagte\n> viel.', 'paragraph: Ja.'],
    ],
    ['a list in a quote', '> - a\n> - b', ['list-item: a', 'list-item: b']],
    [
      'code in an item as code',
      '- a\n\n  ```\n  b\n  ```',
      ['list-item: a', 'code: ```\n  b\n  ```'],
    ],
    ['no HTML comment', '<!-- geheim -->\n\ntext', ['paragraph: text']],
    ['no definition', '[a]: https://nato.int "x"\n\nsiehe [a]', ['paragraph: siehe [a]']],
    ['no thematic break', 'a\n\n---\n\nb', ['paragraph: a', 'paragraph: b']],
    ['a footnote', 'Text[^1].\n\n[^1]: Quelle.', ['paragraph: Text[^1].', 'paragraph: Quelle.']],
    ['hard breaks in one paragraph', 'a  \nb', ['paragraph: a  \nb']],
    ['the text inside HTML', '<div>\n\nInnen\n\n</div>', ['paragraph: Innen']],
    ['the text of an HTML block', '<p>Wichtiger Satz.</p>', ['paragraph: <p>Wichtiger Satz.</p>']],
    ['no HTML without text', '<img src="a.png">\n\n<style>a { b: c }</style>\n\n<hr>', []],
    ['no tags without text between them', '<a id="kfor"></a>\n\ntext', ['paragraph: text']],
    ['an address in angle brackets', '<https://nato.int>', ['paragraph: <https://nato.int>']],
    [
      'a table whose delimiter row ends with spaces',
      lines('| Ort | Jahr |', '| --- | --- |  ', '| Warschau | 2016 |'),
      ['table-row: | Ort | Jahr |', 'table-row: | Warschau | 2016 |'],
    ],
    ['the text of a task', '- [x] erledigt', ['list-item: erledigt']],
    ['no white space at the end of a block', 'a  \n\nb', ['paragraph: a', 'paragraph: b']],
    [
      'no definition over several lines',
      lines(
        '[a]:',
        '  https://nato.int',
        '"x"',
        '',
        '[b]: https://nato.int',
        "'y'",
        '',
        'siehe [a]',
      ),
      ['paragraph: siehe [a]'],
    ],
    [
      'a footnote of several paragraphs',
      lines('[^1]: Eins.', '', '    Zwei.', '', 'Text.'),
      ['paragraph: Eins.', 'paragraph: Zwei.', 'paragraph: Text.'],
    ],
    ['nothing', '\n \n', []],
  ])('reads %s', (_, text, blocks) => {
    expect(outline(text)).toEqual(blocks);
  });

  it('takes front matter from the very start alone', () => {
    const text = '---\ntitle: Einsätze\n---\n\n# Kosovo\n\n---\na: b\n---';
    const { frontMatter, blocks } = parseMarkdown(text);
    expect(frontMatter).toBe('title: Einsätze');
    expect(blocks[0]).toMatchObject({ kind: 'heading', label: 'Kosovo' });
    expect(parseMarkdown('text\n\n---\ntitle: a\n---').frontMatter).toBeUndefined();
  });
});

const deep = 100_000;
describe('Markdown that nests too deep', () => {
  it.each([
    ['quotes in one line', '>'.repeat(deep)],
    ['quotes with spaces', '> '.repeat(deep)],
    ['items in one line', '- '.repeat(deep)],
    ['numbered items in one line', '1. '.repeat(deep)],
    ['quotes and items in turn', '> - '.repeat(deep)],
    ['quotes behind a letter of a list', `- a\n  ${'>'.repeat(deep)}`],
    ['brackets', '['.repeat(deep)],
    ['brackets on lines of their own', '[\n'.repeat(deep)],
    ['brackets on short lines', `${'['.repeat(90)}\n`.repeat(1000)],
    ['images', '!['.repeat(deep)],
    ['open links', '[a]('.repeat(deep)],
    ['emphasis', '*a_b'.repeat(deep)],
    ['stars', `${'*'.repeat(deep)}a${'*'.repeat(deep)}`],
    ['emphasis opened over and over', '*a **a '.repeat(deep)],
    ['tildes', '~a '.repeat(deep)],
    [
      'items by indentation',
      Array.from({ length: 2000 }, (_, n) => `${' '.repeat(2 * n)}- a`).join('\n'),
    ],
    ['items by tabs', Array.from({ length: 2000 }, (_, n) => `${'\t'.repeat(n)}- a`).join('\n')],
    [
      'quotes growing line by line',
      Array.from({ length: 2000 }, (_, n) => `${'>'.repeat(n)} a`).join('\n\n'),
    ],
    ['backticks', Array.from({ length: 2000 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['angle brackets', '<a '.repeat(20_000)],
    ['pipes', `|${'a|'.repeat(deep)}\n|${'-|'.repeat(deep)}\n`],
    ['entities', '&'.repeat(deep)],
    ['addresses', 'a@'.repeat(deep)],
    ['addresses with www', 'www.'.repeat(deep)],
    ['a plain word', 'a'.repeat(deep)],
    ['references', '[a][b] '.repeat(20_000)],
    ['footnotes', '[^a]: '.repeat(deep)],
  ])('is read or refused by name, and quickly: %s', (_, text) => {
    const spent = startCpuClock();
    try {
      parseMarkdown(text);
    } catch (error) {
      expect(error).toBeInstanceOf(NestingError);
    }
    expect(spent()).toBeLessThan(3000);
  });
});

describe('parseMarkdown of any text', () => {
  const part = fc.constantFrom(
    ...[
      '# ',
      '## ',
      '\n',
      '\n\n',
      '---',
      '===',
      '- ',
      '1. ',
      '  ',
      '    ',
      '> ',
      '| a | b |',
      '|-|-|',
      '\t',
    ],
    ...[
      '```',
      '`',
      '**',
      '_',
      '[',
      '](',
      ')',
      '![',
      '<!--',
      '-->',
      '<b>',
      '[a]: b',
      '[^1]',
      '[^1]: ',
      '~~',
    ],
    ...[
      'Wort',
      'Ä',
      '😀',
      '\\',
      '&amp;',
      'www.nato.int',
      'a@b.de',
      '\u00a0',
      '\u2028',
      'title: a',
      '- [x] ',
    ],
  );
  const soup = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));

  it('gives blocks in order that do not overlap', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
        let at = 0;
        for (const { start, end, kind, label } of parseMarkdown(text).blocks) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(label === undefined).toBe(kind !== 'heading');
          at = end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads code full of marks, and long lists of links', () => {
    const code = `\`\`\`\n${'a_b * c[0] || d\n'.repeat(2000)}\`\`\``;
    expect(parseMarkdown(code).blocks).toHaveLength(1);
    const links = '- [**Amt**](https://amt.de)\n'.repeat(600);
    expect(parseMarkdown(links).blocks).toHaveLength(600);
  });
});

describe('the label of a heading', () => {
  it.each([
    ['## Auftrag {#auftrag}', 'Auftrag', 'auftrag'],
    ['## Auftrag {#auftrag .klasse}', 'Auftrag', 'auftrag'],
    ['## Der <em>neue</em> Auftrag<br>', 'Der neue Auftrag', undefined],
    ['## Menge {a}', 'Menge {a}', undefined],
    ['## a < b > c', 'a < b > c', undefined],
    ['## Die Option `<zahl>`', 'Die Option <zahl>', undefined],
    ['## Siehe [Amt][a] und [b]\n\n[A]: https://nato.int', 'Siehe Amt und [b]', undefined],
    ['## Auftrag[^1]\n\n[^1]: Mandat.', 'Auftrag', undefined],
    ['## Auftrag[^1]', 'Auftrag[^1]', undefined],
    ['## <a id="ziel"></a>Auftrag', 'Auftrag', 'ziel'],
    ['<a name="ziel"></a>\n\n## Auftrag', 'Auftrag', 'ziel'],
    ['Zwei\nZeilen\n===', 'Zwei Zeilen', undefined],
  ])('%s', (text, label, anchor) => {
    expect(parseMarkdown(text).blocks[0]).toMatchObject({ label, ...(anchor && { anchor }) });
    expect(parseMarkdown(text).blocks[0]?.anchor).toBe(anchor);
  });
});

describe('a long text', () => {
  const spend = (paragraphs: number): number => {
    const text = `# Titel\n\n${'Ein *Satz* über [die](#a) NATO.\nMit zwei Zeilen.\n\n'.repeat(paragraphs)}`;
    const spent = startCpuClock();
    expect(parseMarkdown(text).blocks).toHaveLength(paragraphs + 1);
    return spent();
  };

  it('takes time in proportion to its length', () => {
    spend(5_000);
    const small = spend(5_000);
    expect(spend(40_000)).toBeLessThan(Math.max(small, 20) * 40);
  });
});
