import type { Language } from '../../core/analysis/language.js';
import { type Gap, type GapPage, gapQuestions } from '../../store/gap.js';
import { formatDate } from '../../messages/format-date.js';
import { selectMessages } from '../../messages/select-messages.js';
import { actionButton, buttonRow, container, textDisplay } from '../reply/card-parts.js';
import { cutLiteralLine } from '../reply/cut-literal.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import { renderNotice } from '../reply/render-notice.js';
import type { Reply } from '../reply/reply.js';

/** Gaps per page. With the longest possible lines (about 350), eight fit into a card. */
export const gapsAPage = 8;
const questionBudget = 220;

/** Renders a page of the questions without a good answer, with a button for the CSV file. */
export function renderGaps(found: GapPage, page: number, language: Language): Reply {
  const messages = selectMessages(language);
  const { gaps, total, withoutText, truncated } = found;
  const notes = [
    ...(withoutText === 0 ? [] : [messages.gapsWithoutText(withoutText)]),
    ...(truncated ? [messages.gapsTruncated(gapQuestions)] : []),
  ];
  if (total === 0) return renderNotice([messages.noGaps, ...notes].join(' '));
  const pages = Math.ceil(total / gapsAPage);
  const position = pages === 1 ? '' : ` · ${escapeLiteral(messages.pageOf(page + 1, pages))}`;
  const title = `**${escapeLiteral(messages.gapsTitle(total))}**${position}`;
  const list = gaps.map((gap) => renderGap(gap, language));
  const small = notes.map((note) => `-# ${escapeLiteral(note)}`);
  const turnTo = (label: string, to: number) =>
    to < 0 || to >= pages ? undefined : actionButton(label, { kind: 'gaps', page: to });
  return {
    card: [
      container([
        ...[title, list.join('\n'), ...small].map(textDisplay),
        ...buttonRow([
          turnTo(messages.previous, page - 1),
          turnTo(messages.next, page + 1),
          actionButton(messages.gapsFile, { kind: 'gaps-file' }),
        ]),
      ]),
    ],
    text: joinWhileFitting([title, ...list, ...small]),
  };
}

function renderGap(gap: Gap, language: Language): string {
  const messages = selectMessages(language);
  const date = formatDate(new Date(gap.lastAskedAt).toISOString(), language);
  const details = [messages.gapCounts(gap), messages.gapLastAsked(date)].map(escapeLiteral);
  return `- ${cutLiteralLine(gap.label, questionBudget)} · ${details.join(' · ')}`;
}
