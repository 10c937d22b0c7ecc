import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Language } from '../../../../src/core/analysis/language.js';
import { splitSentences } from '../../../../src/core/passages/split-sentences.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

/** Each example is a text whose sentences are written with `|` between them. */
function expectSentences(marked: string, language?: Language): void {
  const text = marked.replace(/\s*\|\s*/g, ' ');
  const found = splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
  expect(found).toEqual(marked.split('|').map((sentence) => sentence.trim()));
}

const sentencesOf = (text: string, language?: Language) =>
  splitSentences(text, language).map(({ start, end }) => text.slice(start, end));

describe('splitSentences in German', () => {
  it.each([
    'Das gilt z. B. für Soldaten. | Auch andere sind betroffen.',
    'Das gilt z.B. für Soldaten. | Es gilt auch hier.',
    'Es werden u.a. Lageinformationen gesammelt. | Schiffe werden überprüft.',
    'Es werden u. a. Lageinformationen gesammelt.',
    'Frau Dr. Müller leitet das Referat. | Herr Prof. Schmidt hilft.',
    'Prof. Dr. h. c. Meier sprach. | Danach gab es Fragen.',
    'Nach Abs. 2 Nr. 4. Satz 1 gilt das nicht.',
    'Das regelt § 3 Abs. 2 Nr. 4. | Der Antrag ist schriftlich zu stellen.',
    'Am 3. Oktober ist Feiertag. | Die Ämter sind zu.',
    'Vom 3. bis 5. Oktober tagt der Rat.',
    'Am 24. 12. 2023 war geschlossen.',
    'Infos unter www.nato.int. | Dort steht mehr.',
    'Siehe https://www.nato.int/kfor?a=1.2. | Danach folgt mehr.',
    'Schreiben Sie an post@amt.de. | Wir antworten.',
    'Das sind 5 km bzw. Meilen genau 3,1.',
    'Es dauert ca. 35 Tage, d. h. fünf Wochen. | Danach ist Schluss.',
    'Der Verein Hilfe e. V. Berlin hilft. | Er ist klein.',
    'Träger ist der Hilfe e. V. | Er sitzt in Berlin.',
    'Die Kirche St. Marien steht in Lübeck.',
    'Art. 5 gilt. | Art. 6 nicht.',
    'Das Gesetz (BGBl. I S. 1348) gilt. | Es wurde geändert.',
    'Der Präsident J. F. Kennedy kam. | Er sprach.',
    'Der 2. Weltkrieg endete 1945. | Danach kam die Teilung.',
    'Das dauerte Wochen.[1] | Danach wurde es ruhig.[2][Anm. 3] | Bis heute.',
    'Das dauerte Wochen.² | Danach wurde es ruhig.[^4] | Bis heute.',
    'Es heißt [nach Meier] so. | Siehe [3].',
    'Das geschah 1999. | Danach wurde es ruhig.',
    'Ludwig XIV. regierte lange. | Er starb 1715.',
    'Er kam mit Äpfeln, Birnen usw. | Sie blieb zu Hause.',
    'Es gibt Äpfel, Birnen usw. im Laden.',
    'Es gab Brot, Käse etc. | Danach ging es weiter.',
    'Sie sagte: „Ich komme.“ | Dann ging sie.',
    'Er rief: »Halt!« | Niemand blieb stehen.',
    '„Wirklich?“, fragte er. | „Ja.“ | Sie nickte.',
    'Was ist das?! | Keiner weiß es.',
    'Das war … nicht alles. | Es kam mehr.',
    'Und dann … | Es wurde still.',
    'Und dann... | Es wurde still.',
    'Das gilt (vgl. Nr. 3) auch hier. | Es gilt immer.',
    'Es gilt immer. | (Siehe Anlage 2.) | Danach nicht mehr.',
    'Die Anwendung läuft mit Node.js auf dem Server. | Sie ist schnell.',
    'Es kostet 3.500 Euro. | Das ist viel.',
    'Die Version 3.5 ist neu. | Sie ist gut.',
    'Der Betrag von 3,5 Mio. Euro wurde gezahlt. | Das war 2021.',
    'Am Mo. und Di. ist geöffnet.',
    'Im 19. Jh. war das anders. | Heute nicht mehr.',
    'Geboren am 1. Jan. 1970 in Kiel.',
    'Sitz ist die Müller GmbH & Co. KG in Bonn. | Sie wächst.',
    'Haben Sie Fragen? | Rufen Sie an!',
    'Tel. 030 1234 oder Fax. | Danke.',
    'Das macht die EU. | Deutschland macht mit.',
    'Derzeit beteiligen sich 27 Nationen, darunter auch Deutschland, an dem Einsatz.',
    'Das Amt hat 3 Stufen: 1. Antrag, 2. Prüfung, 3. Bescheid. | Dann ist Schluss.',
    'Er blieb bis 22 Uhr. | Polizisten kamen um 23 Uhr.',
    'Es waren insgesamt 135. | Soldaten kamen später.',
    'Filme, z. B. Das Boot, sind lang. | Andere nicht.',
    'Filme, z.B. Das Boot, vgl. Die Zeit, d. h. Der Spiegel. | Andere nicht.',
    'Es ist so. | Kinder zahlen nichts.',
    'Das ist Musik dieser Art. | Kinder mögen sie.',
    'Die Antwort ist **klar.** | Niemand zweifelt.',
    'Das ist Plan B. | Er ist gut.',
    'Das gilt i. d. R. nur für Erwachsene. | Kinder zahlen nichts.',
    'Wir danken der Fa. Meier. | Sie half.',
    'Das ist o. k. so. | Weiter geht es.',
    'Er wohnt in der Haupt-Str. 5 in Ulm. | Dort ist es ruhig.',
    'Er wohnt in der Bahnhofstr. 5 in Ulm. | Dort ist es ruhig.',
    'Der Film läuft am 12.05.2024. | Der Eintritt ist frei.',
    'Öffnungszeiten: 8.30 Uhr bis 12.00 Uhr. | Mittwochs zu.',
  ])('%s', (marked) => {
    expectSentences(marked, 'de');
  });
});

