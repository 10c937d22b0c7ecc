import { describe, expect, it } from 'vitest';

import { confidenceWeights } from '../../../../src/core/answer/answer-weights.js';
import {
  computeCloseness,
  computeConfidence,
  type Evidence,
  weighEvidence,
} from '../../../../src/core/answer/compute-confidence.js';
import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import type { Passage } from '../../../../src/core/passages/passage.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../indexing/build-passage.js';

/** Passages about something else: without them, no word is rarer than another. */
const others = [
  'Die Bibliothek verleiht Romane.',
  'Im Schwimmbad gilt Badekleidung.',
  'Der Friedhof schließt abends.',
  'Das Museum zeigt Gemälde.',
].map((text, at) => buildPassage({ id: `other${at}`, document: 'others.md', text }));

function weigh(question: string, passages: readonly Passage[]) {
  const index = createMiniSearchIndex();
  index.add(passages);
  const retrieval = retrieve(question, index);
  const evidence = weighEvidence(retrieval, index);
  if (evidence === undefined) throw new Error(`no evidence: ${question}`);
  return { evidence, confidence: computeConfidence(retrieval, index) };
}

const about = (text: string, more: Partial<Passage> = {}) => [
  buildPassage({ id: 'p', document: 'p.md', text, ...more }),
  ...others,
];

interface Case {
  readonly name: string;
  /** A question and the passages it is asked of, for more confidence and for less. */
  readonly more: readonly [question: string, passages: readonly Passage[]];
  readonly less: readonly [question: string, passages: readonly Passage[]];
}

const cases: Readonly<Record<Exclude<keyof Evidence, 'bias' | 'documents' | 'meaning'>, Case>> = {
  information: {
    name: 'a question that asks for nothing the passage lacks',
    more: ['Hundesteuer', about('Die Hundesteuer steigt im Mai.')],
    less: ['Hundesteuer Quittung', about('Die Hundesteuer steigt im Mai.')],
  },
  matchedInformation: {
    name: 'a passage that has more of what was asked',
    more: ['Hundesteuer Quittung', about('Die Hundesteuer steigt, die Quittung kommt.')],
    less: ['Hundesteuer Quittung', about('Die Hundesteuer steigt, die Rechnung kommt.')],
  },
  sentenceWords: {
    name: 'words that stand in one sentence',
    more: ['Hundesteuer Quittung', about('Die Hundesteuer steigt, Quittung. Sie kommt.')],
    less: ['Hundesteuer Quittung', about('Die Hundesteuer steigt. Quittung: Sie kommt.')],
  },
  neighbours: {
    name: 'neighbouring words that are neighbours in the passage',
    more: ['grüne Quittung', about('Die grüne Quittung kommt.')],
    less: ['grüne Quittung', about('Die grüne kommt, Quittung.')],
  },
  names: {
    name: 'a name that the passage has',
    more: ['Wo wohnt Brinkmann jetzt, Bürgermeister?', about('Bürgermeister Brinkmann zog um.')],
    less: ['Wo wohnt Brinkmann jetzt, Bürgermeister?', about('Bürgermeister Pohlmeier zog um.')],
  },
  match: {
    name: 'a question that is the heading',
    more: ['Hund und Steuer', about('Sie steigt im Mai.', { headings: ['Hund und Steuer'] })],
    less: ['Hund und Steuer', about('Sie steigt im Mai.', { headings: ['Von Hunden'] })],
  },
  document: {
    name: 'a document that is about the question as a whole',
    more: [
      'Steuer für den Hund',
      [
        ...about('Die Steuer steigt im Mai.'),
        buildPassage({ id: 'q', document: 'p.md', text: 'Kein Hund darf ins Freibad.' }),
      ],
    ],
    less: [
      'Steuer für den Hund',
      [
        ...about('Die Steuer steigt im Mai.'),
        buildPassage({ id: 'q', document: 'q.md', text: 'Kein Hund darf ins Freibad.' }),
      ],
    ],
  },
};

