import { languages } from '../../core/analysis/language.js';
import { stopWords } from '../../core/analysis/word-lists/stop-words.js';
import { tokenize } from '../../core/analysis/tokenize.js';

/** Interrogatives, and words that only refer to an earlier question. Stop words are listed elsewhere. */
const referringWords: ReadonlySet<string> = new Set(
  `wann wer wen wem wessen wie wo woher wohin womit wodurch warum wieso weshalb wozu seit viel viele
   lange oft genau bitte noch mehr dort davon darüber dafür dazu ja nein okay ok danke
   when who whom whose what which where why how since long many much often exactly please more there
   about yes no thanks`.split(/\s+/),
);

/**
 * Whether a question can only be understood after an earlier one, like "und wann?": every word is an
 * interrogative, a stop word or a reference. Beleg keeps no conversation, so it asks back instead of
 * guessing. A text without any word is not a follow-up.
 */
export function isFollowUp(question: string): boolean {
  const words = tokenize(question.normalize('NFC').toLowerCase());
  return words.length > 0 && words.every(({ term }) => saysNothing(term));
}

function saysNothing(word: string): boolean {
  return referringWords.has(word) || languages.some((language) => stopWords[language].has(word));
}
