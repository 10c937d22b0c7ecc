import fc from 'fast-check';
import { parse } from 'discord-markdown-parser';
import { describe, expect, it } from 'vitest';

import { escapeLiteral } from '../../../src/discord/reply/escape-literal.js';
import { readDiscordText } from '../../support/discord-markdown.js';

/** Every form of Discord's Markdown, as a document might contain it. */
const forms: readonly (readonly [form: string, source: string])[] = [
  ['bold', '**fett**'],
  ['italic', '*kursiv*'],
  ['italic', '_kursiv_'],
  ['underline', '__unterstrichen__'],
  ['strike', '~~gestrichen~~'],
  ['spoiler', '||verdeckt||'],
  ['inline-code', '`code`'],
  ['inline-code', '``co`de``'],
  ['code-block', '```ts\nlet a = 1;\n```'],
  ['heading', '# Überschrift'],
  ['heading', '### Überschrift'],
  ['subtext', '-# klein'],
  ['list', '- Punkt'],
  ['list', '* Punkt'],
  ['list', '  - Punkt'],
  ['list', '24. Februar 2022'],
  ['quote', '> Zitat'],
  ['quote', '>>> Zitat'],
  ['masked-link', '[a](https://b.example)'],
  ['address', 'https://a.example/x_y'],
  ['address', '<https://a.example/x_y>'],
  ['invitation', 'discord.gg/beleg'],
  ['user-mention', '<@80351110224678912>'],
  ['user-mention', '<@!80351110224678912>'],
  ['role-mention', '<@&80351110224678912>'],
  ['channel-mention', '<#80351110224678912>'],
  ['everyone', '@everyone'],
  ['everyone', '@here'],
  ['timestamp', '<t:1618953630:R>'],
  ['timestamp', '<t:0>'],
  ['command', '</ask:80351110224678912>'],
  ['emoji', '<:e:80351110224678912>'],
  ['emoji', '<a:e:80351110224678912>'],
  ['navigation', '<id:customize>'],
  ['shortcode', ':smile:'],
  ['mail', '<a@b.example>'],
];

describe('escapeLiteral', () => {
  it.each(forms)('shows a %s as its text: %s', (form, source) => {
    expect(readDiscordText(source).forms).toContain(form);
    expect(readDiscordText(escapeLiteral(source))).toEqual({ text: source, forms: [] });
  });

  it.each(forms)('shows a %s in a later line as its text: %s', (_form, source) => {
    const text = `Erste Zeile\n${source}\n\n${source} Ende`;
    expect(readDiscordText(escapeLiteral(text))).toEqual({ text, forms: [] });
  });

  it('keeps backslashes, also before what it escapes', () => {
    for (const text of [String.raw`C:\Temp\_x`, String.raw`\*kein Stern\*`, '\\', '¯\\_(ツ)_/¯']) {
      expect(readDiscordText(escapeLiteral(text))).toEqual({ text, forms: [] });
    }
  });

  it('leaves a German sentence as it is', () => {
    const sentence = 'Im Rahmen von OSG werden u.a. Lageinformationen gesammelt (vgl. § 3a, 2016).';
    expect(escapeLiteral(sentence)).toBe(sentence);
  });

  it('adds nothing invisible', () => {
    const everything = forms.map(([, source]) => source).join('\n');
    expect(escapeLiteral(everything).replaceAll('\\', '')).toBe(everything.replaceAll('\\', ''));
  });

  const soup = fc
    .array(
      fc.oneof(
        fc.constantFrom(...forms.map(([, source]) => source)),
        fc.constantFrom(...Array.from('\\*_~|`<>[]()@#:-+.!/ \n\u2028\t0123456789aäß😀')),
        fc.constantFrom(
          '**',
          '__',
          '~~',
          '||',
          '```',
          '\n# ',
          '\n-# ',
          '\n- ',
          '\n1. ',
          '> ',
          '](',
          'https://',
        ),
        fc.string({ unit: 'grapheme', maxLength: 6 }),
      ),
      { maxLength: 24 },
    )
    .map((pieces) => pieces.join(''));

  it('shows any text as itself, by our reading of Discord', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(readDiscordText(escapeLiteral(text))).toEqual({ text, forms: [] });
      }),
      { numRuns: 3_000 },
    );
  });

  it('shows any text as itself inside bold and inside a quotation', () => {
    fc.assert(
      fc.property(
        soup.filter((text) => text.trim() === text && text !== ''),
        (text) => {
          expect(readDiscordText(`**${escapeLiteral(text)}** und mehr`)).toEqual({
            text: `${text} und mehr`,
            forms: ['bold'],
          });
          expect(readDiscordText(`-# ${escapeLiteral(text.replace(/\s+/g, ' '))}`).text).toBe(
            text.replace(/\s+/g, ' '),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('shows any text as itself, by an independent parser', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const nodes = parse(escapeLiteral(text), 'extended');
        const kinds = new Set(nodes.map(({ type }) => type));
        for (const harmless of ['text', 'br', 'newline', 'twemoji']) kinds.delete(harmless);
        expect([...kinds]).toEqual([]);
        expect(withoutBlanks(nodes.map(visibleText).join(''))).toBe(withoutBlanks(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('at most doubles a text', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(escapeLiteral(text).length).toBeLessThanOrEqual(2 * text.length);
      }),
    );
  });
});

/** A parser's node as a person sees it; line breaks and emoji are nodes of their own. */
function visibleText(node: { type: string; content?: unknown; name?: unknown }): string {
  if (node.type === 'br' || node.type === 'newline') return '\n';
  const text = node.type === 'twemoji' ? node.name : node.content;
  return typeof text === 'string' ? text : '';
}

/** The parser swallows blanks at line ends, as Discord does. */
function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}
