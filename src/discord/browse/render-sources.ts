import type { Language } from '../../core/analysis/language.js';
import type { Source } from '../../core/app.js';
import { formatDate } from '../../messages/format-date.js';
import { selectMessages } from '../../messages/select-messages.js';
import {
  actionButton,
  buttonRow,
  container,
  parseLinkTarget,
  textDisplay,
} from '../reply/card-parts.js';
import { buildChoiceMenu } from './build-choice-menu.js';
import { cutLiteralLine } from '../reply/cut-literal.js';
import { documentChoiceValue } from '../autocomplete/document-choice.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import { renderNotice } from '../reply/render-notice.js';
import type { Reply } from '../reply/reply.js';

/** Documents per page. Of five with the longest possible lines (about 500), plain text fits four. */
const documentsAPage = 5;
const titleBudget = 160;
const sourceBudget = 100;
const dateBudget = 60;
/** Longer addresses are left out, since nobody reads them. */
const addressLength = 150;

/**
 * Renders a page of the documents, one line each, with a menu to open one and buttons to the other
 * pages.
 *
 * @param page from 0; a number past the last page shows the last one
 */
export function renderSources(sources: readonly Source[], page: number, language: Language): Reply {
  const messages = selectMessages(language);
  if (sources.length === 0) return renderNotice(messages.noSources);
  const pages = Math.ceil(sources.length / documentsAPage);
  const shownPage = Math.min(page, pages - 1);
  const shown = sources.slice(shownPage * documentsAPage, (shownPage + 1) * documentsAPage);
  const position = pages === 1 ? '' : ` · ${escapeLiteral(messages.pageOf(shownPage + 1, pages))}`;
  const title = `**${escapeLiteral(messages.sourcesTitle(sources.length))}**${position}`;
  const list = shown.map((source) => renderSource(source, language));
  const turnTo = (label: string, to: number) =>
    to < 0 || to >= pages ? undefined : actionButton(label, { kind: 'sources', page: to });
  return {
    card: [
      container([
        ...[title, list.join('\n')].map(textDisplay),
        ...buildChoiceMenu(
          messages.chooseDocument,
          { kind: 'read' },
          shown.map((source) => ({
            label: source.title,
            value: documentChoiceValue(source.document),
            description: source.document,
          })),
        ),
        ...buttonRow([
          turnTo(messages.previous, shownPage - 1),
          turnTo(messages.next, shownPage + 1),
        ]),
      ]),
    ],
    text: joinWhileFitting([title, ...list]),
  };
}

function renderSource(source: Source, language: Language): string {
  const messages = selectMessages(language);
  const link = source.url === undefined ? undefined : parseLinkTarget(source.url);
  const details = [
    escapeLiteral(messages.passageCount(source.passages)),
    source.source === undefined ? undefined : cutLiteralLine(source.source, sourceBudget),
    source.date === undefined
      ? undefined
      : cutLiteralLine(messages.asOf(formatDate(source.date, language)), dateBudget),
    link === undefined || link.length > addressLength ? undefined : `<${link}>`,
  ];
  const known = details.filter((detail) => detail !== undefined).join(' · ');
  return `- **${cutLiteralLine(source.title, titleBudget)}** · ${known}`;
}
