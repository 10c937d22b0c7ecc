import type { Language } from '../../core/analysis/language.js';
import { selectMessages } from '../../messages/select-messages.js';
import { detectSmallTalk } from './detect-small-talk.js';
import { isFollowUp } from './is-follow-up.js';

/**
 * What to say to a text that contains nothing to search for; `undefined` for a question. Such a text
 * does not count as a question without an answer.
 */
export function findHint(text: string, language: Language): string | undefined {
  const { howToAsk, greeting, welcome, problem } = selectMessages(language);
  if (text.trim() === '') return howToAsk;
  switch (detectSmallTalk(text)) {
    case 'thanks':
      return welcome;
    case 'greeting':
      return greeting;
    case 'symbols':
      return howToAsk;
    case undefined:
      return isFollowUp(text) ? problem['follow-up'] : undefined;
  }
}
