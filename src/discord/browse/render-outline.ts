import type { Language } from '../../core/analysis/language.js';
import type { OutlineEntry } from '../../core/app.js';
import { selectOptions } from '../reply/discord-limits.js';
import { selectMessages } from '../../messages/select-messages.js';
import { actionButton, buttonRow, container, textDisplay } from '../reply/card-parts.js';
import { buildChoiceMenu } from './build-choice-menu.js';
import { cutLiteralLine } from '../reply/cut-literal.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import type { Reply } from '../reply/reply.js';

const titleBudget = 300;
const headingBudget = 100;

/**
 * Renders a page of a document's headings with a menu to read the text below one. A page holds as many
 * headings as one menu.
 *
 * @param outline must not be empty
 * @param page from 0; a number past the last page shows the last one
 */
export function renderOutline(
  title: string,
  outline: readonly OutlineEntry[],
  page: number,
  language: Language,
): Reply {
  const messages = selectMessages(language);
  const pages = Math.ceil(outline.length / selectOptions);
  const shownPage = Math.min(page, pages - 1);
  const shown = outline.slice(shownPage * selectOptions, (shownPage + 1) * selectOptions);
  const nameOf = ({ headings }: OutlineEntry) => headings.at(-1) ?? messages.beginning;
  const list = shown.map((entry) => {
    const indent = '  '.repeat(Math.min(Math.max(entry.headings.length - 1, 0), 3));
    return `${indent}- ${cutLiteralLine(nameOf(entry), headingBudget)}`;
  });
  const position = pages === 1 ? '' : ` · ${escapeLiteral(messages.pageOf(shownPage + 1, pages))}`;
  const texts = [`**${cutLiteralLine(title, titleBudget)}**${position}`, list.join('\n')];
  const [first] = outline;
  const turnTo = (label: string, to: number) =>
    first === undefined || to < 0 || to >= pages
      ? undefined
      : actionButton(label, { kind: 'outline', passage: first.passage, page: to });
  return {
    card: [
      container([
        ...texts.map(textDisplay),
        ...buildChoiceMenu(
          messages.chooseHeading,
          { kind: 'jump' },
          shown.map((entry) => ({
            label: nameOf(entry),
            value: entry.passage,
            description: entry.headings.slice(0, -1).join(' › '),
          })),
        ),
        ...buttonRow([
          turnTo(messages.previous, shownPage - 1),
          turnTo(messages.next, shownPage + 1),
        ]),
      ]),
    ],
    text: joinWhileFitting([texts[0] ?? '', ...list]),
  };
}
