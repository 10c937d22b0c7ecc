import { describe, expect, it } from 'vitest';

import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import { computeIdf } from '../../../../src/core/retrieval/compute-bm25.js';
import { parseQuestion } from '../../../../src/core/retrieval/parse-question.js';
import { buildPassage } from '../indexing/build-passage.js';

/** Words that no dictionary has and that are far from each other: `wort(3)` is the fourth. */
const word = (at: number) =>
  `Q${String.fromCharCode(97 + (at % 26)).repeat(5)}${'xyz'[at % 3]}${at}`;

function indexOf(...texts: readonly string[]) {
  const index = createMiniSearchIndex();
  index.add(texts.map((text, at) => buildPassage({ id: `p${at}`, document: 'one.md', text })));
  return index;
}

const surfaces = (question: string, ...texts: readonly string[]) =>
  parseQuestion(question, indexOf(...texts)).words.map(({ surface }) => surface);

/** What each word of a question stands for, by the corpus's stems. */
function relatives(question: string, ...texts: readonly string[]) {
  const index = indexOf(...texts);
  return parseQuestion(question, index).words.map(({ stems }) =>
    stems.map(({ stem, weight }) => [index.lexicon.stems[stem], weight]),
  );
}

describe('The words of a question', () => {
  it('are in its language, and each is there once, as it was written first', () => {
    expect(surfaces('Wo ist die Laterne? LATERNE, laterne!')).toEqual(['Laterne']);
    expect(parseQuestion('Wo ist die Laterne?', indexOf()).language).toBe('de');
    expect(parseQuestion('Where is the lantern?', indexOf()).language).toBe('en');
    expect(parseQuestion('Brinkmann', indexOf()).language).toBeUndefined();
  });

  it('are no stop words in any language, where the language is not known', () => {
    expect(surfaces('Brinkmann the der')).toEqual(['Brinkmann']);
  });

  it('are no words that only ask', () => {
    expect(surfaces('Wie viele Laternen gibt es?')).toEqual(['Laternen']);
    expect(surfaces('How many lanterns are there?')).toEqual(['lanterns']);
  });

  it('are completed where German leaves a part out, and stay as they are in English', () => {
    expect(surfaces('Wo sind die Streit- und Sicherheitskräfte?')).toEqual([
      'Streitkräfte',
      'Sicherheitskräfte',
    ]);
    expect(surfaces('What are the summer- and winterterms?')).toEqual(['summer', 'winterterms']);
  });

  it('are the same however their letters are composed', () => {
    expect(surfaces('Gebu\u0308hr')).toEqual(['Gebühr']);
  });

  it('are at most forty: the rarest', () => {
    const count = 45;
    const all = Array.from({ length: count }, (_, at) => word(at));
    // The first word is in every passage, the last one in a single one.
    const texts = all.map((_, at) => all.slice(0, at + 1).join(' ')).reverse();
    const kept = surfaces(all.join(' '), ...texts);
    expect(kept).toEqual(all.slice(5));
  });

  it('are read up to six thousand characters', () => {
    const filler = 'der '.repeat(1_500);
    expect(surfaces(`Laterne ${filler}`)).toEqual(['Laterne']);
    expect(surfaces(`${filler} Laterne`)).toEqual([]);
    expect(surfaces(`${filler.slice(0, 5_980)} Laterne`)).toEqual(['Laterne']);
  });

  it('stand for other words only as long as there are few', () => {
    const many = Array.from({ length: 41 }, (_, at) => word(at));
    const index = indexOf('Die Laterne brennt.', many.join(' '));
    const correctionIn = (question: string) =>
      parseQuestion(question, index).words.find(({ surface }) => surface === 'Laterme')?.correction;
    expect(correctionIn(`${many.slice(0, 39).join(' ')} Laterme`)).toBe('Laterne');
    expect(correctionIn(`${many.slice(0, 40).join(' ')} Laterme`)).toBeUndefined();
  });
});

