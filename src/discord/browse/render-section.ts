import type { Language } from '../../core/analysis/language.js';
import type { SectionPage } from '../../core/app.js';
import { itemAt } from '../../core/item-at.js';
import { selectMessages } from '../../messages/select-messages.js';
import { actionButton, buttonRow, container, textDisplay } from '../reply/card-parts.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import { renderCitation } from '../reply/render-citation.js';
import { renderQuote } from '../reply/render-quote.js';
import type { Reply } from '../reply/reply.js';
import { quotePassage } from './passage-reference.js';

/** The text on a page in UTF-16 code units, for `App.section`. Leaves a margin for Markdown. */
export const sectionPageLength = 2_000;
/** The rendered text on a page; together with the citation it stays within a card. */
const pageBudget = 2_800;
const citationBudget = 420;

/**
 * Renders a page of a section: its passages one after the other, each word for word, with the lines
 * that they cover. A passage is cut only when escaping makes the page too long for Discord.
 */
export function renderSection(section: SectionPage, language: Language): Reply {
  const messages = selectMessages(language);
  const { passages, page, pages } = section;
  const first = itemAt(passages, 0);
  const last = itemAt(passages, passages.length - 1);
  const lines = [first.citation.lines[0], last.citation.lines[1]] as const;
  const citation = renderCitation(
    undefined,
    { ...first.citation, lines },
    language,
    citationBudget,
  );
  const position = pages === 1 ? '' : ` · ${escapeLiteral(messages.pageOf(page + 1, pages))}`;
  const turnTo = (label: string, to: number) =>
    to < 0 || to >= pages
      ? undefined
      : actionButton(label, { kind: 'section', passage: first.passage.id, page: to });
  const texts = [...renderPassages(passages), `${citation}${position}`];
  return {
    card: [
      container([
        ...texts.map(textDisplay),
        ...buttonRow([turnTo(messages.previous, page - 1), turnTo(messages.next, page + 1)]),
      ]),
    ],
    text: joinWhileFitting(texts),
  };
}

/** Each passage may use an equal share of what the passages before it have left. */
function renderPassages(passages: SectionPage['passages']): readonly string[] {
  let left = pageBudget;
  return passages.map((cited, at) => {
    const whole = renderQuote(quotePassage({ passage: cited.passage.id }, cited), { budget: left });
    const needed = (passages.length - at - 1) * leastPassageLength;
    const text =
      whole.length <= left - needed
        ? whole
        : renderQuote(quotePassage({ passage: cited.passage.id }, cited), {
            budget: Math.max(leastPassageLength, left - needed),
          });
    left -= text.length;
    return text;
  });
}

/** Reserved for each passage that follows on the page. */
const leastPassageLength = 100;
