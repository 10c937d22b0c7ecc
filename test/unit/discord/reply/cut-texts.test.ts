import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';

import { cutLiteral, cutLiteralLine } from '../../../../src/discord/reply/cut-literal.js';
import { joinWhileFitting } from '../../../../src/discord/reply/join-while-fitting.js';
import { readTexts } from '../../../../src/discord/reply/read-texts.js';
import { renderNotice } from '../../../../src/discord/reply/render-notice.js';

describe('cutLiteral', () => {
  it('escapes a text that fits', () => {
    expect(cutLiteral('a*b', 4)).toBe(String.raw`a\*b`);
  });

  it('cuts a text whose escaped form does not fit, and says so', () => {
    const cut = cutLiteral('eins *zwei* drei vier fünf', 16);
    expect(cut.length).toBeLessThanOrEqual(16);
    expect(cut).toMatch(/…$/);
    expect(cut).toContain('eins');
  });

  it('uses most of its budget', () => {
    const cut = cutLiteral('*'.repeat(100), 41);
    expect(cut.length).toBeLessThanOrEqual(41);
    expect(cut.length).toBeGreaterThan(30);
  });

  it('is not shortened by what would be escaped behind the cut', () => {
    const cut = cutLiteral(`Die Laterne brennt. ${'*'.repeat(100)}`, 21);
    expect(cut).toBe('Die Laterne brennt.…');
  });

  it('fits into the smallest budget, whatever is escaped', () => {
    expect(cutLiteral('***', 2)).toBe('…');
    expect(cutLiteral('*', 2)).toBe(String.raw`\*`);
    expect(cutLiteral('ab', 2)).toBe('ab');
  });

  it('keeps the lines of a text, or makes them one', () => {
    expect(cutLiteral('a\n b', 20)).toBe('a\n b');
    expect(cutLiteralLine('  a\n b\t', 20)).toBe('a b');
  });
});

describe('joinWhileFitting', () => {
  it('puts lines below each other', () => {
    expect(joinWhileFitting(['a', 'b'])).toBe('a\nb');
    expect(joinWhileFitting([])).toBe('');
  });

  it('leaves out a line that would exceed two thousand characters, but not those after it', () => {
    expect(joinWhileFitting(['a', 'x'.repeat(1_999), 'b'])).toBe('a\nb');
    expect(joinWhileFitting(['a', 'x'.repeat(1_998)])).toHaveLength(2_000);
    expect(joinWhileFitting(['x'.repeat(2_001), 'b'])).toBe('b');
  });
});

describe('readTexts', () => {
  const text = (content: string) => ({ type: ComponentType.TextDisplay as const, content });

  it('reads the texts of nested components in order', () => {
    const section = {
      type: ComponentType.Section as const,
      components: [text('b'), text('c')],
      accessory: { type: ComponentType.Thumbnail as const, media: { url: 'https://a.example' } },
    };
    expect(
      readTexts({
        type: ComponentType.Container,
        components: [text('a'), section, { type: ComponentType.Separator }, text('d')],
      }),
    ).toEqual(['a', 'b', 'c', 'd']);
  });

  it('reads nothing of a component without text', () => {
    expect(readTexts({ type: ComponentType.Separator })).toEqual([]);
  });
});

describe('renderNotice', () => {
  it('is the same sentence as card and as text, escaped and within one message', () => {
    expect(renderNotice('Nichts *da*.')).toEqual({
      card: [{ type: ComponentType.TextDisplay, content: String.raw`Nichts \*da\*.` }],
      text: String.raw`Nichts \*da\*.`,
    });
    expect(renderNotice('x '.repeat(3_000)).text.length).toBeLessThanOrEqual(2_000);
  });
});
