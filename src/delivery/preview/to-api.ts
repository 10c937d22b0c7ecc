import type { Json } from './json.js';
import { effectivePermissions, everyonePermissions } from './permissions.js';
import type { Channel, Person, Role, StoredMessage, World } from './world.js';

/** The world's things as Discord's API writes them. */

export function userToApi(person: Person): Json {
  return {
    id: person.id,
    username: person.username,
    global_name: person.displayName,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
  };
}

export function botToApi({ bot }: World): Json {
  return { ...bot, discriminator: '0000', global_name: null, avatar: null, bot: true, flags: 0 };
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
    flags: 0,
    bot: botToApi(world),
  };
}

export const channelTypes = { guildText: 0, direct: 1 } as const;

export function channelToApi(channel: Channel): Json {
  if (channel.guildId === undefined) {
    const recipients = channel.recipient === undefined ? [] : [userToApi(channel.recipient)];
    return { id: channel.id, type: channelTypes.direct, last_message_id: null, recipients };
  }
  return {
    id: channel.id,
    type: channelTypes.guildText,
    guild_id: channel.guildId,
    name: channel.name,
    position: 0,
    permission_overwrites: [],
    nsfw: false,
    parent_id: null,
    topic: null,
    rate_limit_per_user: 0,
    last_message_id: null,
  };
}

function roleToApi({ id, name, permissions }: Role, position: number): Json {
  return {
    id,
    name,
    position,
    permissions: permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: position > 0,
    flags: 0,
  };
}

export function guildToApi(world: World): Json {
  const { guild, people } = world;
  const botMember = {
    ...memberToApi(people.member),
    user: botToApi(world),
  };
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: people.administrator.id,
    preferred_locale: guild.locale,
    roles: [
      roleToApi({ id: guild.id, name: '@everyone', permissions: everyonePermissions }, 0),
      ...world.roles.map((role, at) => roleToApi(role, at + 1)),
    ],
    emojis: [],
    stickers: [],
    features: [],
    channels: [...world.channels.values()]
      .filter(({ guildId }) => guildId !== undefined)
      .map(channelToApi),
    members: [...Object.values(people).map(memberToApi), botMember],
    member_count: Object.keys(people).length + 1,
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    joined_at: '2024-01-01T00:00:00.000Z',
    large: false,
    unavailable: false,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    premium_tier: 0,
    nsfw_level: 0,
    system_channel_flags: 0,
    afk_timeout: 0,
    premium_progress_bar_enabled: false,
  };
}

const messageTypes = { usual: 0, reply: 19, chatInputCommand: 20, contextMenuCommand: 23 } as const;

export function messageToApi(message: StoredMessage, world: World): Json {
  const { author, repliesTo } = message;
  const users = [...Object.values(world.people).map(userToApi), botToApi(world)];
  const referenced = repliesTo === undefined ? undefined : world.messages.get(repliesTo);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: typeOf(message),
    author: author === undefined ? botToApi(world) : userToApi(author),
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
    embeds: message.embeds,
    components: message.components,
    flags: message.flags,
    pinned: false,
    ...(repliesTo === undefined
      ? {}
      : { message_reference: { message_id: repliesTo, channel_id: message.channelId } }),
    ...(referenced === undefined || referenced.repliesTo !== undefined
      ? {}
      : { referenced_message: messageToApi(referenced, world) }),
    ...(message.interaction === undefined ? {} : { interaction_metadata: message.interaction }),
  };
}

function typeOf({ repliesTo, interaction }: StoredMessage): number {
  if (repliesTo !== undefined) return messageTypes.reply;
  return interaction === undefined ? messageTypes.usual : messageTypes.chatInputCommand;
}
