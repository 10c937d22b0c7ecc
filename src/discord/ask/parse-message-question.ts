import { cleanContent, type Embed, type Message } from 'discord.js';

import { readTexts } from '../reply/read-texts.js';

/** Custom emoji are names with numbers, which nobody asks about. */
const customEmoji = /<a?:\w+:\d+>/g;

const mention = String.raw`(?:<@[!&]?\d+>|@everyone|@here)`;
/** Mentions at the start or the end say whom the message addresses; they are not part of the question. */
const addressees = new RegExp(
  String.raw`^(?:\s*${mention}[\s,:;]*)+|(?:[\s,]*${mention})+\s*$`,
  'g',
);
const anyMention = new RegExp(mention, 'g');

/**
 * Extracts the question from a message: its text, or that of the message it forwards, or that of its
 * embeds and components. Mentions of Beleg, mentions at either end and custom emoji are removed; other
 * mentions are replaced by the names that a reader sees. Empty when nothing is left.
 */
export function parseMessageQuestion(message: Message): string {
  const { client, channelId } = message;
  const ownMention = new RegExp(`<@!?${client.user.id}>`, 'g');
  const said = findText(message)
    .replace(customEmoji, ' ')
    .replace(addressees, ' ')
    .replace(ownMention, ' ');
  // In servers that Beleg is not a member of, it knows neither the channel nor any names.
  const channel = client.channels.resolve(channelId);
  const named =
    channel?.isTextBased() === true ? cleanContent(said, channel) : said.replace(anyMention, ' ');
  return named.trim();
}

/** Whether a message mentions the role that Discord has created for Beleg. */
export function mentionsOwnRole({ mentions, client }: Message): boolean {
  return mentions.roles.some(({ tags }) => tags?.botId === client.user.id);
}

function findText(message: Message): string {
  const forwarded = message.messageSnapshots.first();
  const texts = [
    message.content,
    ...(forwarded === undefined ? [] : [forwarded.content, ...listEmbedTexts(forwarded.embeds)]),
    listEmbedTexts(message.embeds).join('\n'),
    message.components.flatMap((component) => readTexts(component.toJSON())).join('\n'),
  ];
  return texts.find((text) => text !== '') ?? '';
}

function listEmbedTexts(embeds: readonly Embed[]): readonly string[] {
  return embeds
    .flatMap(({ title, description, fields }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ])
    .filter((text): text is string => text !== null && text !== '');
}
