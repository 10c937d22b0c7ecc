import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import { recognizeMatch } from '../../../../src/core/retrieval/recognize-match.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../indexing/build-passage.js';

/** A small corpus of one law, a second one, an English handbook, a treaty and a question page. */
const passages = [
  [
    'leave-3',
    'burlg.md',
    'Bundesurlaubsgesetz (BUrlG)',
    ['§ 3 Dauer des Urlaubs'],
    '(1) Der Urlaub beträgt mindestens 24 Werktage.',
  ],
  [
    'leave-7',
    'burlg.md',
    'Bundesurlaubsgesetz (BUrlG)',
    ['§ 7 Zeitpunkt'],
    '(1) Bei der Festlegung sind die Wünsche zu berücksichtigen.',
  ],
  [
    'leave-7-2',
    'burlg.md',
    'Bundesurlaubsgesetz (BUrlG)',
    ['§ 7 Zeitpunkt'],
    '(2) Der Urlaub ist zusammenhängend zu gewähren.\n1. Fristen\n2. Formen',
  ],
  [
    'leave-11',
    'burlg.md',
    'Bundesurlaubsgesetz (BUrlG)',
    ['§ 11 Urlaubsentgelt'],
    'Das Entgelt nach § 3 BUrlG, § 3 und § 7 BUrlG für die Dauer des Urlaubs.',
  ],
  [
    'dogs-3',
    'hundesteuer.txt',
    'Satzung über die Hundesteuer',
    ['§ 3 Steuersatz'],
    'Die Steuer beträgt im Jahr 90 Euro.',
  ],
  [
    'dogs-4',
    'hundesteuer.txt',
    'Satzung über die Hundesteuer',
    ['§ 4 Befreiung'],
    'Blindenhunde sind nach § 3 der Satzung befreit.',
  ],
  [
    'hotels',
    'staff-guide.md',
    'Staff Guide',
    ['4 Travel', '4.2 Hotels'],
    'You may spend up to 95 euros a night.',
  ],
  [
    'trains',
    'staff-guide.md',
    'Staff Guide',
    ['4 Travel', '4.1 Trains'],
    'See section 4.2 of the staff guide for hotels.',
  ],
  [
    'treaty-5',
    'treaty.md',
    'The Treaty',
    ['Article 5'],
    'An armed attack against one is an attack against all.',
  ],
  [
    'treaty-6',
    'treaty.md',
    'The Treaty',
    ['Article 6'],
    'For the purpose of Article 5, an armed attack includes ships.',
  ],
  [
    'cancel',
    'faq.html',
    'Häufige Fragen',
    ['Wie sage ich einen Termin ab?'],
    'Nutzen Sie den Link in der Mail.',
  ],
  [
    'book',
    'faq.html',
    'Häufige Fragen',
    ['Wie vereinbare ich einen Termin?'],
    'Einen Termin absagen oder buchen Sie im Netz. Sage uns, wie.',
  ],
] as const;
const index = createMiniSearchIndex();
index.add(
  passages.map(([id, document, title, headings, text], at) =>
    buildPassage({ id, document, title, headings, text, start: at * 1000 }),
  ),
);
const firstOf = (question: string) => retrieve(question, index).hits[0]?.passage.id;

