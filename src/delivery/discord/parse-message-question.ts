import { cleanContent, type Message } from 'discord.js';

/**
 * What a message asks: its text without the mention of the bot, other mentions as the names a reader
 * sees, on its own lines. Empty when nothing is left.
 */
export function parseMessageQuestion(message: Message): string {
  const ownMention = new RegExp(`<@!?${message.client.user.id}>`, 'g');
  const content = message.content.replace(ownMention, ' ');
  return cleanContent(content, message.channel).trim();
}
