import { intents } from '../state/intents.js';
import { isJson, type Json } from './json.js';
import { channelTypeOf, channelTypes, memberToApi, messageToApi } from './to-api.js';
import type { StoredMessage, World } from '../state/world.js';

/**
 * A message as the bot gets it. Without the intent for message content it reads only its own messages,
 * direct ones, and those that mention it; it receives the others without their content.
 *
 * @param granted the intents of the connection; for REST those of the application
 */
export function messageForBot(message: StoredMessage, world: World, granted: number): Json {
  const channel = world.channels.get(message.channelId);
  const guildId = channel?.guildId;
  const json = hideContent(messageToApi(message, world), guildId, world, granted);
  if (channel === undefined || guildId === undefined) {
    return { ...json, channel_type: channelTypes.direct };
  }
  const place = { guild_id: guildId, channel_type: channelTypeOf(channel) };
  const { author } = message;
  if (author === undefined || author.automaton === 'webhook') return { ...json, ...place };
  // The message has the author already, so the member has no user.
  return { ...json, ...place, member: { ...memberToApi(author), user: undefined } };
}

function hideContent(json: Json, guildId: string | undefined, world: World, granted: number): Json {
  const referenced = isJson(json.referenced_message)
    ? { referenced_message: hideContent(json.referenced_message, guildId, world, granted) }
    : {};
  const isBots = (user: unknown): boolean => isJson(user) && user.id === world.bot.id;
  const mayRead =
    (granted & intents.messageContent) !== 0 ||
    guildId === undefined ||
    isBots(json.author) ||
    (json.mentions as unknown[]).some(isBots);
  const hidden = mayRead ? {} : { content: '', embeds: [], attachments: [], components: [] };
  return { ...json, ...referenced, ...hidden };
}