describe('The rarity of a word', () => {
  const index = indexOf('Die Laterne brennt.', 'Eine Laterne steht da.', 'Ein Hut.', 'Ein Rad.');

  it('is by the passages that have it', () => {
    expect(parseQuestion('Laterne', index).words[0]?.idf).toBeCloseTo(computeIdf(2, 4));
  });

  it('is the highest where none has it', () => {
    expect(parseQuestion('Zylinder', index).words[0]?.idf).toBeCloseTo(computeIdf(0, 4));
  });

  it('is that of the word it is corrected to, and nothing of it is unknown', () => {
    const [corrected] = parseQuestion('Laterme', index).words;
    expect(corrected).toMatchObject({ correction: 'Laterne', unknownGrams: 0 });
    expect(corrected?.idf).toBeCloseTo(computeIdf(2, 4));
  });

  it('is that of the commoner stem, where the language is not known and has two', () => {
    // German and English cut this word differently.
    const both = indexOf('Training', 'Trainings', 'train', 'Hut', 'Rad');
    const [one] = parseQuestion('Trainings', both).words;
    const frequencies = (one?.stems ?? [])
      .filter(({ relation }) => relation === 'same')
      .map(({ stem }) => both.lexicon.stemFrequency[stem] ?? 0);
    expect(frequencies.length).toBeGreaterThan(1);
    expect(one?.idf).toBeCloseTo(computeIdf(Math.max(...frequencies), 5));
  });
});

describe('The grams of a word', () => {
  const weigh = (question: string, ...texts: readonly string[]) => {
    const [one] = parseQuestion(question, indexOf(...texts)).words;
    const known = (one?.grams ?? []).reduce((sum, [, weight]) => sum + weight, 0);
    return { known, unknown: one?.unknownGrams ?? 0 };
  };

  it('weigh the square root of their number together', () => {
    // `^lat`, `late`, …, `rne$`: six of them.
    expect(weigh('Laterne', 'Laterne').known).toBeCloseTo(Math.sqrt(6));
    expect(weigh('Hut', 'Hut').known).toBeCloseTo(Math.sqrt(2));
  });

  it('are unknown where the corpus has none of them', () => {
    const { known, unknown } = weigh('Zylinder', 'Hut');
    expect(known).toBe(0);
    expect(unknown).toBeCloseTo(Math.sqrt(7));
  });

  it('are known in part, where the corpus has a word that shares some', () => {
    const { known, unknown } = weigh('Lampenladen', 'Lampenöl');
    expect(known).toBeGreaterThan(0);
    expect(unknown).toBeGreaterThan(0);
    expect(known + unknown).toBeCloseTo(Math.sqrt(10));
  });

  it('are those of both spellings in a corrected word, the corpus’s counting by its weight', () => {
    // `Laterme` shares `^lat`, `late` and `ater` with `Laterne`, whose other three count 0.8.
    expect(weigh('Laterme', 'Laterne').known).toBeCloseTo((3 + 3 * 0.8) / Math.sqrt(6));
  });
});

describe('A German word stands for compounds', () => {
  it.each([
    ['Arbeit', 'Handarbeit', 'handarbeit'],
    ['Reise', 'Dienstreise', 'dienstreis'],
    ['Karte', 'Eintrittskarte', 'eintrittskart'],
  ])('that end with it: %s for %s', (question, text, stem) => {
    expect(relatives(question, text)).toEqual([[[stem, 0.4]]]);
  });

  it.each([
    ['Auto', 'Autobahn', 'autobahn'],
    ['Karte', 'Kartenhaus', 'kartenhaus'],
  ])('that begin with it: %s for %s', (question, text, stem) => {
    expect(relatives(question, text)).toEqual([[[stem, 0.2]]]);
  });

  it.each([
    ['Reise', 'Preise', 'nothing but a letter stands before'],
    ['Reise', 'Kreise', 'nothing but a letter stands before'],
    ['Auto', 'Autor', 'nothing but a letter stands behind'],
    ['See', 'Seehund', 'the word is short'],
    ['Karte', 'Xqykarte', 'what stands before is no word'],
    ['Karte', 'Kartenxqy', 'what stands behind is no word'],
  ])('but not %s for %s: %s', (question, text) => {
    const compounds = relatives(question, text).flat();
    expect(compounds.map(([, weight]) => weight)).not.toContain(0.4);
    expect(compounds.map(([, weight]) => weight)).not.toContain(0.2);
  });

  it('and its parts, which may be compounds themselves', () => {
    expect(relatives('Arbeitszimmer', 'Arbeit', 'Zimmer')).toEqual([
      [
        ['arbeit', 0.2],
        ['zimm', 0.4],
      ],
    ]);
  });

  it('six that end with it and six that begin with it at most, the most frequent first', () => {
    const heads = 'Land Wander Miet Speise Post Spiel Fahr Geld'.split(' ');
    const tails = 'haus tisch leser blatt spiel verkauf raum wald bild'.split(' ');
    const compounds = [
      ...heads.map((head) => `${head}karte`),
      ...tails.map((tail) => `Karten${tail}`),
    ];
    const frequent = compounds.slice(2);
    // The parts are words of the corpus, so that every compound is one.
    const [found = []] = relatives('Karte', ...compounds, ...frequent, ...heads, ...tails);
    const byWeight = (weight: number) =>
      found.flatMap(([stem, own]) => (own === weight ? [stem] : []));
    expect(byWeight(0.4)).toHaveLength(6);
    expect(byWeight(0.4)).not.toContain('landkart');
    expect(byWeight(0.2)).toHaveLength(6);
  });

  it('that are in the corpus still', () => {
    const index = indexOf('Handarbeit', 'Rad');
    index.remove(['p0']);
    expect(parseQuestion('Arbeit', index).words[0]?.stems).toEqual([]);
  });
});

