import type { Language } from '../../analysis/language.js';
import type { PassageView } from '../../app.js';
import { selectMessages } from '../messages/select-messages.js';
import { actionButton, buttonRow, container, textDisplay } from './card-parts.js';
import { escapeLiteral } from './escape-literal.js';
import { joinWhileFitting } from './join-while-fitting.js';
import { type PassageReference, quotePassage } from './passage-reference.js';
import { renderCitation } from './render-citation.js';
import { renderQuote } from './render-quote.js';
import type { Reply } from './reply.js';

export interface FoundReference {
  readonly reference: PassageReference;
  readonly view: PassageView;
}

/** Three at most, as many as one `custom_id` refers to, and as a card has room for. */
const hitsShown = 3;
const quoteRoom = 600;
const citationRoom = 320;

/** Further hits of an answer, each as a quote with its citation and a way to its context. */
export function renderHits(found: readonly FoundReference[], language: Language): Reply {
  const messages = selectMessages(language);
  const hits = found.slice(0, hitsShown);
  const title = `**${escapeLiteral(messages.furtherHits)}**`;
  const texts = hits.map(({ reference, view }) => {
    const quote = quotePassage(reference, view);
    return [
      renderQuote(quote, { room: quoteRoom }),
      renderCitation(undefined, view.citation, language, citationRoom),
    ].join('\n');
  });
  const buttons = hits.map(({ reference }, index) => {
    const label = hits.length === 1 ? messages.inContext : `${messages.inContext} ${index + 1}`;
    return actionButton(label, { kind: 'context', reference });
  });
  return {
    card: [container([...[title, ...texts].map(textDisplay), ...buttonRow(buttons)])],
    text: joinWhileFitting([title, ...texts]),
  };
}
