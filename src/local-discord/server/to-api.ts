import { componentsToApi } from './components-to-api.js';
import type { Json } from './json.js';
import { effectivePermissions, everyonePermissions } from '../state/permissions.js';
import {
  type Channel,
  isPrivate,
  type Person,
  type StoredMessage,
  type World,
} from '../state/world.js';

/** A person as a user object of Discord's API. */

export function userToApi(person: Person): Json {
  return {
    id: person.id,
    username: person.username,
    global_name: person.displayName,
    discriminator: '0',
    avatar: null,
    ...(person.automaton === undefined ? {} : { bot: true }),
    flags: 0,
    public_flags: 0,
    primary_guild: null,
  };
}

export function botToApi({ bot }: World): Json {
  return {
    ...bot,
    discriminator: '0000',
    global_name: null,
    avatar: null,
    bot: true,
    flags: 0,
    public_flags: 0,
    primary_guild: null,
  };
}

export function memberToApi(person: Person): Json {
  return {
    user: userToApi(person),
    nick: null,
    avatar: null,
    roles: person.roles,
    joined_at: '2024-01-01T00:00:00.000Z',
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    permissions: effectivePermissions(person.permissions).toString(),
  };
}

export function applicationToApi(world: World): Json {
  return {
    id: world.bot.id,
    name: world.bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '',
    type: null,
    flags: 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userToApi(world.people.administrator),
    team: null,
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    bot: botToApi(world),
  };
}

export const channelTypes = {
  text: 0,
  direct: 1,
  voice: 2,
  group: 3,
  thread: 11,
  forum: 15,
} as const;

/** Discord's number for the type of a channel. */
export function channelTypeOf(channel: Channel): number {
  if (channel.guildId !== undefined) return channelTypes[channel.kind ?? 'text'];
  return isPrivate(channel) ? channelTypes.group : channelTypes.direct;
}

/** @param world the bot's permissions in a guild channel become an overwrite for everyone */
export function channelToApi(channel: Channel, world: World): Json {
  if (channel.guildId === undefined) {
    return {
      id: channel.id,
      type: channelTypeOf(channel),
      last_message_id: null,
      flags: 0,
      recipients: channel.recipients.map(userToApi),
    };
  }
  return {
    id: channel.id,
    type: channelTypeOf(channel),
    flags: 0,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId ?? null,
    ...(channel.kind === 'thread'
      ? threadFields(world)
      : { position: 0, permission_overwrites: overwritesOf(channel, world), nsfw: false }),
    topic: null,
    rate_limit_per_user: 0,
    last_message_id: null,
  };
}

/** The additional fields of a thread. */
function threadFields({ people }: World): Json {
  return {
    owner_id: people.member.id,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1_440,
      archive_timestamp: '2024-01-01T00:00:00.000Z',
      create_timestamp: '2024-01-01T00:00:00.000Z',
      locked: false,
    },
  };
}

function overwritesOf({ botPermissions }: Channel, world: World): Json[] {
  const allow = botPermissions & ~everyonePermissions;
  const deny = everyonePermissions & ~botPermissions;
  if (allow === 0n && deny === 0n) return [];
  return [{ id: world.bot.id, type: 1, allow: allow.toString(), deny: deny.toString() }];
}

const messageTypes = { usual: 0, reply: 19, chatInputCommand: 20, contextMenuCommand: 23 } as const;

/**
 * Includes the message that it replies to, but not the one that this message replies to: Discord
 * sends one level.
 */
export function messageToApi(message: StoredMessage, world: World): Json {
  const { repliesTo } = message;
  if (repliesTo === undefined) return aloneToApi(message, world);
  const referenced = world.messages.get(repliesTo);
  const shown = referenced === undefined ? null : aloneToApi(referenced, world);
  return { ...aloneToApi(message, world), referenced_message: shown };
}

function aloneToApi(message: StoredMessage, world: World): Json {
  const { author, repliesTo } = message;
  const users = [...Object.values(world.people).map(userToApi), botToApi(world)];
  return {
    id: message.id,
    channel_id: message.channelId,
    type: typeOf(message),
    author: author === undefined ? botToApi(world) : userToApi(author),
    ...(author?.automaton === 'webhook' ? { webhook_id: author.id } : {}),
    content: message.content,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp:
      message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    mention_everyone: message.mentions.everyone,
    mentions: users.filter(({ id }) => message.mentions.users.includes(id as string)),
    mention_roles: message.mentions.roles,
    attachments: message.attachments.map(({ id, filename, size, contentType }) => ({
      id,
      filename,
      size,
      content_type: contentType,
      url: `attachment://${filename}`,
      proxy_url: `attachment://${filename}`,
    })),
    embeds: message.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: componentsToApi(message.components),
    flags: message.flags,
    pinned: false,
    ...(repliesTo === undefined
      ? {}
      : {
          message_reference: { type: 0, message_id: repliesTo, channel_id: message.channelId },
        }),
    ...(message.interaction === undefined ? {} : { interaction_metadata: message.interaction }),
  };
}

function typeOf({ repliesTo, interaction }: StoredMessage): number {
  if (repliesTo !== undefined) return messageTypes.reply;
  return interaction === undefined ? messageTypes.usual : messageTypes.chatInputCommand;
}