describe('splitSentences in English', () => {
  it.each([
    'U.S. forces left in 2021. | They returned later.',
    'The U.S. Army left. | It returned.',
    'Mr. Smith and Mrs. Jones met Dr. Brown. | They talked.',
    'Use a tool, e.g. a hammer. | Then stop.',
    'Use fruit, i.e. apples. | They are cheap.',
    'See No. 5 on p. 12. | It explains this.',
    'It costs 3.5 million. | That is much.',
    'It was built in 1999. | Since then it stands.',
    'We bought apples, pears, etc. | They were good.',
    'He said, “I am here.” | Then he left.',
    '"Stop!" | He stopped.',
    'Really?! | Yes.',
    'It runs on Node.js. | That is fast.',
    'Acme Inc. is big. | It grows.',
    'St. Louis vs. Chicago was close. | We won.',
    'J. R. R. Tolkien wrote it. | You know it.',
    'It ends at 5 p.m. | The doors close.',
    'We waited ... and waited. | Nothing came.',
    'Section 3. | Apply in writing.',
    'Films, e.g. The Boat, are long. | Others are not.',
    'The answer is no. | Peter left.',
    'This is modern art. | Peter likes it.',
  ])('%s', (marked) => {
    expectSentences(marked, 'en');
  });
});

describe('splitSentences and lines', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'keeps hard-wrapped prose together',
      'Die NATO-Verbündeten haben ein gemeinsames Interesse daran, über die\nNATO zusammen beizutragen.',
      [
        'Die NATO-Verbündeten haben ein gemeinsames Interesse daran, über die\nNATO zusammen beizutragen.',
      ],
    ],
    [
      'keeps a sentence together that begins at the end of a wrapped line',
      'Die NATO-Verbündeten haben ein gemeinsames Interesse daran. Der\nBundestag stimmte zu.',
      ['Die NATO-Verbündeten haben ein gemeinsames Interesse daran.', 'Der\nBundestag stimmte zu.'],
    ],
    ['ends a sentence at an empty line', 'Ohne Punkt\n \t\nweiter', ['Ohne Punkt', 'weiter']],
    ['ends one there after an abbreviation', 'Es gilt z. B.\n\nDas', ['Es gilt z. B.', 'Das']],
    [
      'takes a short heading for itself',
      'Kosovo Force (KFOR)\nSeit 1999 leistet KFOR viel.',
      ['Kosovo Force (KFOR)', 'Seit 1999 leistet KFOR viel.'],
    ],
    [
      'takes every list item for itself',
      'Nötig sind:\n- ein Antrag\n* ein Foto\n+ ein Pass\n1) Geld',
      ['Nötig sind:', '- ein Antrag', '* ein Foto', '+ ein Pass', '1) Geld'],
    ],
    [
      'leaves the number of an item with its item',
      '1. Der Antrag ist zu stellen. Danach warten.\n2. Die Gebühr ist fällig.',
      ['1. Der Antrag ist zu stellen.', 'Danach warten.', '2. Die Gebühr ist fällig.'],
    ],
    [
      'takes table rows for themselves',
      '| Ort | Jahr |\n| Warschau | 2016 |',
      ['| Ort | Jahr |', '| Warschau | 2016 |'],
    ],
    [
      'takes the lines of an address for themselves',
      'Auswärtiges Amt\nWerderscher Markt 1\n10117 Berlin',
      ['Auswärtiges Amt', 'Werderscher Markt 1', '10117 Berlin'],
    ],
    [
      'ends a sentence at a colon before a line break',
      'Derzeit werden im NATO-Rahmen folgende Einsätze durchgeführt:\nKosovo Force',
      ['Derzeit werden im NATO-Rahmen folgende Einsätze durchgeführt:', 'Kosovo Force'],
    ],
  ])('%s', (_, text, sentences) => {
    expect(sentencesOf(text, 'de')).toEqual(sentences);
  });

  it('leaves the number of an English item with its item', () => {
    expect(sentencesOf('1. Apply in writing.\n2. The office answers.', 'en')).toEqual([
      '1. Apply in writing.',
      '2. The office answers.',
    ]);
  });

  it.each(['', ' ', '\n\n\t'])('finds no sentence in %j', (text) => {
    expect(splitSentences(text)).toEqual([]);
  });
});

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '.',
        '…',
        '! ',
        '?',
        '\n',
        '\n\n',
        ' ',
        '„',
        '“',
        ')',
        '- ',
        '1. ',
        'z. B.',
        ':',
      ),
      fc.constantFrom('Der', 'tagt', 'Nr', 'U.S', '😀', '\u2028', '\u00a0', 'XIV', '3', '| ', '# '),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('splitSentences of any text', () => {
  it('gives trimmed ranges in order with nothing but white space between them', () => {
    fc.assert(
      fc.property(
        soup,
        fc.constantFrom<Language | undefined>('de', 'en', undefined),
        (text, language) => {
          let end = 0;
          for (const range of splitSentences(text, language)) {
            expect(range.start).toBeGreaterThanOrEqual(end);
            expect(range.end).toBeGreaterThan(range.start);
            const sentence = text.slice(range.start, range.end);
            expect(sentence.trim()).toBe(sentence);
            expect(text.slice(end, range.start).trim()).toBe('');
            end = range.end;
          }
          expect(text.slice(end).trim()).toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a megabyte on one line', 'a'.repeat(1_000_000)],
    ['a megabyte of words', 'Wort '.repeat(200_000)],
    ['100,000 dots', '.'.repeat(100_000)],
    ['100,000 dots before a letter', `${'.'.repeat(100_000)}x`],
    ['100,000 closing brackets before a letter', `.${')'.repeat(100_000)}x`],
    ['100,000 line feeds', '\n'.repeat(100_000)],
    ['100,000 line feeds after a dot', `.${'\n'.repeat(100_000)}x`],
    ['100,000 spaces between dots', '. '.repeat(100_000)],
    ['100,000 short lines', 'Ab\n'.repeat(100_000)],
    ['100,000 lines of white space', ' \t\n'.repeat(100_000)],
  ])('splits %s within a second', (_, text) => {
    const spent = startCpuClock();
    splitSentences(text, 'de');
    expect(spent()).toBeLessThan(1000);
  });
});
