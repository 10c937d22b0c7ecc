import type { Language } from '../../core/analysis/language.js';
import type { Answer } from '../../core/answer/answer.js';
import { selectMessages } from '../../messages/select-messages.js';
import type { AnswerBudget } from '../ask/answer-budget.js';
import { cutLiteralLine } from './cut-literal.js';

/** Renders the small lines above an answer: the question, and the corrections that were searched for. */
export function renderHead(
  answer: Answer,
  budget: AnswerBudget,
  language: Language,
): readonly string[] {
  const small = (text: string, budget: number) => `-# ${cutLiteralLine(text, budget)}`;
  return [
    ...(answer.question.trim() === '' ? [] : [small(answer.question, budget.question)]),
    ...(answer.corrections.length === 0
      ? []
      : [small(selectMessages(language).corrected(answer.corrections), budget.corrections)]),
  ];
}
