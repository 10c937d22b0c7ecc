import { gzipSync } from 'node:zlib';

import { ComponentType } from 'discord.js';

import { attachmentBytes } from '../reply/discord-limits.js';
import { renderNotice } from '../reply/render-notice.js';
import type { Reply } from '../reply/reply.js';

/**
 * Renders a sentence with a file below it. A file that is larger than Discord accepts is compressed.
 *
 * @param name see `ReplyFile`
 */
export function renderFile(notice: string, name: string, text: string): Reply {
  const plain = Buffer.from(text, 'utf8');
  const file =
    plain.length <= attachmentBytes
      ? { name, content: plain }
      : { name: `${name}.gz`, content: gzipSync(plain) };
  const reply = renderNotice(notice);
  const shown = { type: ComponentType.File, file: { url: `attachment://${file.name}` } } as const;
  return { card: [...reply.card, shown], text: reply.text, file };
}
