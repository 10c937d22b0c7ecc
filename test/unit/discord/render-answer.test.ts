import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { renderAnswer } from '../../../src/discord/ask/render-answer.js';
import {
  cardTextLength,
  findCardProblems,
  findTextProblems,
  measureCard,
} from '../../../src/discord/reply/render-budget.js';
import { anyAnswer, anyQuote } from '../../support/any-answer.js';
import { buildAnswer, buildQuote } from '../../support/build-answer.js';
import { readButtons, readCardText } from '../../support/card-text.js';
import { readDiscordText } from '../../support/discord-markdown.js';

const passage =
  'Seit 1999 leistet KFOR einen Beitrag zu einem sicheren Umfeld. Derzeit beteiligen sich 27 Nationen, darunter auch Deutschland, an dem Einsatz.';

const found = buildAnswer({
  question: 'Wie viele Nationen beteiligen sich?',
  quotes: [
    buildQuote({
      text: passage,
      answer: 'Derzeit beteiligen sich 27 Nationen, darunter auch Deutschland, an dem Einsatz.',
      citation: { date: '2024-05-02', url: 'https://example.org/nato?a=b c' },
    }),
    buildQuote({
      text: 'Die NATO berät.',
      citation: { headings: ['NATO Mission Iraq (NMI)'], lines: [11, 11] },
    }),
    buildQuote({
      text: 'Ein zweites Dokument.',
      citation: { document: 'b.md', title: 'Zweites', headings: ['Teil'], lines: [2, 3] },
    }),
    buildQuote({ text: 'Ein vierter Treffer.' }),
  ],
});

