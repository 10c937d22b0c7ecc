import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { escapeLiteral } from '../../../src/discord/reply/escape-literal.js';
import type { TextNode } from '../../../src/local-discord/page-server/views/message-view.js';
import { parseDiscordMarkdown } from '../../../src/local-discord/page-server/markdown/parse-discord-markdown.js';

const names: Readonly<Record<string, string>> = {
  '80351110224678912': 'Mara',
  '80351110224678913': 'Moderation',
  '80351110224678914': 'allgemein',
};

const parse = (text: string) => parseDiscordMarkdown(text, (_kind, id) => names[id]);

/** A tree as a line: `quote(strong(a) b)`, texts as they are, breaks as a line feed. */
function outline(nodes: readonly TextNode[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text;
        case 'break':
          return '\n';
        case 'list':
          return `list${node.start ?? ''}(${node.items.map(outline).join('; ')})`;
        case 'link':
          return `link(${outline(node.content)} → ${node.url})`;
        case 'time':
          return `time(${node.seconds} ${node.format})`;
        case 'heading':
          return `heading${node.level}(${outline(node.content)})`;
        case 'code':
        case 'code-block':
        case 'mention':
          return `${node.kind}(${node.text})`;
        default:
          return `${node.kind}(${outline(node.content)})`;
      }
    })
    .join('');
}

describe('a text is read as Discord reads it', () => {
  it.each([
    [
      '**fett** *schräg* __unter__ ~~weg~~ ||heimlich||',
      'strong(fett) emphasis(schräg) underline(unter) strike(weg) spoiler(heimlich)',
    ],
    [
      '***beides*** _schräg_ snake_case_name',
      'emphasis(strong(beides)) emphasis(schräg) snake_case_name',
    ],
    ['> eins\n> zwei\ndrei', 'quote(eins\nzwei\n)drei'],
    ['>>> eins\nzwei', 'quote(eins\nzwei)'],
    ['> Zitat\n-# klein', 'quote(Zitat\n)subtext(klein)'],
    ['> Zitat\n# Titel', 'quote(Zitat\n)heading1(Titel)'],
    ['# eins\n## zwei\n### drei\n#### vier', 'heading1(eins)heading2(zwei)heading3(drei)#### vier'],
    ['vorn # kein Titel', 'vorn # kein Titel'],
    ['- a\n- b\n  - c\n- d', 'list(a; b\nlist(c); d)'],
    ['24. Februar\n25. März', 'list24(Februar; März)'],
    ['24\\. Februar', '24. Februar'],
    ['`<b>` ```js\nlet a\n```', 'code(<b>) code-block(let a)'],
    ['[Seite](https://a.example/x_y)', 'link(Seite → https://a.example/x_y)'],
    [
      'https://a.example/x_y <https://b.example>',
      'link(https://a.example/x_y → https://a.example/x_y) link(https://b.example → https://b.example)',
    ],
    [
      '<@80351110224678912> <@&80351110224678913> <#80351110224678914> <@99951110224678912>',
      'mention(@Mara) mention(@Moderation) mention(#allgemein) mention(@unknown)',
    ],
    ['@everyone @here </ask:80351110224678912>', 'mention(@everyone) mention(@here) mention(/ask)'],
    ['<t:1618953630:R> <t:1618953630>', 'time(1618953630 R) time(1618953630 f)'],
    ['<b>fett</b> &lt; <script>alert(1)</script>', '<b>fett</b> &lt; <script>alert(1)</script>'],
    ['¯\\_(ツ)_/¯ 👍', '¯\\_(ツ)_/¯ 👍'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(outline(parse(text))).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
  ])('an address that is not of the web, “%s”, is no link', (address) => {
    for (const text of [`[hier](${address})`, `<${address}>`, address]) {
      expect(outline(parse(text))).toBe(text);
    }
  });
});

describe('what Beleg escapes', () => {
  const pieces = [
    ...Array.from('*_~|`<>[]()#-+.:@\\/1a '),
    '\n',
    '**',
    '||',
    '```',
    '<@80351110224678912>',
    'https://a.example',
    '# ',
    '> ',
    '-# ',
    '1. ',
    '@everyone',
    '</ask:80351110224678912>',
    '<t:1618953630:R>',
    '<script>',
    'Wort',
  ];
  it('shows as the very text, without any form', () => {
    const texts = fc
      .array(fc.constantFrom(...pieces), { maxLength: 30 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(outline(parse(escapeLiteral(text)))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
