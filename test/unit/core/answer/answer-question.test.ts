import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Answer } from '../../../../src/core/answer/answer.js';
import { type AnswerOptions, answerQuestion } from '../../../../src/core/answer/answer-question.js';
import { answerThreshold } from '../../../../src/core/answer/answer-weights.js';
import { computeConfidence } from '../../../../src/core/answer/compute-confidence.js';
import { dropDuplicates } from '../../../../src/core/answer/drop-duplicates.js';
import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import { splitSentences } from '../../../../src/core/passages/split-sentences.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../indexing/build-passage.js';
import { loadNatoIndex } from '../../../support/load-nato-index.js';

let nato: Awaited<ReturnType<typeof loadNatoIndex>>;
beforeAll(async () => {
  nato = await loadNatoIndex();
});

const ask = (question: string, options: AnswerOptions = {}): Answer =>
  answerQuestion(question, nato.index, (path) => nato.documents.get(path), options);

describe('The page on NATO operations answers', () => {
  it.each([
    [
      'Seit wann gibt es KFOR?',
      'Seit 1999 leistet KFOR einen Beitrag zu einem sicheren und stabilen Umfeld in Kosovo.',
      7,
      'Kosovo Force (KFOR)',
    ],
    [
      'Wie viele Nationen beteiligen sich an KFOR?',
      'Derzeit beteiligen sich 27 Nationen, darunter auch Deutschland, an dem Einsatz.',
      7,
      'Kosovo Force (KFOR)',
    ],
    [
      'Wo wurde Operation Sea Guardian beschlossen?',
      'Auf dem NATO-Gipfel in Warschau 2016 beschloss die NATO eine neue maritime Sicherheitsoperation im Mittelmeer, anknüpfend an die „Operation Active Endeavour“.',
      9,
      'Operation Sea Guardian (OSG)',
    ],
    [
      'Schmuggel von Waffen',
      'Im Rahmen von OSG werden u.a. Lageinformationen gesammelt, Lagebilder erstellt und ausgewertet und Schiffe und Boote auf Hoher See überprüft, die des Waffenschmuggels, der Terrorismusunterstützung oder des Terrorismus verdächtigt werden.',
      9,
      'Operation Sea Guardian (OSG)',
    ],
    [
      'Wie viele deutsche Soldaten sind im Irak?',
      'Deutschland beteiligt sich aktuell mit rund 35 deutschen Soldatinnen und Soldaten an der NATO-Mission Irak.',
      12,
      'NATO Mission Iraq (NMI)',
    ],
  ])('%s', (question, sentence, line, heading) => {
    const { status, quotes, language } = ask(question);
    expect(status).toBe('found');
    expect(language).toBe('de');
    expect(quotes[0]?.answer.text).toBe(sentence);
    const { lines = [0, 0], headings, source } = quotes[0]?.citation ?? {};
    expect(lines[0]).toBeLessThanOrEqual(line);
    expect(lines[1]).toBeGreaterThanOrEqual(line);
    expect(headings).toEqual([heading]);
    expect(source).toBe('Auswärtiges Amt');
  });

  it('corrects no word that is spelt right', () => {
    const { corrections, suggestions } = ask('Wer leitet Operation Sea Guardian?');
    expect(corrections).toEqual([]);
    expect(suggestions.filter(({ kind }) => kind === 'did-you-mean')).toEqual([]);
  });

  it.each([
    'seit wann gibt es kfor',
    'SEIT WANN GIBT ES KFOR',
    'Seit wann gibt es die Kosovo Force?',
    'Seit wnn gibt es KFOR in Kosvo?',
  ])('the same in other words: %s', (question) => {
    expect(ask(question).quotes[0]?.answer.text).toMatch(/^Seit 1999 leistet KFOR/);
  });

  it.each([
    'Wie hoch ist der Mount Everest?',
    'Wie ist das Wetter?',
    'Wer ist Angela Merkel?',
    'Mandat der Bundeswehr in Mali',
    'What is the capital of France?',
    'der die das',
    '?',
    '',
  ])('nothing to: %j', (question) => {
    const { status, quotes, corrections, confidence } = ask(question);
    expect(status).toBe('not-found');
    expect(quotes).toEqual([]);
    expect(corrections).toEqual([]);
    expect(confidence).toBeLessThan(answerThreshold);
  });
});

