import { describe, expect, it } from 'vitest';

import {
  renderQuote,
  type RenderQuoteOptions,
} from '../../../../src/discord/reply/render-quote.js';
import { buildQuote } from '../../../support/build-answer.js';

const text = 'Der Hafen ist alt. Das Tor ist neu. Die Laterne brennt. Es regnet oft. Ende.';
const answer = 'Die Laterne brennt.';

const render = (
  options: RenderQuoteOptions,
  more: Partial<Parameters<typeof buildQuote>[0]> = {},
) => renderQuote(buildQuote({ text, answer, ...more }), options);

describe('renderQuote', () => {
  it('shows the whole text with the answer in bold, where that fits', () => {
    expect(render({ budget: 500 })).toBe(
      '> Der Hafen ist alt. Das Tor ist neu. **Die Laterne brennt.** Es regnet oft. Ende.',
    );
  });

  it('shows it without bold where that is wanted', () => {
    expect(render({ budget: 500, bold: false })).toBe(`> ${text}`);
  });

  it('fits exactly, or is cut', () => {
    const whole = render({ budget: 500 }).length;
    expect(render({ budget: whole })).not.toContain('[…]');
    expect(render({ budget: whole - 1 })).toContain('[…]');
  });

  it('grows by whole sentences, the one before the answer first, and marks each cut', () => {
    const shown = [33, 40, 55, 66, 85].map((budget) => render({ budget }));
    expect(shown).toEqual([
      '> […] **Die Laterne brennt.** […]',
      '> […] **Die Laterne brennt.** […]',
      '> […] Das Tor ist neu. **Die Laterne brennt.** […]',
      '> […] Das Tor ist neu. **Die Laterne brennt.** Es regnet oft. […]',
      '> Der Hafen ist alt. Das Tor ist neu. **Die Laterne brennt.** Es regnet oft. Ende.',
    ]);
  });

  it('continues after the answer where the sentence before does not fit', () => {
    const long = `${'Vorher war hier sehr vieles ganz anders, '.repeat(5)}sagt man. ${answer} Es regnet.`;
    expect(render({ budget: 60 }, { text: long })).toBe('> […] **Die Laterne brennt.** Es regnet.');
  });

  it('continues before the answer where nothing follows it', () => {
    expect(render({ budget: 45 }, { text: `Alt ist es. Neu ist es. ${answer}` })).toBe(
      '> […] Neu ist es. **Die Laterne brennt.**',
    );
  });

  it('quotes every line', () => {
    expect(render({ budget: 500 }, { text: `Erste Zeile.\n\n${answer}\nLetzte Zeile.` })).toBe(
      '> Erste Zeile.\n> \n> **Die Laterne brennt.**\n> Letzte Zeile.',
    );
  });

  it('does not make the white space around an answer bold', () => {
    expect(render({ budget: 500 }, { text: 'Davor. Hier \n Danach.', answer: ' Hier \n' })).toBe(
      '> Davor. **Hier** \n>  Danach.',
    );
  });

  it('has no bold where nothing is marked', () => {
    expect(render({ budget: 500 }, { text: 'Nur Text.', answer: '' })).toBe('> Nur Text.');
  });

  it('escapes the words of the document', () => {
    expect(
      render({ budget: 500 }, { text: '*a* _b_. @everyone. <c>.', answer: '@everyone.' }),
    ).toBe(String.raw`> \*a\* \_b\_. **\@everyone.** \<c>.`);
  });

  it('does not mark a cut where only white space is left out', () => {
    const quote = render({ budget: 25 }, { text: `\n\n${answer}   `, answer });
    expect(quote).toBe('> **Die Laterne brennt.**');
  });

  describe('with an answer that is too long by itself', () => {
    const long = Array.from({ length: 60 }, (_, at) => `Wort${at}`).join(' ');

    it('cuts it between words, within its budget', () => {
      const shown = render({ budget: 100, answerBudget: 120 }, { text: long, answer: long });
      expect(shown.length).toBeLessThanOrEqual(120);
      expect(shown.length).toBeGreaterThan(80);
      expect(shown).toMatch(/^> \*\*Wort0 Wort1 .*Wort\d+\*\* \[…\]$/);
    });

    it('gives it a larger budget than the text around it, up to its limit', () => {
      const alone = render(
        { budget: 50, answerBudget: 1_000 },
        { text: `Davor. ${long}`, answer: long },
      );
      expect(alone).toContain('Wort59');
      expect(alone).not.toContain('Davor');
    });

    it('starts before its first word that matched, where that is far from the start', () => {
      const at = long.indexOf('Wort50');
      const shown = renderQuote(
        { ...buildQuote({ text: long, answer: long }), highlights: [[at, at + 6]] },
        { budget: 120 },
      );
      expect(shown).toMatch(/^> \[…\] \*\*Wort4\d .*Wort50.*\*\*/);
    });

    it('starts at its start, where the first word that matched is near', () => {
      const at = long.indexOf('Wort9');
      const shown = renderQuote(
        { ...buildQuote({ text: long, answer: long }), highlights: [[at, at + 5]] },
        { budget: 120 },
      );
      expect(shown).toMatch(/^> \*\*Wort0 .*Wort9/);
    });
  });
});
