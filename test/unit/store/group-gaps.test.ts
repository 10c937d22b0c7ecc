import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createQuestionAnalyzer } from '../../../src/core/create-question-analyzer.js';
import type { GapQuestion } from '../../../src/store/gap-question.js';
import { groupGaps } from '../../../src/store/group-gaps.js';

const analyze = createQuestionAnalyzer('de');

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
    ['with other words around it', 'Was kostet ein Visum?', 'Sag mir bitte, was ein Visum kostet'],
    ['asking for an amount', 'Was kostet ein Visum?', 'Wie viel kostet ein Visum?'],
    ['in another form', 'Welche Einsätze gibt es?', 'Welcher Einsatz gibt es?'],
    ['asking for a time', 'Wann endet das Mandat?', 'Wann genau endet das Mandat?'],
    ['without umlauts', 'Wer führt die Einsätze?', 'Wer fuehrt die Einsaetze?'],
    [
      'in decomposed umlauts',
      'Wer führt die Einsätze?',
      'Wer führt die Einsätze?'.normalize('NFD'),
    ],
    ['in capitals', 'Wer führt die Einsätze?', 'WER FÜHRT DIE EINSÄTZE?'],
    ['with figures set otherwise', 'Wer bekommt 1.000 Euro?', 'Wer bekommt 1000 Euro?'],
    ['with letters exchanged', 'Aufgaben der Bundeswehr', 'Aufgaben der Bundeswher'],
    ['with a letter missing', 'Aufgaben der Bundeswehr', 'Aufgaben der Bundesweh'],
    ['with a letter too many', 'Was macht die Kommission?', 'Was macht die Komission?'],
    ['with a wrong letter', 'Was ist die Krisenprävention?', 'Was ist die Krisenprevention?'],
    ['of stop words alone', 'Was ist das?', 'was  ist das?'],
    ['of signs alone', '???', '???'],
  ])('are like ones %s', async (_, one, other) => {
    expect(await groupTexts(one, one, other)).toEqual([[one, 3]]);
  });

  it.each([
    ['with other words', 'Seit wann gibt es KFOR?', 'Wie viele Nationen beteiligen sich an KFOR?'],
    ['about another thing', 'Was kostet ein Pass?', 'Was kostet ein Visum?'],
    ['about a like thing', 'Was kostet ein Reisepass?', 'Was kostet ein Kinderreisepass?'],
    ['about a part of it', 'Was kostet die Karte?', 'Was kostet die Karte für Kinder?'],
    ['with another main word', 'Aufgaben der Marine', 'Aufgaben der Luftwaffe'],
    ['with the opposite word', 'Wie geht die Anmeldung?', 'Wie geht die Abmeldung?'],
    ['with a short word spelt alike', 'Wo wohnt Herr Mayer?', 'Wo wohnt Herr Meyer?'],
    ['with another name', 'Wer war Anna Schmidt?', 'Wer war Anna Schulze?'],
    ['with another place', 'Öffnungszeiten in Hamburg', 'Öffnungszeiten in Homburg'],
    ['with another acronym', 'Seit wann gibt es KFOR?', 'Seit wann gibt es SFOR?'],
    ['with other numbers', 'Was steht im Paragraph 34?', 'Was steht im Paragraph 35?'],
    ['with another year', 'Haushalt 2024', 'Haushalt 2042'],
    ['with other decimals', 'Wer zahlt 1,5 Prozent?', 'Wer zahlt 15 Prozent?'],
    ['asking for another thing', 'Wann ist die Messe?', 'Wo ist die Messe?'],
    ['denying it', 'Wer darf einreisen?', 'Wer darf nicht einreisen?'],
    ['with two words mistyped', 'Aufgaben der Bundeswehr', 'Aufgabben der Bundeswher'],
    ['of other stop words alone', 'Was ist das?', 'Wo bist du?'],
    ['of other signs alone', '???', '!!!'],
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

  it('are ordered by count, then by date, then by label', async () => {
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

  it('have a kind, and reasons and comments in chronological order', async () => {
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

  it('are grouped the same in any order, and none is lost', async () => {
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

  it('of any kind are grouped without an error, and each is counted once', async () => {
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

  it('do not block the event loop when there are thousands', async () => {
    let pauses = 0;
    const texts = Array.from(
      { length: 300 },
      (_, number) => `Frage ${number} zum Thema ${number % 7}`,
    );
    const yieldIfDue = () => {
      pauses += 1;
      return undefined;
    };
    await groupGaps(
      texts.map((text) => ask(text)),
      { analyze, yieldIfDue },
    );
    expect(pauses).toBeGreaterThan(texts.length);
  });
});