describe('answerQuestion', () => {
  it('says which words it corrected, and how the question would read', () => {
    const { corrections, suggestions } = ask('Seit wann gibt es Kosvo?');
    expect(corrections).toEqual([{ from: 'Kosvo', to: 'Kosovo' }]);
    expect(suggestions).toEqual([{ kind: 'did-you-mean', text: 'Seit wann gibt es Kosovo?' }]);
  });

  it('corrects whole words only, wherever they stand', () => {
    const index = createMiniSearchIndex();
    index.add([buildPassage({ id: 'a', text: 'Der Hund kostet Steuer.' })]);
    const { suggestions } = answerQuestion('Huund? Huundxyz, HUUND!', index, () => undefined);
    expect(suggestions[0]).toEqual({ kind: 'did-you-mean', text: 'Hund? Huundxyz, Hund!' });
  });

  it('names the nearest headings when it found nothing, each once', () => {
    const { status, suggestions } = ask('Wie heißt der Kommandeur des Schiffes Gorch Fock?');
    expect(status).toBe('not-found');
    const headings = suggestions.filter(({ kind }) => kind === 'heading').map(({ text }) => text);
    expect(headings).toContain('Operation Sea Guardian (OSG)');
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings.length).toBeLessThanOrEqual(3);
  });

  it('asks one document only where it is told to', () => {
    expect(ask('Seit wann gibt es KFOR?', { document: 'nato-einsaetze.txt' }).status).toBe('found');
    expect(ask('Seit wann gibt es KFOR?', { document: 'other.txt' })).toMatchObject({
      status: 'not-found',
      quotes: [],
      suggestions: [],
    });
  });

  it('gives as many quotes as it is told to, best first', () => {
    expect(ask('NATO', { limit: 1 }).quotes.length).toBeLessThanOrEqual(1);
    const scores = ask('Einsätze der NATO im Kosovo und im Irak').quotes.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('measures its time by the clock it is given', () => {
    let now = 100;
    expect(ask('KFOR', { now: () => (now += 7) }).tookMs).toBe(7);
  });

  it('quotes what stands there, and marks words of it, whatever is asked', () => {
    const words = [...nato.documents.values()].flatMap(({ text }) => text.split(/\s+/));
    const question = fc
      .array(
        fc.oneof(fc.constantFrom(...words), fc.constantFrom('Wo', 'Wann', 'Wie viele', 'Irka')),
        {
          minLength: 1,
          maxLength: 8,
        },
      )
      .map((chosen) => chosen.join(' '));
    let found = 0;
    fc.assert(
      fc.property(question, (asked) => {
        const answer = ask(asked);
        expect(answer.question).toBe(asked);
        for (const {
          start,
          end,
          text,
          answer: sentence,
          highlights,
          passage,
          citation,
        } of answer.quotes) {
          found += 1;
          const document = nato.documents.get(citation.document)?.text ?? '';
          expect(document.slice(start, end)).toBe(text);
          expect(document.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(sentence.text).not.toBe('');
          expect(sentence.start).toBeGreaterThanOrEqual(start);
          expect(sentence.end).toBeLessThanOrEqual(end);
          expect(nato.index.get(passage)?.text).toBe(text);
          const bounds = splitSentences(text, 'de');
          expect(bounds.map((range) => start + range.start)).toContain(sentence.start);
          expect(bounds.map((range) => start + range.end)).toContain(sentence.end);
          let before = start;
          for (const [from, to] of highlights) {
            expect(from).toBeGreaterThanOrEqual(before);
            expect(to).toBeGreaterThan(from);
            before = to;
          }
          expect(before).toBeLessThanOrEqual(end);
        }
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(50);
  });

  it('highlights the words that met the question, in all their forms', () => {
    const [quote] = ask('Wie viele deutsche Soldaten sind im Irak?').quotes;
    const marked = (quote?.highlights ?? []).map(([start, end]) =>
      quote?.text.slice(start - quote.start, end - quote.start),
    );
    for (const word of ['deutschen', 'Soldatinnen', 'Soldaten', 'Irak'])
      expect(marked).toContain(word);
    for (const word of ['mit', 'aktuell', 'rund']) expect(marked).not.toContain(word);
  });
});

describe('The answering sentence', () => {
  const answerIn = (text: string, question: string) => {
    const index = createMiniSearchIndex();
    index.add([buildPassage({ id: 'a', text })]);
    return answerQuestion(question, index, () => undefined).quotes[0]?.answer.text;
  };

  it('is the whole text where there is but one', () => {
    expect(answerIn('Der Hund kostet Steuer', 'Hund Steuer')).toBe('Der Hund kostet Steuer');
  });

  it('is two neighbours where both are as good', () => {
    expect(answerIn('Der Hund bellt. Der Hund beißt. Die Katze schläft.', 'Hund')).toBe(
      'Der Hund bellt. Der Hund beißt.',
    );
  });

  it.each([
    ['Die Feuerwehr hilft. Gegründet hat sie der Rat.', 'Wer hat die Feuerwehr gegründet?'],
    [
      'Die Rheinschlucht ist lang. Bekannt ist sie für Wein.',
      'Wofür ist die Rheinschlucht bekannt?',
    ],
  ])('goes on about what the sentence before it names: %s', (text, question) => {
    expect(answerIn(text, question)).toBe(text.slice(text.indexOf('. ') + 2));
  });

  it('is the one with a number where a number is asked for', () => {
    expect(
      answerIn(
        'Der Hund kostet eine Steuer. Die Steuer für den Hund beträgt 90 Euro.',
        'Wie hoch ist die Steuer für den Hund?',
      ),
    ).toBe('Die Steuer für den Hund beträgt 90 Euro.');
  });
});

describe('dropDuplicates', () => {
  const hitsOf = (texts: readonly string[], question: string) => {
    const index = createMiniSearchIndex();
    index.add(texts.map((text, at) => buildPassage({ id: `p${at}`, text })));
    return retrieve(question, index).hits;
  };
  const long =
    'Der Hund ist bei der Stadt anzumelden und die Steuer dafür jedes Jahr im Januar zu zahlen';

  it('keeps one of the same text, and of nearly the same', () => {
    const hits = hitsOf(
      [`${long}.`, `${long}!`, `${long}, bitte.`, 'Der Hund bellt laut.'],
      'Hund',
    );
    expect(hits).toHaveLength(4);
    expect(
      dropDuplicates(hits)
        .map(({ passage }) => passage.text)
        .sort(),
    ).toEqual(['Der Hund bellt laut.', expect.stringContaining(long)]);
  });

  it('keeps the order, and the better of two', () => {
    const hits = hitsOf([`${long}.`, `${long}.`, 'Der Hund bellt laut.'], 'Hund Steuer');
    expect(dropDuplicates(hits).map(({ passage }) => passage.id)).toEqual(['p0', 'p2']);
  });

  it('keeps short texts that differ in a word', () => {
    expect(dropDuplicates(hitsOf(['Hund und Katze', 'Hund und Maus'], 'Hund'))).toHaveLength(2);
  });

  it('keeps texts that differ in a number alone, where another word would not tell them apart', () => {
    const longer = `${long}, am besten ohne Bargeld an der Kasse im Foyer gleich neben dem Eingang`;
    const alike = hitsOf([`${longer}: viel Euro.`, `${longer}: wenig Euro.`], 'Hund Steuer');
    expect(dropDuplicates(alike)).toHaveLength(1);
    const hits = hitsOf([`${longer}: 90 Euro.`, `${longer}: 120 Euro.`], 'Hund Steuer');
    expect(dropDuplicates(hits)).toHaveLength(2);
  });

  it.each([
    ['a part of a number', '1.5', '1.25'],
    ['a time', '9:30', '9:45'],
    ['one number more', '90', '90 oder 95'],
  ])('keeps texts that differ in %s', (_, one, other) => {
    const hits = hitsOf([`${long}, ${one} Euro.`, `${long}, ${other} Euro.`], 'Hund Steuer');
    expect(dropDuplicates(hits)).toHaveLength(2);
  });

  it('keeps one of two texts with the same numbers in another order', () => {
    const hits = hitsOf([`3 und 4: ${long}.`, `4 und 3: ${long}.`], 'Hund Steuer');
    expect(dropDuplicates(hits)).toHaveLength(1);
  });

  it('has nothing of nothing', () => {
    expect(dropDuplicates([])).toEqual([]);
  });
});

describe('computeConfidence', () => {
  it('is 0 without a hit', () => {
    const index = createMiniSearchIndex();
    expect(computeConfidence(retrieve('Hund', index), index)).toBe(0);
  });

  it('lies between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('KFOR', 'Irak', ''),
        (text, known) => {
          const confidence = computeConfidence(
            retrieve(`${text} ${known}`, nato.index),
            nato.index,
          );
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('falls with every word that the documents do not have', () => {
    const questions = ['KFOR Kosovo', 'KFOR Kosovo Zirkus', 'KFOR Kosovo Zirkus Xylophon Quagga'];
    const values = questions.map((asked) =>
      computeConfidence(retrieve(asked, nato.index), nato.index),
    );
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(values[0]).toBeGreaterThan(values[2] ?? 1);
  });
});

describe('A question for a time', () => {
  const index = createMiniSearchIndex();
  const text = (when: string) => `Die Bibliothek am Marktplatz wird ${when} gründlich renoviert.`;
  index.add([buildPassage({ id: 'a', document: 'a', text: text('demnächst') })]);
  const dated = createMiniSearchIndex();
  dated.add([buildPassage({ id: 'a', document: 'a', text: text('im Mai 2027') })]);
  const question = 'Wann wird die Bibliothek am Marktplatz gründlich renoviert?';

  it('has no sure answer in a passage without one', () => {
    expect(answerQuestion(question, index, () => undefined)).toMatchObject({
      status: 'found',
      sure: false,
    });
  });

  it('has one in a passage with one', () => {
    expect(answerQuestion(question, dated, () => undefined).sure).toBe(true);
  });
});

describe('A question for a number', () => {
  const text = (count: string) => `In der Bibliothek am Marktplatz stehen ${count} alte Regale.`;
  const isSure = (question: string, count: string) => {
    const index = createMiniSearchIndex();
    index.add([buildPassage({ id: 'a', document: 'a', text: text(count) })]);
    return answerQuestion(question, index, () => undefined).sure;
  };

  it('has a sure answer only in a passage with one', () => {
    const question = 'Wie viele alte Regale stehen in der Bibliothek am Marktplatz?';
    expect(isSure(question, '40')).toBe(true);
    expect(isSure(question, 'schöne')).toBe(false);
  });

  it('is none that asks where something is', () => {
    expect(isSure('Wo stehen die alten Regale der Bibliothek am Marktplatz?', 'schöne')).toBe(true);
  });
});

describe('Thresholds', () => {
  it('decide between a sure answer, the closest passage and none', () => {
    const { confidence } = ask('Seit wann gibt es KFOR?');
    const shade = (sure: number, closest: number) => {
      const answer = ask('Seit wann gibt es KFOR?', { thresholds: { sure, closest } });
      return [answer.status, answer.sure];
    };
    expect(shade(confidence, 0)).toEqual(['found', true]);
    expect(shade(1.1, confidence)).toEqual(['found', false]);
    expect(shade(1.1, 1.1)).toEqual(['not-found', false]);
  });
});

describe('A refused question in another language', () => {
  const english = 'What does the city charge for keeping a dog in the house?';

  it('is told the language of the documents', () => {
    expect(ask(english)).toMatchObject({ status: 'not-found', documentsLanguage: 'de' });
    expect(ask('Wie hoch ist der Mount Everest?').documentsLanguage).toBeUndefined();
  });

  it('is not, where the documents are in both', () => {
    const both = createMiniSearchIndex();
    both.add([
      buildPassage({ id: 'de', text: 'Der Hund schläft.', language: 'de' }),
      buildPassage({ id: 'en', text: 'The cat is asleep.', language: 'en' }),
    ]);
    const answer = answerQuestion('Where is the town hall of the city?', both, () => undefined);
    expect(answer.status).toBe('not-found');
    expect(answer.documentsLanguage).toBeUndefined();
  });
});

describe('A sentence that ends in a colon', () => {
  it('brings its list', () => {
    const index = createMiniSearchIndex();
    const list = 'Für den Antrag brauchen Sie:\n\n- einen Ausweis\n- ein Foto';
    index.add([buildPassage({ id: 'a', text: `${list}\n\nDas Amt öffnet um acht.` })]);
    const { quotes } = answerQuestion('Was braucht man für den Antrag?', index, () => undefined, {
      thresholds: { sure: 0, closest: 0 },
    });
    expect(quotes[0]?.answer.text).toBe(list);
  });
});

describe('The nearest headings', () => {
  it('name the section instead of a box in it, and first those with a word of the question', () => {
    const index = createMiniSearchIndex();
    index.add([
      buildPassage({ id: 'a', headings: ['Urlaub', 'Tipp'], text: 'Den Antrag stellt man früh.' }),
      buildPassage({ id: 'b', headings: ['Antrag'], text: 'Er wird geprüft.' }),
    ]);
    const { suggestions } = answerQuestion('Antrag', index, () => undefined, {
      thresholds: { sure: 2, closest: 2 },
    });
    expect(suggestions.map(({ text }) => text)).toEqual(['Antrag', 'Urlaub']);
  });
});

describe('A question in everyday words', () => {
  const index = createMiniSearchIndex();
  index.add([
    buildPassage({ id: 'pay', text: 'Das Arbeitsentgelt wird am Monatsende gezahlt.' }),
    buildPassage({ id: 'books', text: 'Die Bücherei öffnet um neun Uhr.' }),
    buildPassage({ id: 'dogs', text: 'Der Hund muss an die Leine.' }),
  ]);
  const answer = (options: AnswerOptions) =>
    answerQuestion('Wann wird der Lohn gezahlt?', index, () => undefined, options);

  it('has the official words as the closest passage, which is not sure', () => {
    const { status, sure, quotes } = answer({});
    expect({ status, sure, first: quotes[0]?.passage }).toEqual({
      status: 'found',
      sure: false,
      first: 'pay',
    });
  });

  it('finds nothing without the starter synonyms', () => {
    expect(answer({ starterSynonyms: false }).status).toBe('not-found');
  });
});
