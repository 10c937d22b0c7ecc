import { cleanContent, type Message } from 'discord.js';

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
 * What a message asks: its text, or that of the message it forwards, without those it speaks to and
 * without custom emoji; others that it mentions as the names a reader sees. Empty when nothing is left.
 */
export function parseMessageQuestion(message: Message): string {
  const { client, channelId, messageSnapshots } = message;
  const ownMention = new RegExp(`<@!?${client.user.id}>`, 'g');
  const text = message.content === '' ? messageSnapshots.first()?.content : message.content;
  const said = (text ?? '')
    .replace(customEmoji, ' ')
    .replace(addressees, ' ')
    .replace(ownMention, ' ');
  // In servers that Beleg is not a member of, it knows neither the channel nor any names.
  const channel = client.channels.resolve(channelId);
  const named =
    channel?.isTextBased() === true ? cleanContent(said, channel) : said.replace(anyMention, ' ');
  return named.trim();
}
