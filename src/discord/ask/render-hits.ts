import type { Language } from '../../core/analysis/language.js';
import type { PassageView } from '../../core/app.js';
import { selectMessages } from '../../messages/select-messages.js';
import { actionButton, buttonRow, container, textDisplay } from '../reply/card-parts.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import { type PassageReference, quotePassage } from '../browse/passage-reference.js';
import { renderCitation } from '../reply/render-citation.js';
import { renderQuote } from '../reply/render-quote.js';
import type { Reply } from '../reply/reply.js';

export interface FoundReference {
  readonly reference: PassageReference;
  readonly view: PassageView;
}

/** As many references as fit into one `custom_id`. */
const hitsShown = 3;
const quoteBudget = 600;
const citationBudget = 320;

/** Renders further hits of an answer, each as a quote with its citation and a button to its context. */
export function renderHits(found: readonly FoundReference[], language: Language): Reply {
  const messages = selectMessages(language);
  const hits = found.slice(0, hitsShown);
  const title = `**${escapeLiteral(messages.furtherHits)}**`;
  const texts = hits.map(({ reference, view }) => {
    const quote = quotePassage(reference, view);
    return [
      renderQuote(quote, { budget: quoteBudget }),
      renderCitation(undefined, view.citation, language, citationBudget),
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
