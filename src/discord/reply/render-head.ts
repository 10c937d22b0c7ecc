import type { Language } from '../../core/analysis/language.js';
import type { Answer } from '../../core/answer/answer.js';
import { selectMessages } from '../../messages/select-messages.js';
import type { Rooms } from '../ask/answer-budgets.js';
import { cutLiteralLine } from './cut-literal.js';

/** Renders the small lines above an answer: the question, and the corrections that were searched for. */
export function renderHead(answer: Answer, rooms: Rooms, language: Language): readonly string[] {
  const small = (text: string, room: number) => `-# ${cutLiteralLine(text, room)}`;
  return [
    ...(answer.question.trim() === '' ? [] : [small(answer.question, rooms.question)]),
    ...(answer.corrections.length === 0
      ? []
      : [small(selectMessages(language).corrected(answer.corrections), rooms.corrections)]),
  ];
}