describe('a question that names a section', () => {
  it.each([
    ['§ 3 BUrlG', 'leave-3', 'number and short name'],
    ['BUrlG § 3', 'leave-3', 'the other order'],
    ['burlg paragraph 3', 'leave-3', 'small letters, the sign as a word'],
    ['§3 Bundesurlaubsgesetz', 'leave-3', 'the title, no blank'],
    ['Was steht in § 3 BUrlG?', 'leave-3', 'in a question; § 11 cites it three times'],
    ['Was steht in § 7 Abs. 2 BUrlG?', 'leave-7-2', 'a paragraph of the section'],
    ['§ 7 (2) Nr. 1 BUrlG', 'leave-7-2', 'an item of a list in a paragraph'],
    ['Was regelt § 3 der Satzung über die Hundesteuer?', 'dogs-3', 'named by its title'],
    ['Hundesteuer § 4', 'dogs-4', 'named by a word of its title'],
    ['section 4.2 of the staff guide', 'hotels', 'the neighbour cites it word for word'],
    ['Staff Guide 4.2', 'hotels', 'a number beside a title'],
    ['chapter 4 staff guide', 'hotels', 'a chapter is its first passage'],
    ['Article 5', 'treaty-5', 'no document named, only one has it'],
    ['What does Article 5 of the treaty say?', 'treaty-5', 'in a question'],
    ['Art. 5', 'treaty-5', 'abbreviated, in the other language'],
  ])('%s has %s first: %s', (question, id) => {
    expect(firstOf(question)).toBe(id);
    expect(recognizeMatch(question, index)).toMatchObject({ whole: true });
  });

  it('offers the sections of both documents when none is named', () => {
    const ids = retrieve('§ 3', index).hits.map(({ passage }) => passage.id);
    expect(ids.slice(0, 2).sort()).toEqual(['dogs-3', 'leave-3']);
  });

  it('asks more than the section when other words are in it', () => {
    expect(recognizeMatch('Gilt § 7 BUrlG für Fristen?', index)).toMatchObject({ whole: false });
    expect(firstOf('Nennt § 7 BUrlG die Formen und Fristen?')).toBe('leave-7-2');
  });

  it.each(['§ 3 BGB', '§ 99 BUrlG', 'Artikel 5 StGB', 'Urlaub', 'Wie viel kosten 3 Nächte?', ''])(
    'is not recognized in %j',
    (question) => {
      expect(recognizeMatch(question, index)?.kind).not.toBe('reference');
    },
  );

  it('is looked for in the chosen document only', () => {
    expect(recognizeMatch('§ 4', index, 'burlg.md')).toBeUndefined();
    expect(recognizeMatch('§ 3', index, 'burlg.md')?.sections).toEqual([['leave-3']]);
  });
});

describe('a question that is a heading', () => {
  it.each([
    ['§ 3 Dauer des Urlaubs', 'leave-3', 'as it stands'],
    ['Dauer des Urlaubs', 'leave-3', 'without its number; § 11 has all its words'],
    ['dauer urlaub', 'leave-3', 'its content words in small letters'],
    ['4.2 Hotels', 'hotels', 'with its number'],
    ['Wie sage ich einen Termin ab?', 'cancel', 'a question; the other answer has its words'],
    ['Staff Guide', 'hotels', 'a title opens its document'],
  ])('%s has %s first: %s', (question, id) => {
    expect(firstOf(question)).toBe(id);
    expect(recognizeMatch(question, index)).toMatchObject({ kind: 'heading', whole: true });
  });

  it('is not recognized when a word is missing', () => {
    expect(recognizeMatch('Urlaub', index)).toBeUndefined();
  });
});

it('forgets the headings of passages that have left', () => {
  const own = createMiniSearchIndex();
  own.add([buildPassage({ id: 'a', headings: ['§ 1 Ziel'], text: 'Das Ziel ist klar.' })]);
  expect(recognizeMatch('§ 1', own)?.sections).toEqual([['a']]);
  own.remove(['a']);
  expect(recognizeMatch('§ 1', own)).toBeUndefined();
  expect(recognizeMatch('Ziel', own)).toBeUndefined();
});

it('takes any question', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (question) => {
      const { hits } = retrieve(`${question} § 3`, index, { limit: 20 });
      expect(new Set(hits.map(({ passage }) => passage.id)).size).toBe(hits.length);
      expect(hits.every(({ score }, at) => at === 0 || score <= (hits[at - 1]?.score ?? 0))).toBe(
        true,
      );
    }),
  );
});
