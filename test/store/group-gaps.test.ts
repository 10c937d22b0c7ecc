import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createAnalyzer } from '../../src/analysis/analyzer.js';
import { type GapQuestion, groupGaps } from '../../src/store/group-gaps.js';

const german = createAnalyzer('de');
const analyze = (text: string) => german.analyze(text).map((token) => token.term);

const ask = (text: string, fields: Partial<GapQuestion> = {}): GapQuestion => ({
  text,
  askedAt: 0,
  found: false,
  language: 'de',
  votes: [],
  ...fields,
});

const groupTexts = async (...texts: string[]) =>
  (
    await groupGaps(
      texts.map((text) => ask(text)),
      { analyze },
    )
  ).map((gap) => [gap.label, gap.count]);

describe('questions', () => {
  it.each([
    ['in another order', 'Soldaten der Bundeswehr im Kosovo', 'Kosovo: Soldaten der Bundeswehr'],
    ['with other stop words', 'Was ist eine Kaserne?', 'Die Kaserne'],
    ['in another form', 'Welche Einsätze gibt es?', 'Welcher Einsatz gibt es?'],
    ['without umlauts', 'Wer führt die Einsätze?', 'Wer fuehrt die Einsaetze?'],
    ['in capitals', 'Wer führt die Einsätze?', 'WER FÜHRT DIE EINSÄTZE?'],
    ['mistyped', 'Welche Aufgaben hat die Bundeswehr?', 'Welche Aufgaben hat die Bundeswher?'],
    ['of stop words alone', 'Was ist das?', 'was  ist das?'],
    ['of signs alone', '???', '???'],
  ])('are like ones %s', async (_, one, other) => {
    expect(await groupTexts(one, one, other)).toEqual([[one, 3]]);
  });

  it.each([
    ['with other words', 'Seit wann gibt es KFOR?', 'Wie viele Nationen beteiligen sich an KFOR?'],
    ['with other numbers', 'Was steht im Paragraph 34?', 'Was steht im Paragraph 35?'],
    ['of other stop words alone', 'Was ist das?', 'Wo bist du?'],
    ['of other signs alone', '???', '!!!'],
    ['with another main word', 'Aufgaben der Marine', 'Aufgaben der Luftwaffe'],
  ])('are not like ones %s', async (_, one, other) => {
    expect(await groupTexts(one, other)).toHaveLength(2);
  });

  it('have the most frequent spelling as their label, then the most careful', async () => {
    expect(await groupTexts('wer führt kfor', 'wer führt kfor', 'Wer führt KFOR?')).toEqual([
      ['wer führt kfor', 3],
    ]);
    expect(
      await groupTexts('wer fuehrt kfor', 'WER FÜHRT KFOR?', 'Wer führt KFOR?', 'wer führt kfor?'),
    ).toEqual([['Wer führt KFOR?', 4]]);
    expect(await groupTexts('Wer  führt\nKFOR?')).toEqual([['Wer führt KFOR?', 1]]);
  });

  it('come most asked first, then the latest, then by label', async () => {
    const questions = [
      ask('Kantine', { askedAt: 1 }),
      ask('Wetter', { askedAt: 2 }),
      ask('Urlaub', { askedAt: 2 }),
      ask('Gehalt'),
      ask('Gehalt'),
    ];
    const gaps = await groupGaps(questions, { analyze });
    expect(gaps.map((gap) => gap.label)).toEqual(['Gehalt', 'Urlaub', 'Wetter', 'Kantine']);
  });

  it('say of what kind they are, with reasons and comments in order of time', async () => {
    const down = (comment: string, askedAt: number) =>
      ask('Gehalt', { found: true, askedAt, votes: [{ reason: 'outdated', comment }] });
    const kindOf = async (...questions: GapQuestion[]) =>
      (await groupGaps(questions, { analyze }))[0];
    expect(await kindOf(ask('Gehalt'))).toMatchObject({ kind: 'unanswered', downVoted: 0 });
    expect(await kindOf(down('b', 2), down('a', 1))).toMatchObject({
      kind: 'down-voted',
      unanswered: 0,
      reasons: { outdated: 2 },
      comments: ['a', 'b'],
    });
    expect(await kindOf(ask('Gehalt'), down('a', 1))).toMatchObject({
      kind: 'both',
      count: 2,
      unanswered: 1,
      downVoted: 1,
      lastAskedAt: 1,
    });
  });

  it('are grouped the same in whatever order they come, none lost', async () => {
    const texts = [
      'Welche Aufgaben hat die Bundeswehr?',
      'welche aufgaben hat die bundeswher',
      'Aufgaben Bundeswehr',
      'Aufgabe der Bundeswehrr',
      'Aufgaben der Marine',
      'Marine Aufgabe',
      'Paragraph 34',
      'Paragraph 35',
      '???',
    ];
    const expected = await groupGaps(
      texts.map((text) => ask(text)),
      { analyze },
    );
    expect(expected.reduce((sum, gap) => sum + gap.count, 0)).toBe(texts.length);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(texts, { minLength: texts.length }),
        async (shuffled) => {
          const gaps = await groupGaps(
            shuffled.map((text) => ask(text)),
            { analyze },
          );
          expect(gaps).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('of any kind are grouped without a throw, each counted once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' })), async (texts) => {
        const gaps = await groupGaps(
          texts.map((text) => ask(text)),
          { analyze },
        );
        expect(gaps.reduce((sum, gap) => sum + gap.count, 0)).toBe(texts.length);
      }),
    );
  });

  it('in their thousands leave the event loop free', async () => {
    let pauses = 0;
    const texts = Array.from(
      { length: 300 },
      (_, number) => `Frage ${number} zum Thema ${number % 7}`,
    );
    const pause = () => {
      pauses += 1;
      return undefined;
    };
    await groupGaps(
      texts.map((text) => ask(text)),
      { analyze, pause },
    );
    expect(pauses).toBeGreaterThan(texts.length);
  });
});