describe('Confidence grows with', () => {
  it.each(Object.entries(cases).map(([feature, { name }]) => [feature, name] as const))(
    '%s: %s',
    (feature) => {
      const { more, less } = cases[feature as keyof typeof cases];
      const surer = weigh(...more);
      const lessSure = weigh(...less);
      const part = feature as keyof Evidence;
      expect(surer.evidence[part]).toBeGreaterThan(lessSure.evidence[part]);
      expect(surer.confidence).toBeGreaterThan(lessSure.confidence);
    },
  );
});

describe('The number of documents', () => {
  const evidenceAmong = (documents: number) => {
    const fillers = Array.from({ length: documents - 1 }, (_, at) =>
      buildPassage({ id: `filler${at}`, text: 'Die Bibliothek verleiht Romane.' }),
    );
    const passage = buildPassage({ id: 'p', text: 'Die Hundesteuer steigt im Mai.' });
    return weigh('Hundesteuer', [passage, ...fillers]).evidence.documents;
  };

  it('speaks against an answer, since one of many fits by chance', () => {
    expect(evidenceAmong(10)).toBeLessThan(evidenceAmong(2));
  });

  it('is nothing with a single document, and no more beyond a hundred and fifty', () => {
    expect(evidenceAmong(1)).toBeCloseTo(0);
    expect(evidenceAmong(200)).toBe(evidenceAmong(150));
  });
});

describe('The language of the question', () => {
  it('counts: a German match is worth more than an English one', () => {
    const german = weigh('Wie hoch ist die Hundesteuer?', about('Die Hundesteuer steigt im Mai.'));
    const english = weigh('How high is the dog licence?', about('The dog licence rises in May.'));
    expect(german.evidence.bias).toBeGreaterThan(english.evidence.bias);
  });

  it('is the language of the passage where the question does not tell', () => {
    const inGerman = weigh('Brinkmann', about('Brinkmann', { language: 'de' }));
    const inEnglish = weigh('Brinkmann', about('Brinkmann', { language: 'en' }));
    expect(inGerman.evidence.bias).toBeGreaterThan(inEnglish.evidence.bias);
  });
});

describe('The names of a question', () => {
  const namesIn = (question: string, passages: readonly Passage[]) =>
    weigh(question, passages).evidence.names;

  it('count by their rarity: one that stands everywhere tells as little as none', () => {
    const everywhere = [
      buildPassage({ id: 'p', text: 'Lindental hat einen Markt.' }),
      ...['Brunnen', 'Turm', 'Bahnhof', 'Hafen'].map((thing, at) =>
        buildPassage({ id: `l${at}`, text: `Lindental hat einen ${thing}.` }),
      ),
    ];
    const nowhere = about('Der Markt öffnet früh.');
    const missing = namesIn('wann öffnet der Brinkmann markt', nowhere);
    const common = namesIn('wann hat Lindental markt', everywhere);
    const none = namesIn('wann markt', nowhere);
    expect(missing).toBeLessThan(common);
    expect(none).toBeGreaterThan(missing);
  });

  it('are its numbers as well', () => {
    const passages = about('Im Jahr 1974 wurde das Rathaus gebaut.');
    expect(namesIn('rathaus 1974 gebaut', passages)).toBeGreaterThan(
      namesIn('rathaus 1975 gebaut', passages),
    );
  });

  it('may be any word where nothing is written in capitals', () => {
    const passages = about('Bürgermeister Pohlmeier zog um.');
    expect(namesIn('bürgermeister brinkmann', passages)).toBeLessThan(
      namesIn('bürgermeister pohlmeier', passages),
    );
  });
});

describe('What a question says', () => {
  const { information, mostInformation } = confidenceWeights;

  it('counts up to a limit, so that a long question can be answered as well', () => {
    const words =
      'Hundesteuer Quittung Rathaus Antrag Formular Gebühr Frist Ausweis Kasse Amt Kleid Brunnen Turm';
    const passages = about(`Hier steht: ${words}.`);
    const long = weigh(words, passages).evidence.information;
    expect(long).toBeCloseTo(information * mostInformation, 9);
    expect(weigh('Hundesteuer Quittung', passages).evidence.information).toBeGreaterThan(long);
  });

  it('is told from its words in a corpus of a single passage as well', () => {
    const [only] = about('Die Hundesteuer steigt im Mai, die Quittung kommt.');
    if (only === undefined) throw new Error('no passage');
    const one = weigh('Hundesteuer', [only]);
    const two = weigh('Hundesteuer Quittung', [only]);
    expect(one.evidence.information).toBeLessThan(0);
    expect(two.evidence.information).toBeCloseTo(2 * one.evidence.information, 9);
    expect(two.confidence).toBeGreaterThan(one.confidence);
  });
});

