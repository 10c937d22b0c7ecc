import { foldCharacters } from './fold-characters.js';
import type { Language } from './language.js';

/** From 2, since "ein" and "one" are articles and pronouns as well. */
const least = 2;
const greatest = 199;

const german = {
  small: `null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn`,
  tens: `null zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig`,
};
const english = {
  small: `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`,
  tens: `zero ten twenty thirty forty fifty sixty seventy eighty ninety`,
};
const irregularOrdinals: Readonly<Record<Language, ReadonlyMap<number, string>>> = {
  de: new Map([
    [3, 'dritte'],
    [7, 'siebte'],
    [8, 'achte'],
  ]),
  en: new Map([
    [2, 'second'],
    [3, 'third'],
    [5, 'fifth'],
    [8, 'eighth'],
    [9, 'ninth'],
    [12, 'twelfth'],
  ]),
};

const wordAt = (words: string, at: number): string => {
  const word = words.split(' ')[at];
  if (word === undefined) throw new RangeError(`no number word for ${at}`);
  return word;
};

function spellGerman(number: number): string {
  if (number >= 100) return number === 100 ? 'hundert' : `hundert${spellGerman(number - 100)}`;
  if (number < 20) return number === 1 ? 'eins' : wordAt(german.small, number);
  const tens = wordAt(german.tens, Math.floor(number / 10));
  const ones = number % 10;
  return ones === 0 ? tens : `${wordAt(german.small, ones)}und${tens}`;
}

/** `undefined` for a number of several words. */
function spellEnglish(number: number): string | undefined {
  if (number >= 100) return number === 100 ? 'hundred' : undefined;
  if (number < 20) return wordAt(english.small, number);
  return number % 10 === 0 ? wordAt(english.tens, number / 10) : undefined;
}

/** The cardinal and the ordinal number; empty when neither is one word. */
function spellNumber(number: number, language: Language): string[] {
  const cardinal = language === 'de' ? spellGerman(number) : spellEnglish(number);
  if (cardinal === undefined) return [];
  const irregular = irregularOrdinals[language].get(number);
  if (irregular !== undefined) return [cardinal, irregular];
  if (language === 'de') return [cardinal, `${cardinal}${number % 100 < 20 ? 'te' : 'ste'}`];
  return [cardinal, cardinal.endsWith('y') ? `${cardinal.slice(0, -1)}ieth` : `${cardinal}th`];
}

/** By language: the number of each folded number word. German ordinals are without their last letter. */
const numbers: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  de: readNumbers('de'),
  en: readNumbers('en'),
};

function readNumbers(language: Language): ReadonlyMap<string, number> {
  const read = new Map<string, number>();
  for (let number = least; number <= greatest; number += 1) {
    for (const word of spellNumber(number, language)) read.set(foldCharacters(word), number);
  }
  return read;
}

/**
 * The other ways to write a number from 2 to 199: `55` is also "fünfundfünfzig" and "fünfundfünfzigste",
 * and "vierten" is also `4`. Empty for every other word.
 */
export function findNumberVariants(word: string, language: Language): string[] {
  if (/^\d{1,3}$/u.test(word)) {
    const number = Number(word);
    return number < least || number > greatest ? [] : spellNumber(number, language);
  }
  const folded = foldCharacters(word.toLowerCase());
  const stem = language === 'de' ? folded.replace(/te[nrsm]$/u, 'te') : folded;
  const number = numbers[language].get(stem);
  return number === undefined ? [] : [String(number)];
}
