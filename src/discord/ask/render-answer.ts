import { type APIComponentInContainer, ComponentType } from 'discord.js';

import type { Language } from '../../core/analysis/language.js';
import type { Answer, Citation, Quote } from '../../core/answer/answer.js';
import { selectMessages } from '../../messages/select-messages.js';
import { answerBudgets, type Rooms } from './answer-budgets.js';
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
  /** Of everything Beleg itself says; the quotes stay in theirs. */
  readonly language: Language;
  /** Only the asker sees the answer, and others are there who could: offer to share it. Default: no. */
  readonly canShare?: boolean;
  /** What the store knows the answer by: offer to rate it. Default: it is not known. */
  readonly answerId?: string | undefined;
}

/** Beside the quote, so many more hits in one line each. */
const furtherHits = 2;

/**
 * An answer as a person reads it on Discord: the question, small; the best passage word for word
 * with the answer in bold, or, when Beleg is not sure, below a line that says so and with nothing in bold; its citation, with a link when the document has one; up to two further
 * hits in a line each; buttons to read on. Without an answer: that the documents do not say it, and
 * what comes nearest. Within every limit of Discord's by construction.
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
  const rooms = answerBudgets.card;
  const messages = selectMessages(language);
  const reference = referTo(best);
  const hits = rest
    .slice(0, furtherHits)
    .map((quote, index) => renderHitPart(index + 2, quote, best.citation, language));
  const unseen = rest.slice(furtherHits).map(referTo);
  return [
    ...renderHead(answer, rooms, language).map(textDisplay),
    ...renderBest(answer, best, rooms, language).map(textDisplay),
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

/** As many of the further hits as a `custom_id` takes. */
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
  const rooms = answerBudgets.text;
  const link = best.citation.url === undefined ? undefined : parseLinkTarget(best.citation.url);
  return joinWhileFitting([
    ...renderHead(answer, rooms, language),
    ...renderBest(answer, best, rooms, language),
    renderCitation(1, best.citation, language, rooms.citation),
    ...(link === undefined ? [] : [`<${link}>`]),
    ...further.map((quote, index) => renderHit(index + 2, quote, best.citation, rooms, language)),
  ]);
}

function renderBest(
  { sure }: Answer,
  quote: Quote,
  rooms: Rooms,
  language: Language,
): readonly string[] {
  const options = { room: rooms.quote, answerBudget: rooms.answer, bold: sure };
  const { closestPassage } = selectMessages(language);
  return [...(sure ? [] : [escapeLiteral(closestPassage)]), renderQuote(quote, options)];
}

/** A further hit with the button that opens it. */
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

/** A further hit in one line; of the best one's document only what differs is named. */
function renderHit(
  number: number,
  { answer, citation }: Quote,
  best: Citation,
  rooms: Rooms,
  language: Language,
): string {
  const place = withoutOrigin(citation);
  const [outermost, ...inner] = citation.headings;
  const shown =
    citation.document === best.document && outermost !== undefined
      ? { ...place, title: outermost, headings: inner }
      : place;
  const sentence = cutLiteralLine(answer.text, rooms.hitSentence);
  return `${renderCitation(number, shown, language, rooms.hitCitation)}: ${sentence}`;
}

/** A citation, beside a button where the document has an address that Discord takes. */
export function renderCitationPart(
  number: number | undefined,
  citation: Citation,
  language: Language,
): APIComponentInContainer {
  const room = answerBudgets.card.citation;
  const line = textDisplay(renderCitation(number, citation, language, room));
  const { openSource } = selectMessages(language);
  const button = citation.url === undefined ? undefined : linkButton(openSource, citation.url);
  if (button === undefined) return line;
  return { type: ComponentType.Section, components: [line], accessory: button };
}
