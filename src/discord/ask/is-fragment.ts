import { languages } from '../../core/analysis/language.js';
import { stopWords } from '../../core/analysis/stop-words.js';
import { tokenize } from '../../core/analysis/tokenize.js';

/** What asks, and what only ties a question to the one before it; stop words are known elsewhere. */
const tyingWords: ReadonlySet<string> = new Set(
  `wann wer wen wem wessen wie wo woher wohin womit wodurch warum wieso weshalb wozu seit viel viele
   lange oft genau bitte noch mehr dort davon darüber dafür dazu ja nein okay ok danke
   when who whom whose what which where why how since long many much often exactly please more there
   about yes no thanks`.split(/\s+/),
);

/**
 * Whether a question has nothing of its own to search for, as "und wann?" after an answer: every word
 * asks or ties. Beleg keeps no conversation, so it asks back and does not guess. A text without any
 * word is none.
 */
export function isFragment(question: string): boolean {
  const words = tokenize(question.normalize('NFC').toLowerCase());
  return words.length > 0 && words.every(({ term }) => saysNothing(term));
}

function saysNothing(word: string): boolean {
  return tyingWords.has(word) || languages.some((language) => stopWords[language].has(word));
}
