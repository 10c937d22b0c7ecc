import { describe, expect, it } from 'vitest';

import { renderQuote } from '../../../../src/discord/reply/render-quote.js';
import { buildQuote } from '../../../support/build-answer.js';

const text = 'Der Hafen ist alt. Das Tor ist neu. Die Laterne brennt. Es regnet oft. Ende.';

describe('A quote that does not fit as a whole', () => {
  it('goes on behind an answer that is the first sentence', () => {
    const quote = buildQuote({ text, answer: 'Der Hafen ist alt.' });
    const shown = [40, 52, 70].map((budget) => renderQuote(quote, { budget }));
    expect(shown).toEqual([
      '> **Der Hafen ist alt.** […]',
      '> **Der Hafen ist alt.** Das Tor ist neu. […]',
      '> **Der Hafen ist alt.** Das Tor ist neu. Die Laterne brennt. […]',
    ]);
  });

  it('goes on before an answer that is the last sentence', () => {
    const quote = buildQuote({ text, answer: 'Ende.' });
    expect(renderQuote(quote, { budget: 40 })).toBe('> […] Es regnet oft. **Ende.**');
  });

  it('goes on behind its answer, sentence by sentence, where the sentence before is too long', () => {
    const long = `Früher ${'ganz '.repeat(30)}anders. Die Laterne brennt. Es regnet. Es schneit. Es taut seit gestern auf.`;
    const quote = buildQuote({ text: long, answer: 'Die Laterne brennt.' });
    expect(renderQuote(quote, { budget: 65 })).toBe(
      '> […] **Die Laterne brennt.** Es regnet. Es schneit. […]',
    );
  });

  it('goes on before its answer where the sentence behind is too long', () => {
    const long = `Es regnet. Es schneit. Die Laterne brennt. Später ${'ganz '.repeat(30)}anders. Ja.`;
    const quote = buildQuote({ text: long, answer: 'Die Laterne brennt.' });
    expect(renderQuote(quote, { budget: 60 })).toBe(
      '> Es regnet. Es schneit. **Die Laterne brennt.** […]',
    );
  });

  it('leaves no sentence out between two that it shows', () => {
    const long = `Ja. Früher ${'ganz '.repeat(30)}anders. Die Laterne brennt. Es regnet.`;
    const quote = buildQuote({ text: long, answer: 'Die Laterne brennt.' });
    expect(renderQuote(quote, { budget: 60 })).toBe('> […] **Die Laterne brennt.** Es regnet.');
  });

  it('has a sentence more as soon as that fits', () => {
    const quote = buildQuote({ text, answer: 'Die Laterne brennt.' });
    for (const sentences of ['Die Laterne brennt.', 'Das Tor ist neu. **Die Laterne brennt.**']) {
      const shown = `> […] **${sentences.replaceAll('**', '')}** […]`.length;
      const at = (budget: number) => renderQuote(quote, { budget, answerBudget: 100 }).length;
      expect(at(shown)).toBe(shown);
      expect(at(shown - 1)).toBeLessThanOrEqual(shown);
    }
  });

  it('shows as many of its first sentences as fit where nothing in it is the answer', () => {
    const quote = buildQuote({ text, answer: '' });
    expect(renderQuote(quote, { budget: 50 })).toBe('> Der Hafen ist alt. Das Tor ist neu. […]');
  });

  it('shows the beginning of its first sentence where nothing in it is the answer', () => {
    const words = Array.from({ length: 60 }, (_, at) => `Wort${at}`).join(' ');
    const shown = renderQuote(buildQuote({ text: words, answer: '' }), { budget: 40 });
    expect(shown).toMatch(/^> Wort0 Wort1 .*Wort\d \[…\]$/);
    expect(shown.length).toBeLessThanOrEqual(40);
    expect(shown).not.toContain('**');
  });

  it('is read from its own start, wherever in its document it stands', () => {
    const far = buildQuote({ text, answer: 'Die Laterne brennt.', start: 5_000 });
    expect(renderQuote(far, { budget: 55 })).toBe(
      '> […] Das Tor ist neu. **Die Laterne brennt.** […]',
    );
  });
});

describe('An answer that is too long by itself', () => {
  const words = Array.from({ length: 100 }, (_, at) => `Wort${at}`);
  const long = words.join(' ');
  const render = (answer: string, word: string, budget: number, start = 0) =>
    renderQuote(buildQuote({ text: answer, highlight: word, start }), { budget });

  it('starts with a whole word, a good bit before the word that matched', () => {
    const shown = render(long, 'Wort60', 150);
    const [first = ''] = /Wort\d+/.exec(shown) ?? [];
    expect(words).toContain(first);
    const lead = shown.indexOf('Wort60') - shown.indexOf(first);
    expect(lead).toBeGreaterThan(150 / 5);
    expect(lead).toBeLessThan(150 / 2);
  });

  it('shows the same wherever in its document it stands', () => {
    expect(render(long, 'Wort60', 150, 9_000)).toBe(render(long, 'Wort60', 150));
  });

  it('uses most of its budget, escaped or not', () => {
    for (const answer of [long, '*a* '.repeat(200)]) {
      const shown = render(answer, 'none', 200);
      expect(shown.length).toBeLessThanOrEqual(200);
      expect(shown.length).toBeGreaterThan(160);
    }
  });

  it('begins with a word and not with a blank, wherever it is cut', () => {
    for (let budget = 100; budget < 140; budget += 1) {
      expect(render(long, 'Wort60', budget)).toMatch(/^> \[…\] \*\*Wort\d/);
    }
  });

  it('is as long as its budget where a word ends there', () => {
    const exact = '> **Wort0 Wort1 Wort2** […]';
    expect(render(long, 'none', exact.length)).toBe(exact);
  });

  it('shows at least a character, however small the budget', () => {
    expect(render(long, 'none', 1)).toBe('> **W** […]');
  });

  it('is never cut within an emoji, where there is no word to start with', () => {
    for (const before of ['', 'x']) {
      const faces = `${before}${'😀'.repeat(200)}Ende`;
      const shown = render(faces, 'Ende', 100);
      expect(shown).not.toMatch(/\p{Surrogate}/u);
      expect(shown.length).toBeLessThanOrEqual(100);
    }
  });

  it('starts in the middle of a word that has no end nearby', () => {
    // A third of the budget precedes the word that matched.
    const far = render(`${'x'.repeat(900)} Ende`, 'Ende', 180);
    expect(far).toBe(`> […] **${'x'.repeat(59)} Ende**`);
    const near = render(`${'x'.repeat(800)} kurz ${'y'.repeat(70)} Ende`, 'Ende', 300);
    expect(near).toMatch(/^> \[…\] \*\*kurz y+ Ende\*\*$/);
  });
});
