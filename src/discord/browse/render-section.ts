import type { Language } from '../../core/analysis/language.js';
import type { PassageView } from '../../core/app.js';
import { selectMessages } from '../../messages/select-messages.js';
import { actionButton, buttonRow, container, textDisplay } from '../reply/card-parts.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import { quotePassage } from './passage-reference.js';
import { renderCitation } from '../reply/render-citation.js';
import { renderQuote } from '../reply/render-quote.js';
import type { Reply } from '../reply/reply.js';

/** Together with the citation and the line of pages, below what a card takes. */
const pageBudget = 2_600;
const citationBudget = 420;
/** Each passage is a text of its own; a card takes 40 components, and a reader fewer. */
const passagesAPage = 12;

/**
 * A page of a whole section: its passages one after the other, each word for word, with the lines
 * they cover. A page past the last is the last.
 *
 * @param views the passages of the section, in the order of the text; at least one
 */
export function renderSection(
  views: readonly [PassageView, ...PassageView[]],
  page: number,
  language: Language,
): Reply {
  const messages = selectMessages(language);
  const pages = splitPages(views);
  const shownPage = Math.min(page, pages.length - 1);
  const shown = pages[shownPage] ?? [];
  const first = shown[0]?.view ?? views[0];
  const last = shown.at(-1)?.view ?? first;
  const lines = [first.citation.lines[0], last.citation.lines[1]] as const;
  const citation = renderCitation(
    undefined,
    { ...first.citation, lines },
    language,
    citationBudget,
  );
  const position =
    pages.length === 1 ? '' : ` · ${escapeLiteral(messages.pageOf(shownPage + 1, pages.length))}`;
  const turnTo = (label: string, to: number) =>
    to < 0 || to >= pages.length
      ? undefined
      : actionButton(label, { kind: 'section', passage: views[0].passage.id, page: to });
  const texts = [...shown.map(({ text }) => text), `${citation}${position}`];
  return {
    card: [
      container([
        ...texts.map(textDisplay),
        ...buttonRow([
          turnTo(messages.previous, shownPage - 1),
          turnTo(messages.next, shownPage + 1),
        ]),
      ]),
    ],
    text: joinWhileFitting(texts),
  };
}

interface RenderedPassage {
  readonly view: PassageView;
  readonly text: string;
}

function splitPages(views: readonly PassageView[]): readonly (readonly RenderedPassage[])[] {
  const pages: RenderedPassage[][] = [];
  let used = Infinity;
  for (const view of views) {
    const quote = quotePassage({ passage: view.passage.id }, view);
    const text = renderQuote(quote, { budget: pageBudget });
    used += text.length;
    const page = pages.at(-1);
    if (page === undefined || used > pageBudget || page.length === passagesAPage) {
      pages.push([{ view, text }]);
      used = text.length;
    } else {
      page.push({ view, text });
    }
  }
  return pages;
}