describe('A word of the question', () => {
  const shareOf = (question: string, passages: readonly Passage[]) =>
    weigh(question, passages).evidence.sentenceWords / confidenceWeights.sentenceWords;

  it('counts in full in any of its forms, in part where it shares letters, and not at all without', () => {
    const question = 'Hundesteuer Gartenzäune';
    const whole = shareOf(question, about('Hundesteuer und Gartenzaun.'));
    const part = shareOf(question, about('Hundesteuer und Gartenbank.'));
    const none = shareOf(question, about('Hundesteuer und Quittung.'));
    expect(whole).toBeCloseTo(1, 9);
    expect(part).toBeLessThan(whole);
    expect(part).toBeGreaterThan(none);
    expect(part).toBeLessThan((whole + none) / 2);
  });

  it('counts in the heading as in the sentence', () => {
    const passages = about('Sie steigt im Mai.', { headings: ['Hundesteuer'] });
    expect(shareOf('Hundesteuer', passages)).toBeCloseTo(1, 9);
  });

  it('counts where a synonym stands for it, though less than the word itself', () => {
    const index = createMiniSearchIndex({ synonyms: [{ from: 'Vierbeiner', to: ['Hund'] }] });
    index.add(about('Jeder Hund kostet Geld.'));
    const evidence = weighEvidence(retrieve('Vierbeiner', index), index);
    const share = (evidence?.sentenceWords ?? 0) / confidenceWeights.sentenceWords;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(1);
  });
});

describe('Rare names', () => {
  it('count in full where the passage has all of them, whatever else is asked', () => {
    const passages = about('Bürgermeister Pohlmeier zog um.');
    const all = weigh('verzog Bürgermeister Pohlmeier', passages).evidence.names;
    expect(all).toBeCloseTo(confidenceWeights.names, 6);
    const half = weigh('verzog Bürgermeister Xantippe', passages).evidence.names;
    expect(half).toBeLessThan(all);
  });
});

describe('Closeness', () => {
  const question = 'Wie heißt unser Chef?';
  const measure = (passages: readonly Passage[]) => {
    const index = createMiniSearchIndex();
    index.add(passages);
    const retrieval = retrieve(question, index);
    return {
      confidence: computeConfidence(retrieval, index),
      closeness: computeCloseness(retrieval, index),
    };
  };

  it('is higher than the confidence where a starter synonym matches', () => {
    const { confidence, closeness } = measure(about('Der Arbeitgeber gewährt die Freistellung.'));
    expect(closeness).toBeGreaterThan(confidence);
  });

  it('is the confidence where none applies', () => {
    const { confidence, closeness } = measure(about('Der Chef gewährt die Freistellung.'));
    expect(closeness).toBe(confidence);
    expect(confidence).toBeGreaterThan(0);
  });

  it('is never lower than the confidence', () => {
    const { confidence, closeness } = measure([
      ...about('Der Chef heißt Brinkmann.'),
      buildPassage({ id: 'q', text: 'Der Arbeitgeber gewährt die Freistellung.' }),
    ]);
    expect(closeness).toBeGreaterThanOrEqual(confidence);
  });

  it('is 0 without a hit', () => {
    expect(measure([])).toEqual({ confidence: 0, closeness: 0 });
  });
});

describe('The order in which passages were added', () => {
  it('makes no difference to the evidence', () => {
    const [asked, other] = [
      buildPassage({ id: 'p', text: 'Die Quittung für die Hundesteuer' }),
      buildPassage({ id: 'q', text: 'Gartenbank und Gartentor' }),
    ];
    const question = 'Hundesteuer Gartenzaun';
    const one = weigh(question, [asked, other, ...others]);
    const reversed = weigh(question, [...others, other, asked]);
    for (const [part, weight] of Object.entries(one.evidence)) {
      expect(reversed.evidence[part as keyof Evidence], part).toBeCloseTo(weight, 9);
    }
  });
});
