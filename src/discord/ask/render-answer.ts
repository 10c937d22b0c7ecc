import { type APIComponentInContainer, ComponentType } from 'discord.js';

import type { Language } from '../../core/analysis/language.js';
import type { Answer, Citation, Quote } from '../../core/answer/answer.js';
import { selectMessages } from '../../messages/select-messages.js';
import { answerBudgets, type AnswerBudget } from './answer-budget.js';
import {
  actionButton,
  buttonRow,
  container,
  linkButton,
  parseLinkTarget,
  separator,
  textDisplay,
  thumbButtons,
} from '../reply/card-parts.js';
import { cutLiteralLine } from '../reply/cut-literal.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import { referTo } from '../browse/passage-reference.js';
import { renderCitation, withoutOrigin } from '../reply/render-citation.js';
import { renderHead } from '../reply/render-head.js';
import { renderNotFound } from './render-not-found.js';
import { renderQuote } from '../reply/render-quote.js';
import type { Reply } from '../reply/reply.js';

export interface RenderAnswerOptions {
  /** The language of everything that Beleg itself says; quotes are not translated. */
  readonly language: Language;
  /** Whether to offer sharing: only the asker can see the answer, in a channel with others. Default: no. */
  readonly canShare?: boolean;
  /** The id of the answer in the store, which makes it possible to rate it. Default: no rating. */
  readonly answerId?: string | undefined;
}

/** Maximum number of further hits below the quote. */
const furtherHits = 2;

/**
 * Renders an answer: the question in small print; the best passage word for word, with the answer in
 * bold, or, when Beleg is not sure, below a line that says so and with nothing in bold; its citation,
 * with a link when the document has one; up to two further hits, one line each; and buttons to read on.
 * An answer that was not found is rendered by `renderNotFound`. The budgets keep it within every limit
 * of Discord.
 */
export function renderAnswer(answer: Answer, options: RenderAnswerOptions): Reply {
  const [best, ...rest] = answer.quotes;
  if (answer.status === 'not-found' || best === undefined) {
    return renderNotFound(answer, options.language);
  }
  return {
    card: [container(renderFoundCard(answer, best, rest, options))],
    text: renderFoundText(answer, best, rest.slice(0, furtherHits), options.language),
  };
}

function renderFoundCard(
  answer: Answer,
  best: Quote,
  rest: readonly Quote[],
  { language, canShare = false, answerId }: RenderAnswerOptions,
): readonly APIComponentInContainer[] {
  const budget = answerBudgets.card;
  const messages = selectMessages(language);
  const reference = referTo(best);
  const hits = rest
    .slice(0, furtherHits)
    .map((quote, index) => renderHitPart(index + 2, quote, best.citation, language));
  const unseen = rest.slice(furtherHits).map(referTo);
  return [
    ...renderHead(answer, budget, language).map(textDisplay),
    ...renderBest(answer, best, budget, language).map(textDisplay),
    renderCitationPart(1, best.citation, language),
    ...(hits.length === 0 ? [] : [separator(), ...hits]),
    ...buttonRow([
      actionButton(messages.inContext, { kind: 'context', reference }),
      offerMore(unseen, messages.moreHits),
      canShare ? actionButton(messages.share, { kind: 'share', reference }) : undefined,
      ...thumbButtons(answerId),
    ]),
  ];
}

/** A button for as many of the further hits as fit into a `custom_id`. */
function offerMore(references: ReturnType<typeof referTo>[], label: string) {
  for (let count = references.length; count > 0; count -= 1) {
    const button = actionButton(label, { kind: 'more', references: references.slice(0, count) });
    if (button !== undefined) return button;
  }
  return undefined;
}

function renderFoundText(
  answer: Answer,
  best: Quote,
  further: readonly Quote[],
  language: Language,
): string {
  const budget = answerBudgets.text;
  const link = best.citation.url === undefined ? undefined : parseLinkTarget(best.citation.url);
  return joinWhileFitting([
    ...renderHead(answer, budget, language),
    ...renderBest(answer, best, budget, language),
    renderCitation(1, best.citation, language, budget.citation),
    ...(link === undefined ? [] : [`<${link}>`]),
    ...further.map((quote, index) => renderHit(index + 2, quote, best.citation, budget, language)),
  ]);
}

function renderBest(
  { sure }: Answer,
  quote: Quote,
  budget: AnswerBudget,
  language: Language,
): readonly string[] {
  const options = { budget: budget.quote, answerBudget: budget.answer, bold: sure };
  const { closestPassage } = selectMessages(language);
  return [...(sure ? [] : [escapeLiteral(closestPassage)]), renderQuote(quote, options)];
}

/** Renders a further hit with a button that opens it. */
function renderHitPart(
  number: number,
  quote: Quote,
  best: Citation,
  language: Language,
): APIComponentInContainer {
  const line = textDisplay(renderHit(number, quote, best, answerBudgets.card, language));
  const { openHit } = selectMessages(language);
  const accessory = actionButton(openHit, { kind: 'open', reference: referTo(quote) });
  if (accessory === undefined) return line;
  return { type: ComponentType.Section, components: [line], accessory };
}

/** Renders a further hit in one line. The title is left out when it is that of the best hit. */
function renderHit(
  number: number,
  { answer, citation }: Quote,
  best: Citation,
  budget: AnswerBudget,
  language: Language,
): string {
  const place = withoutOrigin(citation);
  const [outermost, ...inner] = citation.headings;
  const shown =
    citation.document === best.document && outermost !== undefined
      ? { ...place, title: outermost, headings: inner }
      : place;
  const sentence = cutLiteralLine(answer.text, budget.hitSentence);
  return `${renderCitation(number, shown, language, budget.hitCitation)}: ${sentence}`;
}

/** Renders a citation, next to a link button when the document has an address. */
export function renderCitationPart(
  number: number | undefined,
  citation: Citation,
  language: Language,
): APIComponentInContainer {
  const budget = answerBudgets.card.citation;
  const line = textDisplay(renderCitation(number, citation, language, budget));
  const { openSource } = selectMessages(language);
  const button = citation.url === undefined ? undefined : linkButton(openSource, citation.url);
  if (button === undefined) return line;
  return { type: ComponentType.Section, components: [line], accessory: button };
}
