import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createAnalyzer } from '../../../../src/core/analysis/analyzer.js';
import { foldCharacters } from '../../../../src/core/analysis/fold-characters.js';
import { languages } from '../../../../src/core/analysis/language.js';
import { repairGermanWord } from '../../../../src/core/analysis/repair-german-stem.js';
import { restoreUmlauts } from '../../../../src/core/analysis/restore-umlauts.js';
import { stopWords } from '../../../../src/core/analysis/word-lists/stop-words.js';
import { tokenize } from '../../../../src/core/analysis/tokenize.js';

const german = createAnalyzer('de');
const english = createAnalyzer('en');

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
);

describe('restoreUmlauts', () => {
  it.each([
    ['buendnis', 'bündnis'],
    ['aerzte', 'ärzte'],
    ['zuerich', 'zürich'],
    ['ueber', 'über'],
    ['joerg', 'jörg'],
    ['quelle', 'quelle'],
    ['neue', 'neue'],
    ['treue', 'treue'],
    ['bauer', 'bauer'],
    ['mauer', 'mauer'],
    ['steuer', 'steuer'],
    ['strasse', 'strasse'],
    ['bündnis', 'bündnis'],
    ['', ''],
  ])('makes of %j %j', (word, restored) => {
    expect(restoreUmlauts(word)).toBe(restored);
  });
});

describe('foldCharacters', () => {
  it.each([
    ['straße', 'strasse'],
    ['häuser', 'hauser'],
    ['ha\u0308user', 'hauser'],
    ['priština', 'pristina'],
    ['été', 'ete'],
    ['ﬁnanz', 'finanz'],
    ['kosovo', 'kosovo'],
    ['ﷲ', 'الله'],
    ['ﷺ', 'صلىاللهعليهوسلم'],
    ['\u037a', '\u037a'],
    ['한국', '한국'.normalize('NFKD')],
    ['', ''],
  ])('makes of %j %j', (word, folded) => {
    expect(foldCharacters(word)).toBe(folded);
  });

  it('folds what is folded already to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = foldCharacters(text);
        expect(foldCharacters(once)).toBe(once);
      }),
    );
  });
});

describe('repairGermanWord', () => {
  it.each([
    ['soldatinnen', 'soldat'],
    ['soldatin', 'soldat'],
    ['ärztin', 'ärzt'],
    ['königin', 'könig'],
    ['freundin', 'freund'],
    ['bürgerinnen', 'bürger'],
    ['präsidentin', 'präsident'],
    ['beteiligt', 'beteiligen'],
    ['genehmigte', 'genehmigen'],
    ['genehmigtem', 'genehmigen'],
    // Not persons.
    ['gewinnen', 'gewinnen'],
    ['beginnen', 'beginnen'],
    ['spinnen', 'spinnen'],
    ['entrinnen', 'entrinnen'],
    ['besinnen', 'besinnen'],
    ['drinnen', 'drinnen'],
    ['innen', 'innen'],
    ['finnen', 'finnen'],
    ['satin', 'satin'],
    ['termin', 'termin'],
    ['berlin', 'berlin'],
    ['medizin', 'medizin'],
    ['wichtig', 'wichtig'],
  ])('makes of %j %j', (word, repaired) => {
    expect(repairGermanWord(word)).toBe(repaired);
  });
});

