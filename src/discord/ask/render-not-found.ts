import type { APIButtonComponent } from 'discord.js';

import type { Language } from '../../core/analysis/language.js';
import type { Answer, Suggestion } from '../../core/answer/answer.js';
import { buttonsPerRow } from '../reply/discord-limits.js';
import { selectMessages } from '../../messages/select-messages.js';
import { answerBudgets, type AnswerBudget } from './answer-budget.js';
import { actionButton, buttonRow, container, textDisplay } from '../reply/card-parts.js';
import { cutLiteralLine } from '../reply/cut-literal.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import { renderHead } from '../reply/render-head.js';
import type { Reply } from '../reply/reply.js';

/**
 * Says that the documents do not answer, and offers what comes nearest: headings to open and the
 * question in another spelling. The card has a button for each; a suggestion that is too long for a
 * button is shown as text.
 */
export function renderNotFound(answer: Answer, language: Language): Reply {
  const suggestions = uniqueByText(answer.suggestions).slice(0, buttonsPerRow);
  const offered = suggestions.map((suggestion) => ({
    suggestion,
    button: suggestionButton(suggestion, language),
  }));
  const unoffered = offered.flatMap(({ suggestion, button }) =>
    button === undefined ? [suggestion] : [],
  );
  const buttonsOf = (kind: Suggestion['kind']) =>
    buttonRow(
      offered.filter(({ suggestion }) => suggestion.kind === kind).map(({ button }) => button),
    );
  const head = (budget: AnswerBudget) => [
    ...renderHead(answer, budget, language),
    `**${escapeLiteral(renderReason(answer, language))}**`,
  ];
  const introduction = suggestions.some(({ kind }) => kind === 'heading')
    ? [escapeLiteral(selectMessages(language).nearestHeadings)]
    : [];
  const { card, text } = answerBudgets;
  return {
    card: [
      container([
        ...[...head(card), ...renderQuestions(unoffered, card, language)].map(textDisplay),
        ...buttonsOf('did-you-mean'),
        ...[...introduction, ...renderHeadings(suggestions, card)].map(textDisplay),
        ...buttonsOf('heading'),
      ]),
    ],
    text: joinWhileFitting([
      ...head(text),
      ...renderQuestions(suggestions, text, language),
      ...introduction,
      ...renderHeadings(suggestions, text),
    ]),
  };
}

function suggestionButton(
  suggestion: Suggestion,
  language: Language,
): APIButtonComponent | undefined {
  const label = suggestion.text.replace(/\s+/g, ' ').trim();
  if (label === '') return undefined;
  if (suggestion.kind === 'did-you-mean') {
    const { didYouMean } = selectMessages(language);
    return actionButton(didYouMean(label), { kind: 'question', question: label });
  }
  return actionButton(label, { kind: 'context', reference: { passage: suggestion.passage } });
}

function renderQuestions(
  suggestions: readonly Suggestion[],
  budget: AnswerBudget,
  language: Language,
): readonly string[] {
  return suggestions
    .filter(({ kind }) => kind === 'did-you-mean')
    .map(({ text }) =>
      cutLiteralLine(selectMessages(language).didYouMean(text), budget.suggestion),
    );
}

function renderReason({ documentsLanguage }: Answer, language: Language): string {
  const { notInDocuments, documentsAreIn } = selectMessages(language);
  return documentsLanguage === undefined ? notInDocuments : documentsAreIn[documentsLanguage];
}

/** Renders one line per heading, with the first line of its section. */
function renderHeadings(
  suggestions: readonly Suggestion[],
  budget: AnswerBudget,
): readonly string[] {
  return suggestions.flatMap((suggestion) => {
    if (suggestion.kind !== 'heading' || suggestion.text.trim() === '') return [];
    const heading = cutLiteralLine(suggestion.text, budget.suggestion);
    const firstLine = cutLiteralLine(suggestion.firstLine, budget.suggestion);
    return [`- ${heading}${firstLine === '' ? '' : `: ${firstLine}`}`];
  });
}

/** Keeps the first suggestion for each passage and each question. */
function uniqueByText(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter((suggestion) => {
    const key = suggestion.kind === 'heading' ? suggestion.passage : suggestion.text.trim();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
