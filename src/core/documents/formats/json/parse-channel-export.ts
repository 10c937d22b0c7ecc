import { z } from 'zod';

import { keepUsable } from '../../read-metadata.js';
import { createBlockWriter } from '../create-block-writer.js';
import type { ParsedFile } from '../parsed-file.js';

const channelExport = z.object({
  guild: z.object({ id: z.string(), name: z.string() }),
  channel: z.object({ id: z.string(), name: z.string() }),
  messages: z.array(z.unknown()),
});
const message = z.object({
  timestamp: z.string(),
  content: z.string(),
  author: z.object({ name: z.string(), nickname: z.string().nullish() }),
});

type ChannelExport = z.infer<typeof channelExport>;

/** Whether a value is a channel as DiscordChatExporter saves it. */
export function isChannelExport(value: unknown): value is ChannelExport {
  return channelExport.safeParse(value).success;
}

/**
 * Parses a saved channel: each message is a paragraph below a line with its author and time, as in
 * `Erika, 2024-05-02 14:30`. Messages without text, such as those with a picture alone, are left out,
 * and so are messages that lack a field. The document has the channel's name and address.
 */
export function parseChannelExport({ guild, channel, messages }: ChannelExport): ParsedFile {
  const writer = createBlockWriter();
  for (const value of messages) {
    const parsed = message.safeParse(value);
    if (!parsed.success || parsed.data.content.trim() === '') continue;
    const { content, author, timestamp } = parsed.data;
    const time = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(timestamp);
    const when = time === null ? '' : `, ${time.slice(1).join(' ')}`;
    const name = (author.nickname ?? author.name).replace(/\s+/g, ' ');
    const text = content.replace(/\r\n?/g, '\n');
    writer.write({ kind: 'paragraph', text: `${name}${when}\n${text}`, startsPassage: true });
  }
  const isAddress = [guild.id, channel.id].every((id) => /^\d{1,20}$/.test(id));
  return {
    ...writer.finish(),
    metadata: keepUsable({
      title: `#${channel.name}`,
      source: guild.name,
      url: isAddress ? `https://discord.com/channels/${guild.id}/${channel.id}` : undefined,
    }),
  };
}
