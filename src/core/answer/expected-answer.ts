import type { Language } from '../analysis/language.js';

/** What kind of thing a question asks for, as far as its wording shows it. */
export type ExpectedAnswer = 'number' | 'time' | 'place' | 'person' | 'definition';

const questionForms: Readonly<Record<Language, readonly (readonly [ExpectedAnswer, RegExp])[]>> = {
  de: [
    [
      'time',
      /(?<!\p{L})(?:wann|in welche[nmrs]? (?:jahr(?:en)?|jahrhundert|monat|jahrzehnt(?:en)?)|welches (?:jahr|datum)|seit welche[mr])(?!\p{L})/u,
    ],
    [
      'number',
      /(?<!\p{L})(?:wie ?viele?[nrs]?|was (?:kostet|kosten)|wie (?:hoch|groß|gross|lange?|weit|alt|schnell|schwer|tief|breit|oft)|welche[nrs]? (?:zahl|anzahl|menge|anteil|prozent\p{L}*))(?!\p{L})/u,
    ],
    [
      'place',
      /(?<!\p{L})(?:wo|woher|wohin|in welche[mrs]? (?:land|stadt|ort|staat|region|gegend)|welche[rs]? (?:land|stadt|ort))(?!\p{L})/u,
    ],
    [
      'person',
      /(?<!\p{L})(?:wer|wem|wen|wessen|welche[rs]? (?:person|präsident|könig|kaiser|papst|autor))(?!\p{L})/u,
    ],
    [
      'definition',
      /(?<!\p{L})(?:was (?:ist|sind|war|bedeutet|bedeuten|heißt|versteht)|wofür steht)(?!\p{L})/u,
    ],
  ],
  en: [
    [
      'time',
      /(?<!\p{L})(?:when|(?:what|which|in what|in which) (?:year|date|month|decade|century|day)|since when)(?!\p{L})/u,
    ],
    [
      'number',
      /(?<!\p{L})how (?:many|much|high|tall|long|large|big|far|old|fast|heavy|deep|wide|often)(?!\p{L})|(?<!\p{L})what (?:percentage|percent|number)(?!\p{L})/u,
    ],
    [
      'place',
      /(?<!\p{L})(?:where|(?:what|which) (?:country|city|town|state|place|region|county|location))(?!\p{L})/u,
    ],
    ['person', /(?<!\p{L})(?:who|whom|whose)(?!\p{L})/u],
    ['definition', /(?<!\p{L})what (?:is|are|was|were|does .* mean|does .* stand for)(?!\p{L})/u],
  ],
};

/**
 * Detects what kind of thing a question asks for; `undefined` when its wording does not show it. Without
 * a language, the forms of every language are tried.
 */
export function detectExpectedAnswer(
  question: string,
  language: Language | undefined,
): ExpectedAnswer | undefined {
  const lower = question
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, ' ');
  const forms =
    language === undefined ? [...questionForms.de, ...questionForms.en] : questionForms[language];
  return forms.find(([, form]) => form.test(lower))?.[0];
}

const numberWord =
  /(?<![\p{L}])(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dutzend|hundert|tausend|million(?:en)?|milliarden?|hälfte|drittel|viertel|mehrere|einzige[rns]?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter|several|single)(?![\p{L}])/iu;
const month =
  /(?<![\p{L}])(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december)(?![\p{L}])/iu;
const year = /(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d.,]*\d)/;
const timeWord =
  /(?<![\p{L}])(?:jahrhunderts?|century|v\. ?chr|n\. ?chr|bc|ad|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![\p{L}])/iu;
const placePhrase =
  /(?<![\p{L}])(?:in|im|bei|nach|aus|auf|an|am|von|at|from|near|to|on)\s+(?:(?:der|dem|den|des|the)\s+)?\p{Lu}/u;
const name = /(?<=[\p{L}\d,;:)]\s)(?:(?:von|van|de|of)\s)?\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)+/u;
const definingVerb =
  /(?<![\p{L}])(?:ist|sind|war|waren|bezeichnet|bedeutet|heißt|nennt|genannt|steht für|is|are|was|were|means?|refers?|called|known as|defined)(?![\p{L}])/iu;

/**
 * Whether a sentence contains something of the expected kind that the question does not contain itself: a
 * year or date, a quantity, a location after its preposition, a name of several words, a defining verb.
 */
export function holdsExpectedAnswer(
  sentence: string,
  expected: ExpectedAnswer,
  question: string,
): boolean {
  switch (expected) {
    case 'number':
      return (
        numbersOf(sentence).some((found) => !numbersOf(question).includes(found)) ||
        numberWord.test(sentence)
      );
    case 'time':
      return (
        (year.test(sentence) &&
          numbersOf(sentence).some((found) => !numbersOf(question).includes(found))) ||
        month.test(sentence) ||
        timeWord.test(sentence)
      );
    case 'place':
      return placePhrase.test(sentence);
    case 'person':
      return name.test(sentence);
    case 'definition':
      return definingVerb.test(sentence);
  }
}

function numbersOf(text: string): readonly string[] {
  return text.match(/\d+(?:[.,]\d+)*/g) ?? [];
}
