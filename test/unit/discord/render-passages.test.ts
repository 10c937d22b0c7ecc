import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { referTo } from '../../../src/discord/browse/passage-reference.js';
import { renderAnswer } from '../../../src/discord/ask/render-answer.js';
import { findCardProblems, findTextProblems } from '../../../src/discord/reply/render-budget.js';
import { renderHits } from '../../../src/discord/ask/render-hits.js';
import { renderOutline } from '../../../src/discord/browse/render-outline.js';
import { renderPassage } from '../../../src/discord/browse/render-passage.js';
import { renderSection } from '../../../src/discord/browse/render-section.js';
import { renderShared } from '../../../src/discord/share/render-shared.js';
import { buildAnswer, buildQuote } from '../../support/build-answer.js';
import { buildView } from '../../support/build-view.js';
import { readButtons, readCardText } from '../../support/card-text.js';

const view = buildView({
  id: 'b',
  text: 'Seit 1999 leistet KFOR einen Beitrag. 27 Nationen sind dabei.',
  previous: 'a',
  next: 'c',
  sectionSize: 2,
});
const reference = referTo(
  buildQuote({ text: view.passage.text, answer: '27 Nationen sind dabei.' }),
);

describe('renderPassage', () => {
  it('shows the whole passage with the answer in bold, and buttons to read on', () => {
    const { card } = renderPassage(view, reference, 'de');
    expect(readCardText(card).split('\n')).toEqual([
      '> Seit 1999 leistet KFOR einen Beitrag. **27 Nationen sind dabei.**',
      'NATO-Einsätze › Kosovo Force (KFOR) · Zeile 7',
    ]);
    expect(readButtons(card)).toEqual({
      Zurück: '1:t:a',
      Weiter: '1:t:c',
      'Ganzer Abschnitt': '1:s:b:0',
    });
  });

  it('has no button where nothing follows', () => {
    const alone = buildView({ id: 'a', text: 'Allein.' });
    expect(readButtons(renderPassage(alone, { passage: 'a' }, 'en').card)).toEqual({});
  });
});

describe('renderSection', () => {
  const paragraph = (n: number) =>
    buildView({ id: `p${n}`, text: `Absatz ${n}. ${'Wort '.repeat(180)}`, lines: [n, n] });
  const page = (page: number, ...numbers: number[]) =>
    renderSection({ passages: numbers.map(paragraph), start: 0, total: 5, page, pages: 3 }, 'de');

  it('shows the passages of a page in order, with their lines and buttons to read on', () => {
    const [first, second, last] = [page(0, 1, 2), page(1, 3, 4), page(2, 5)];
    expect(readCardText(first.card)).toMatch(/Absatz 1[^]*Absatz 2[^]*Zeilen 1–2 · Seite 1 von 3/);
    expect(readCardText(first.card)).not.toContain('[…]');
    expect(readCardText(last.card)).toMatch(/Absatz 5[^]*Zeile 5 · Seite 3 von 3/);
    expect(readButtons(first.card)).toEqual({ Weiter: '1:s:p1:1' });
    expect(readButtons(second.card)).toEqual({ Zurück: '1:s:p3:0', Weiter: '1:s:p3:2' });
    expect(readButtons(last.card)).toEqual({ Zurück: '1:s:p5:1' });
  });

  it('shows something of every passage when all of them together are too long for a card', () => {
    const passages = Array.from({ length: 12 }, (_, n) =>
      buildView({ id: `p${n}`, text: `Absatz ${n}: ${'*'.repeat(400)}` }),
    );
    const { card } = renderSection({ passages, start: 0, total: 12, page: 0, pages: 1 }, 'de');
    expect(findCardProblems(card)).toEqual([]);
    for (let n = 0; n < 12; n += 1) expect(readCardText(card)).toContain(`Absatz ${n}`);
  });
});

describe('renderOutline', () => {
  const outline = [
    { headings: [], passage: 'a' },
    { headings: ['Einsätze'], passage: 'b' },
    { headings: ['Einsätze', 'KFOR'], passage: 'c' },
  ];

  it('lists the headings by their depth, with a menu to read one', () => {
    const { card } = renderOutline('NATO', outline, 0, 'de');
    expect(readCardText(card).split('\n')).toEqual([
      '**NATO**',
      '- Anfang',
      '- Einsätze',
      '  - KFOR',
    ]);
    expect(JSON.stringify(card)).toContain('"value":"c"');
  });
});

describe('renderShared', () => {
  it('keeps the content, names the asker, and leaves only what is for everyone', () => {
    const answer = buildAnswer({ quotes: [buildQuote({ text: 'Der Satz.' })] });
    const own = renderAnswer(answer, { language: 'de', canShare: true }).card;
    const { card, text } = renderShared(own, {
      reference,
      asker: '80351110224678912',
      language: 'de',
    });
    expect(readCardText(card)).toBe(
      `${readCardText(own)}\n-# Gefragt und geteilt von <@80351110224678912>`,
    );
    expect(Object.keys(readButtons(card))).toEqual(['Im Zusammenhang', 'Löschen']);
    expect(text).toContain('Der Satz.');
  });
});

describe('what is read on', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4_000 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constantFrom('*'.repeat(4_000), '漢'.repeat(4_000), '\n'.repeat(900), '> '.repeat(2_000)),
  );
  const views = fc.array(
    fc
      .record({
        text: text.filter((passage) => passage !== ''),
        title: text,
        headings: fc.array(text, { maxLength: 4 }),
      })
      .map(({ text: passage, ...names }) => ({ ...buildView({ id: 'x', text: passage }), names })),
    { minLength: 1, maxLength: 20 },
  );

  it('keeps the limits of Discord', () => {
    fc.assert(
      fc.property(views, fc.nat(5), (drawn, page) => {
        const all = drawn.map((one, index) =>
          buildView({
            id: `p${index}`,
            text: one.passage.text,
            title: one.names.title || 'T',
            headings: one.names.headings,
            previous: 'a',
            next: 'b',
            sectionSize: 2,
          }),
        );
        const found = all.map((one) => ({ reference: { passage: one.passage.id }, view: one }));
        const outline = all.map(({ passage }) => ({
          headings: passage.headings,
          passage: passage.id,
        }));
        const replies = [
          renderPassage(all[0]!, { passage: 'p0' }, 'de'),
          renderSection(
            { passages: all.slice(0, 12), start: 0, total: all.length, page, pages: page + 2 },
            'en',
          ),
          renderHits(found, 'de'),
          renderOutline(all[0]!.passage.title, outline, page, 'de'),
        ];
        for (const reply of replies) {
          expect(findCardProblems(reply.card)).toEqual([]);
          expect(findTextProblems(reply.text)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
