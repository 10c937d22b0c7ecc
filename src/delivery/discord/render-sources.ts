import { ComponentType } from 'discord.js';

import type { Language } from '../../analysis/language.js';
import type { Source } from '../../app.js';
import { messageContentLength } from '../discord-limits.js';
import { formatDate } from '../messages/format-date.js';
import { selectMessages } from '../messages/select-messages.js';
import { parseLinkTarget, textDisplay } from './card-parts.js';
import { cutLiteralLine } from './cut-literal.js';
import { escapeLiteral } from './escape-literal.js';
import { cardTextLength } from './render-budget.js';
import { renderNotice } from './render-notice.js';
import type { Reply } from './reply.js';

const titleRoom = 200;
const sourceRoom = 120;
/** An address that is longer is left out: nobody reads it, and it would push out other documents. */
const addressLength = 200;
/** Kept free for the line that says how many documents are not shown. */
const remainderRoom = 60;

/** The documents in a line each, as many as a message takes; says how many are left out. */
export function renderSources(sources: readonly Source[], language: Language): Reply {
  const messages = selectMessages(language);
  if (sources.length === 0) return renderNotice(messages.noSources);
  const list = (room: number) => {
    const title = `**${escapeLiteral(messages.sourcesTitle(sources.length))}**`;
    const lines = takeWhileFitting(
      sources.map((source) => renderSource(source, language)),
      room - title.length - remainderRoom,
    );
    const left = sources.length - lines.length;
    const remainder = left === 0 ? [] : [`-# ${escapeLiteral(messages.moreDocuments(left))}`];
    return [title, ...lines, ...remainder].join('\n');
  };
  return {
    card: [{ type: ComponentType.Container, components: [textDisplay(list(cardTextLength))] }],
    text: list(messageContentLength),
  };
}

function renderSource(source: Source, language: Language): string {
  const messages = selectMessages(language);
  const link = source.url === undefined ? undefined : parseLinkTarget(source.url);
  const details = [
    escapeLiteral(messages.passageCount(source.passages)),
    source.source === undefined ? undefined : cutLiteralLine(source.source, sourceRoom),
    source.date === undefined
      ? undefined
      : cutLiteralLine(messages.asOf(formatDate(source.date, language)), sourceRoom),
    link === undefined || link.length > addressLength ? undefined : `<${link}>`,
  ];
  const known = details.filter((detail) => detail !== undefined).join(' · ');
  return `- **${cutLiteralLine(source.title, titleRoom)}** · ${known}`;
}

function takeWhileFitting(lines: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => {
    used += line.length + 1;
    return used > room;
  });
  return end < 0 ? lines : lines.slice(0, end);
}