describe('renderAnswer', () => {
  it('shows question, quotation with the answer in bold, citation and two further hits', () => {
    const { card } = renderAnswer(found, { language: 'de' });
    expect(readCardText(card).split('\n')).toEqual([
      '-# Wie viele Nationen beteiligen sich?',
      '> Seit 1999 leistet KFOR einen Beitrag zu einem sicheren Umfeld. **Derzeit beteiligen sich 27 Nationen, darunter auch Deutschland, an dem Einsatz.**',
      `[1] NATO-Einsätze › Kosovo Force (KFOR) · Zeilen 6–7 · Stand 2. Mai 2024`,
      `[2] NATO Mission Iraq (NMI) · Zeile 11: Die NATO berät.`,
      `[3] Zweites › Teil · Zeilen 2–3: Ein zweites Dokument.`,
    ]);
  });

  it('offers to read on: the context, the further hits, each hit, and to share what is private', () => {
    const labels = (canShare: boolean) =>
      Object.keys(readButtons(renderAnswer(found, { language: 'de', canShare }).card));
    expect(labels(false)).toEqual(['Öffnen', 'Im Zusammenhang', 'Weitere Treffer']);
    expect(labels(true)).toContain('Im Kanal teilen');
  });

  it('links the document with a button beside the citation', () => {
    const { card } = renderAnswer(found, { language: 'en' });
    const [container] = card;
    const parts = container?.type === ComponentType.Container ? container.components : [];
    const section = parts.find(({ type }) => type === ComponentType.Section);
    expect(section).toMatchObject({
      accessory: { label: 'Open source', url: 'https://example.org/nato?a=b%20c' },
    });
  });

  it.each(['javascript:alert(1)', 'no address', `https://example.org/${'x'.repeat(600)}`])(
    'shows a citation without a link for %s',
    (url) => {
      const answer = buildAnswer({ quotes: [buildQuote({ text: passage, citation: { url } })] });
      const { card } = renderAnswer(answer, { language: 'de' });
      expect(JSON.stringify(card)).not.toContain('"url"');
      expect(readCardText(card)).toContain('Zeilen 6–7');
    },
  );

  it('says in the plain form what the card says', () => {
    const { card, text } = renderAnswer(found, { language: 'de' });
    expect(text.split('\n').filter((line) => !line.startsWith('<'))).toEqual(
      readCardText(card).split('\n'),
    );
    expect(text).toContain('<https://example.org/nato?a=b%20c>');
  });

  it('tells that words were searched in another spelling', () => {
    const answer = { ...found, corrections: [{ from: 'Natoinen', to: 'Nationen' }] };
    expect(readCardText(renderAnswer(answer, { language: 'de' }).card)).toContain(
      '-# Gesucht wurde „Nationen“ statt „Natoinen“.',
    );
  });

  it('says when the documents do not answer, with what comes nearest', () => {
    const answer = buildAnswer({
      question: 'Wie hoch ist der Mount Everest?',
      suggestions: [
        { kind: 'did-you-mean', text: 'Wie hoch ist der Monte?' },
        { kind: 'heading', text: '# KFOR', document: 'a', passage: 'p', firstLine: 'Seit *1999*' },
      ],
    });
    const { card, text } = renderAnswer(answer, { language: 'de' });
    expect(readDiscordText(readCardText(card)).text.split('\n')).toEqual([
      'Wie hoch ist der Mount Everest?',
      'Die Dokumente beantworten diese Frage nicht.',
      'Am nächsten kommen diese Abschnitte:',
      '# KFOR: Seit *1999*',
    ]);
    expect(readButtons(card)).toEqual({
      'Meintest du „Wie hoch ist der Monte?“?': '1:q:Wie hoch ist der Monte?',
      '# KFOR': '1:c:p',
    });
    const parts = JSON.stringify(card);
    expect(parts.indexOf('Meintest du')).toBeLessThan(parts.indexOf('Am nächsten'));
    expect(parts.indexOf('# KFOR')).toBeGreaterThan(parts.indexOf('Am nächsten'));
    expect(readDiscordText(text).text).toContain('Meintest du „Wie hoch ist der Monte?“?');
    expect(text).toContain(String.raw`- \# KFOR: Seit \*1999\*`);
    expect(readCardText(renderAnswer(buildAnswer(), { language: 'en' }).card)).toContain(
      'The documents do not answer this question.',
    );
  });

  it.each([
    ['de', 'Ich bin nicht sicher. Diese Stelle kommt deiner Frage am nächsten:'],
    ['en', 'I am not sure. This passage comes closest to your question:'],
  ] as const)('puts nothing in bold when it is not sure, and says so (%s)', (language, line) => {
    const { card, text } = renderAnswer({ ...found, sure: false }, { language });
    for (const shown of [readCardText(card), text]) {
      expect(readDiscordText(shown).text).toContain(`${line}\nSeit 1999 leistet KFOR`);
      expect(readDiscordText(shown).forms).not.toContain('bold');
    }
  });

  it('says that the documents are in another language when that is the reason', () => {
    const answer = buildAnswer({ language: 'en', documentsLanguage: 'de' });
    const { card, text } = renderAnswer(answer, { language: 'en' });
    for (const shown of [readCardText(card), text]) {
      expect(shown).toContain('The documents are in German');
      expect(shown).not.toContain('do not answer');
    }
  });

  it('shows what the document says, whatever it looks like', () => {
    const text = '24. Februar 2022: @everyone <@80351110224678912> **nicht fett** <t:0> # x';
    const answer = buildAnswer({ question: '# @here `x`', quotes: [buildQuote({ text })] });
    const { card } = renderAnswer(answer, { language: 'de' });
    const { text: visible, forms } = readDiscordText(readCardText(card));
    expect(visible).toContain(text);
    expect(forms).toEqual(['subtext', 'quote', 'bold']);
  });

  it('keeps every limit of Discord for any answer, in both forms', () => {
    const options = fc.record({
      language: fc.constantFrom('de' as const, 'en' as const),
      canShare: fc.boolean(),
      answerId: fc.constantFrom(undefined, 'AAAAAAAAAAAAAAAA'),
    });
    fc.assert(
      fc.property(anyAnswer, options, (answer, how) => {
        const reply = renderAnswer(answer, how);
        expect(findCardProblems(reply.card)).toEqual([]);
        expect(findTextProblems(reply.text)).toEqual([]);
        expect(measureCard(reply.card).textLength).toBeLessThanOrEqual(cardTextLength);
      }),
      { numRuns: 300 },
    );
  });

  it('shows a contiguous part of the passage and marks every cut', () => {
    fc.assert(
      fc.property(anyQuote, (quote) => {
        const answer = buildAnswer({ question: '', quotes: [quote] });
        const [container] = renderAnswer(answer, { language: 'de' }).card;
        const parts = container?.type === ComponentType.Container ? container.components : [];
        const quotation = parts[0]?.type === ComponentType.TextDisplay ? parts[0].content : '';
        const { text, forms } = readDiscordText(quotation.replace(/^> /gm, ''));
        expect(forms.filter((form) => form !== 'bold')).toEqual([]);
        // White space may be folded, letters never.
        const letters = (shown: string) => shown.replace(/\s+/g, '');
        const core = letters(text.replace(/^\[…\] /, '').replace(/ \[…\]$/, ''));
        const whole = letters(quote.text);
        const at = whole.indexOf(core);
        expect(at).toBeGreaterThanOrEqual(0);
        if (whole.includes(core, at + 1)) return;
        if (at > 0) expect(text).toMatch(/^\[…\] /);
        if (at + core.length < whole.length) expect(text).toMatch(/ \[…\]$/);
      }),
      { numRuns: 500 },
    );
  });

  it('cuts a long passage at sentences around the answer', () => {
    const sentence = (n: number) =>
      `Satz ${n} steht hier mit einigen Wörtern, damit er eine gewisse Länge hat.`;
    const text = Array.from({ length: 30 }, (_, n) => sentence(n)).join(' ');
    const answer = buildAnswer({ quotes: [buildQuote({ text, answer: sentence(15) })] });
    const lines = readCardText(renderAnswer(answer, { language: 'de' }).card).split('\n');
    expect(lines[1]).toMatch(/^> \[…\] Satz 1\d steht .*\*\*Satz 15 .*\*\* .*Länge hat\. \[…\]$/);
    expect(lines[1]!.length).toBeLessThanOrEqual(700);
  });
});
