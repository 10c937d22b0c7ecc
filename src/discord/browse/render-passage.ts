import type { Language } from '../../core/analysis/language.js';
import type { PassageView } from '../../core/app.js';
import { selectMessages } from '../../messages/select-messages.js';
import { actionButton, buttonRow, container, textDisplay } from '../reply/card-parts.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import { type PassageReference, quotePassage } from './passage-reference.js';
import { renderCitationPart } from '../ask/render-answer.js';
import { renderCitation } from '../reply/render-citation.js';
import { renderQuote } from '../reply/render-quote.js';
import type { Reply } from '../reply/reply.js';

/** Longer passages are cut; passages are built to be shorter than this. */
const passageBudget = 2_600;
const plainPassageBudget = 1_500;
const plainCitationBudget = 300;

/**
 * Renders a passage in its context: the whole text, with the answer in bold if the reference has one,
 * its citation, and buttons to the neighbouring passages and to the whole section.
 */
export function renderPassage(
  view: PassageView,
  reference: PassageReference,
  language: Language,
): Reply {
  const messages = selectMessages(language);
  const quote = quotePassage(reference, view);
  const { previous, next, passage, sectionSize } = view;
  const turnTo = (label: string, id: string | undefined) =>
    id === undefined ? undefined : actionButton(label, { kind: 'turn', passage: id });
  return {
    card: [
      container([
        textDisplay(renderQuote(quote, { budget: passageBudget })),
        renderCitationPart(undefined, view.citation, language),
        ...buttonRow([
          turnTo(messages.previous, previous),
          turnTo(messages.next, next),
          sectionSize > 1
            ? actionButton(messages.wholeSection, { kind: 'section', passage: passage.id, page: 0 })
            : undefined,
        ]),
      ]),
    ],
    text: joinWhileFitting([
      renderQuote(quote, { budget: plainPassageBudget }),
      renderCitation(undefined, view.citation, language, plainCitationBudget),
    ]),
  };
}