describe('An English word', () => {
  it('stands for no German compound', () => {
    expect(relatives('Where is the karte?', 'Landkarte')).toEqual([[]]);
  });
});

describe('A synonym', () => {
  const withRules = (rules: Parameters<ReturnType<typeof indexOf>['setSynonyms']>[0]) => {
    const index = indexOf('Das Kraftrad parkt.', 'Die Laterne am Markt.', 'Ein Hut.');
    index.setSynonyms(rules);
    return (question: string) =>
      parseQuestion(question, index).words.flatMap(({ stems }) =>
        stems
          .filter(({ relation }) => relation === 'synonym')
          .map(({ stem }) => index.lexicon.stems[stem]),
      );
  };

  it('stands for a word that the corpus does not have', () => {
    expect(withRules([{ from: 'Motorrad', to: ['Kraftrad'] }])('Wo ist das Motorrad?')).toEqual([
      'kraftrad',
    ]);
  });

  it('of several words stands for them only where all of them are asked', () => {
    const ask = withRules([{ from: 'zweirädriges Fahrzeug', to: ['Kraftrad'] }]);
    expect(ask('Wo ist mein Fahrzeug, mein zweirädriges?')).toEqual(['kraftrad']);
    expect(ask('Wo ist ein zweirädriges Gefährt?')).toEqual([]);
  });

  it('is passed over where the corpus does not have it', () => {
    expect(withRules([{ from: 'Hut', to: ['Zylinder', 'Laterne'] }])('Wo ist der Hut?')).toEqual([
      'latern',
    ]);
  });

  it('does not lessen a word that stands for itself', () => {
    const index = indexOf('Der Hut liegt da.');
    index.setSynonyms([{ from: 'Hut', to: ['Hüte'] }]);
    expect(
      parseQuestion('Wo ist der Hut?', index).words[0]?.stems.map(({ weight }) => weight),
    ).toEqual([1]);
  });
});

describe('An acronym of the corpus', () => {
  const texts = [
    'Die Kosovo Force (KFOR) schützt.',
    'Der lange Ausschuss (LAST) tagt.',
    'Die Last.',
  ];
  const synonymsOf = (question: string, ...more: readonly string[]) => {
    const index = indexOf(...texts, ...more);
    return parseQuestion(question, index).words.flatMap(({ stems }) =>
      stems
        .filter(({ relation }) => relation === 'synonym')
        .map(({ stem }) => index.lexicon.stems[stem]),
    );
  };

  it('stands for its long form, however it is written', () => {
    expect(synonymsOf('Wo ist KFOR?').sort()).toEqual(['forc', 'kosovo']);
    expect(synonymsOf('wo ist kfor?').sort()).toEqual(['forc', 'kosovo']);
  });

  it('is meant by its long form', () => {
    expect(synonymsOf('Wo ist die Kosovo Force?')).toContain('kfor');
  });
});
