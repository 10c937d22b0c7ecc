import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord.js';

import type { Language } from '../../analysis/language.js';
import type { Answer, Citation, Quote } from '../../answer/answer.js';
import { messageContentLength } from '../discord-limits.js';
import { selectMessages } from '../messages/select-messages.js';
import { linkButton, parseLinkTarget, separator, textDisplay } from './card-parts.js';
import { cutLiteralLine } from './cut-literal.js';
import { escapeLiteral } from './escape-literal.js';
import { renderCitation, withoutOrigin } from './render-citation.js';
import { renderQuote } from './render-quote.js';
import type { Reply } from './reply.js';
import { splitSentences } from './split-sentences.js';

export interface RenderAnswerOptions {
  /** Of everything Beleg itself says; the quotes stay in theirs. */
  readonly language: Language;
}

/** Rooms of the parts in UTF-16 code units of Markdown; one set a form. */
interface Rooms {
  readonly question: number;
  readonly corrections: number;
  readonly quote: number;
  readonly answer: number;
  readonly citation: number;
  readonly hitSentence: number;
  readonly hitCitation: number;
  readonly suggestion: number;
}

/**
 * The parts at their fullest stay below 3,000, and so below `cardTextLength` (3,390). A quote of 700
 * is six or seven lines on a wide screen: what the eye takes in before it scrolls.
 */
const cardRooms: Rooms = {
  question: 240,
  corrections: 240,
  quote: 700,
  answer: 1_200,
  citation: 420,
  hitSentence: 160,
  hitCitation: 260,
  suggestion: 160,
};

/** For the 2,000 characters of a plain message: at their fullest the parts leave no room for a link. */
const textRooms: Rooms = {
  question: 160,
  corrections: 160,
  quote: 600,
  answer: 700,
  citation: 300,
  hitSentence: 110,
  hitCitation: 200,
  suggestion: 120,
};

/** Beside the quote, so many more hits in one line each. */
const furtherHits = 2;

/** Suggestions that are shown when nothing was found. */
const suggestionsShown = 5;

/**
 * An answer as a person reads it on Discord: the question, small; the best passage word for word
 * with the answer in bold; its citation, with a link when the document has one; up to two further
 * hits in a line each. Without an answer: that the documents do not say it, and what comes nearest.
 * Within every limit of Discord's by construction.
 */
export function renderAnswer(answer: Answer, options: RenderAnswerOptions): Reply {
  const [best, ...rest] = answer.quotes;
  const further = rest.slice(0, furtherHits);
  if (answer.status === 'not-found' || best === undefined) return renderNotFound(answer, options);
  return {
    card: [container(renderFoundCard(answer, best, further, options))],
    text: renderFoundText(answer, best, further, options),
  };
}

function renderFoundCard(
  answer: Answer,
  best: Quote,
  further: readonly Quote[],
  options: RenderAnswerOptions,
): APIComponentInContainer[] {
  const hits = further.map((quote, index) =>
    textDisplay(renderHit(index + 2, quote, best.citation, cardRooms, options.language)),
  );
  return [
    ...renderHead(answer, cardRooms, options.language).map(textDisplay),
    textDisplay(renderBest(best, cardRooms)),
    citationPart(best.citation, options.language),
    ...(hits.length === 0 ? [] : [separator(), ...hits]),
  ];
}

function renderFoundText(
  answer: Answer,
  best: Quote,
  further: readonly Quote[],
  options: RenderAnswerOptions,
): string {
  const link = best.citation.url === undefined ? undefined : parseLinkTarget(best.citation.url);
  return joinWhileFitting([
    ...renderHead(answer, textRooms, options.language),
    renderBest(best, textRooms),
    renderCitation(1, best.citation, options.language, textRooms.citation),
    ...(link === undefined ? [] : [`<${link}>`]),
    ...further.map((quote, index) =>
      renderHit(index + 2, quote, best.citation, textRooms, options.language),
    ),
  ]);
}

function renderNotFound(answer: Answer, { language }: RenderAnswerOptions): Reply {
  const messages = selectMessages(language);
  const lines = (rooms: Rooms): string[] => {
    const suggestions = answer.suggestions.slice(0, suggestionsShown);
    const line = (text: string) => cutLiteralLine(text, rooms.suggestion);
    const questions = suggestions.filter(({ kind }) => kind === 'did-you-mean');
    const headings = suggestions.filter(({ kind }) => kind === 'heading');
    return [
      ...renderHead(answer, rooms, language),
      `**${escapeLiteral(messages.notInDocuments)}**`,
      ...questions.map(({ text }) => line(messages.didYouMean(text))),
      ...(headings.length === 0
        ? []
        : [
            [
              escapeLiteral(messages.nearestHeadings),
              ...headings.map(({ text }) => `- ${line(text)}`),
            ].join('\n'),
          ]),
    ];
  };
  return {
    card: [container(lines(cardRooms).map(textDisplay))],
    text: joinWhileFitting(lines(textRooms)),
  };
}

/** The question, and which words were searched in another spelling. */
function renderHead(answer: Answer, rooms: Rooms, language: Language): string[] {
  const small = (text: string, room: number) => `-# ${cutLiteralLine(text, room)}`;
  return [
    ...(answer.question.trim() === '' ? [] : [small(answer.question, rooms.question)]),
    ...(answer.corrections.length === 0
      ? []
      : [small(selectMessages(language).corrected(answer.corrections), rooms.corrections)]),
  ];
}

function renderBest(quote: Quote, rooms: Rooms): string {
  return renderQuote(quote, { room: rooms.quote, answerRoom: rooms.answer, splitSentences });
}

/** A further hit in one line; of the best one's document only what differs is named. */
function renderHit(
  number: number,
  { answer, citation }: Quote,
  best: Citation,
  rooms: Rooms,
  language: Language,
): string {
  const sameDocument = citation.document === best.document && citation.headings.length > 0;
  const place = withoutOrigin(citation);
  const shown: Citation = sameDocument
    ? {
        ...place,
        title: citation.headings[0] ?? citation.title,
        headings: citation.headings.slice(1),
      }
    : place;
  const sentence = cutLiteralLine(answer.text, rooms.hitSentence);
  return `${renderCitation(number, shown, language, rooms.hitCitation)}: ${sentence}`;
}

/** The citation, beside a button where the document has an address that Discord takes. */
function citationPart(citation: Citation, language: Language): APIComponentInContainer {
  const line = textDisplay(renderCitation(1, citation, language, cardRooms.citation));
  const { openSource } = selectMessages(language);
  const button = citation.url === undefined ? undefined : linkButton(openSource, citation.url);
  if (button === undefined) return line;
  return { type: ComponentType.Section, components: [line], accessory: button };
}

function container(components: APIComponentInContainer[]): APIMessageTopLevelComponent {
  return { type: ComponentType.Container, components };
}

/** Lines in their order, without those that a message has no room for. */
function joinWhileFitting(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length <= messageContentLength) text = longer;
  }
  return text;
}