describe('The German chain', () => {
  it.each([
    ['Soldat', 'Soldaten', 'Soldatin', 'Soldatinnen', 'SOLDATEN'],
    ['beteiligen', 'beteiligt', 'beteiligte', 'Beteiligung'],
    ['Bündnis', 'Buendnis', 'Bundnis', 'Bu\u0308ndnis', 'Bündnisse', 'BÜNDNIS'],
    ['Haus', 'Häuser', 'Haeuser', 'Häusern', 'Hauses'],
    ['Straße', 'Strasse', 'STRASSE', 'Straßen'],
    ['Einsatz', 'Einsätze', 'Einsaetze', 'Einsatzes'],
    ['Arzt', 'Ärzte', 'Aerzte', 'Ärztin', 'Ärztinnen'],
    ['König', 'Königin', 'Königinnen'],
    ['Gewinn', 'gewinnen'],
    ['Beginn', 'beginnen'],
    ['Präsident', 'Praesident', 'Präsidentin'],
    ['weiß', 'weiss'],
    ['Poesie', 'poesie'],
    ['1000', '1.000', '1,000'],
    ['KFOR', 'Kfor', 'kfor'],
    ['Priština', 'Pristina'],
  ])('gives all these one term: %s, %s', (...words) => {
    expect(new Set(words.map((word) => german.analyzeWord(word).stem)).size).toBe(1);
  });

  it.each([
    ['Soldat', 'Solidarität'],
    ['Haus', 'Hase'],
    ['1.000', '1.0000'],
    ['3.10.1990', '3101990'],
    ['KFOR', 'SFOR'],
    ['Einsatz', 'Ersatz'],
    ['C++', 'C#'],
    ['C', 'C++'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(german.analyzeWord(one).stem).not.toBe(german.analyzeWord(other).stem);
  });

  it('reads a section with and without a space as one', () => {
    expect(german.analyzeWord('§ 3a').stem).toBe(german.analyzeWord('§3a').stem);
  });

  it('drops stop words and leaves their places empty', () => {
    expect(german.analyze('Die NATO führt den Einsatz.')).toEqual([
      { term: 'nato', start: 4, end: 8, position: 1 },
      { term: 'fuhrt', start: 9, end: 14, position: 2 },
      { term: 'einsatz', start: 19, end: 26, position: 4 },
    ]);
  });

  it.each(['für', 'FÜR', 'fuer', 'über', 'ueber', 'während', 'wuerden', 'Dass', 'daß', 'unsere'])(
    'takes %s for a stop word',
    (word) => {
      expect(german.analyzeWord(word).isStopWord).toBe(true);
    },
  );
});

describe('The English chain', () => {
  it.each([
    ['operation', 'operations', 'OPERATION'],
    ['soldier', 'soldiers', 'soldier’s', "soldiers'"],
    ['NATO', 'nato', 'NATO’s', "NATO's"],
    ['run', 'runs', 'running'],
    ['country', 'countries'],
    ['naïve', 'naive'],
    ['1000', '1,000'],
  ])('gives all these one term: %s, %s', (...words) => {
    expect(new Set(words.map((word) => english.analyzeWord(word).stem)).size).toBe(1);
  });

  it('drops stop words', () => {
    expect(english.analyze('The missions of NATO').map(({ term }) => term)).toEqual([
      'mission',
      'nato',
    ]);
  });
});

describe('stopWords', () => {
  it('has the 231 German words of Snowball and five more', () => {
    expect(stopWords.de.size).toBe(236);
    for (const added of ['dass', 'unsere', 'unserem', 'unseren', 'unseres']) {
      expect(stopWords.de).toContain(added);
    }
  });

  it.each(['Einsatz', 'NATO', 'wann', 'Kosovo', 'Jahr', 'viele', 'drei', 'warum'])(
    'has nothing that a text is about: %s',
    (word) => {
      expect(stopWords.de.has(word.toLowerCase())).toBe(false);
      expect(stopWords.en.has(word.toLowerCase())).toBe(false);
    },
  );

  it.each(languages)('is in lower case and composed: %s', (language) => {
    for (const word of stopWords[language]) {
      expect(word).toBe(word.toLowerCase().normalize('NFC'));
      expect(tokenize(word)).toHaveLength(1);
    }
  });
});

describe.each([german, english])('An analyzer ($language)', (analyzer) => {
  it('takes any text, and leaves the offsets of the tokenizer as they are', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = new Map(tokenize(text).map((token) => [token.position, token]));
        for (const { term, start, end, position } of analyzer.analyze(text)) {
          expect(typeof term).toBe('string');
          expect(tokens.get(position)).toMatchObject({ start, end });
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'reads %s as a word',
    (text) => {
      for (const { term } of analyzer.analyze(text)) expect(typeof term).toBe('string');
      expect(analyzer.analyze(text).length).toBeGreaterThan(0);
    },
  );

  it('has no term with a space in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { term } of analyzer.analyze(text)) expect(term).toMatch(/^\S+$/u);
      }),
      { numRuns: 400 },
    );
    expect(analyzer.analyze('§ 3a')[0]?.term).toBe('§3a');
  });

  it('gives a word and its upper case one term', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöü]{1,12}$/), (word) => {
        expect(analyzer.analyzeWord(word.toUpperCase())).toEqual(analyzer.analyzeWord(word));
      }),
    );
  });
});
