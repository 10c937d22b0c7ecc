import { randomBytes } from 'node:crypto';

import type { APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';

import type { Json } from '../server/json.js';
import type { Pings } from '../validate/find-pings.js';
import { everyonePermissions, permissionBits } from './permissions.js';

/** A person on the local Discord. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  /** Discord's locale, such as `de` or `en-US`. */
  readonly locale: string;
  /** The permissions in the guild: those of everyone and of the person's roles. */
  readonly permissions: bigint;
  /** The ids of the person's roles. */
  readonly roles: readonly string[];
  /** Set for a program that writes instead of a person. */
  readonly automaton?: Automaton;
}

export type Automaton = 'bot' | 'webhook';

/** A role that anyone may mention. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
}

/** The kinds of a guild's channels. A post in a forum is a thread in it. */
export type ChannelKind = 'text' | 'voice' | 'forum' | 'thread';

export interface Channel {
  readonly id: string;
  /** The kind of a guild's channel. Default: `text`. */
  readonly kind?: ChannelKind;
  /** For a thread, the channel that it is in. */
  readonly parentId?: string;
  readonly name: string;
  /**
   * `undefined` for direct messages. An id other than the world's guild means a guild that the bot
   * is not in.
   */
  readonly guildId: string | undefined;
  /**
   * Who talks there. One person: with the bot; several: among themselves, and the bot sees nothing but
   * what they ask it. Empty in a guild: everyone.
   */
  readonly recipients: readonly Person[];
  /** The bot's permissions there. `setBotPermissions` changes them and tells the bot. */
  botPermissions: bigint;
}

/** The part of a message that an edit can change. */
export interface MessageVersion {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly attachments: readonly Attachment[];
  /** The flags of the message as a bit set, with Discord's values. */
  readonly flags: number;
  /** Whom its text mentions and `allowed_mentions` permits. They are notified when it is sent. */
  readonly mentions: Pings;
}

/** A message in its present state; the message service changes it in place. */
export interface StoredMessage extends MessageVersion {
  readonly id: string;
  readonly channelId: string;
  /** `undefined`: the bot. */
  readonly author: Person | undefined;
  readonly createdAt: number;
  readonly editedAt: number | undefined;
  /** Whom the message notified, over all its versions. */
  readonly pings: Pings;
  /** Earlier versions, oldest first. */
  readonly earlier: readonly MessageVersion[];
  readonly repliesTo: string | undefined;
  /** The id of the one person who sees an ephemeral message. */
  readonly onlyFor: string | undefined;
  /** The interaction that the message answers. */
  readonly interaction: Json | undefined;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly contentType: string;
  readonly data: Buffer;
}

export interface World {
  readonly token: string;
  readonly bot: { readonly id: string; readonly username: string };
  readonly guild: { readonly id: string; readonly name: string; readonly locale: string };
  /** Roles except the one of everyone. */
  readonly roles: readonly Role[];
  /** Privileged intents that the application was granted. */
  readonly grantedIntents: number;
  readonly people: Readonly<Record<PersonName, Person>>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, StoredMessage>;
  /** Registered commands with their ids. */
  commands: Json[];
  readonly nextId: () => string;
}

export type PersonName = 'member' | 'moderator' | 'administrator';

/** Discord's epoch: ids count milliseconds from the first second of 2015. */
const discordEpoch = 1_420_070_400_000;

/** Creates snowflakes: they follow the clock, and each is greater than the one before. */
function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const id = BigInt(Math.floor(now()) - discordEpoch) << 22n;
    last = id > last ? id : last + 1n;
    return last.toString();
  };
}

export interface WorldOptions {
  readonly now: () => number;
  readonly botName: string;
  readonly grantedIntents: number;
}

/** Whether people talk there among themselves, without the bot. */
export function isPrivate({ recipients }: Channel): boolean {
  return recipients.length > 1;
}

/** Whether the channel is in a guild that the bot does not know. */
export function isElsewhere({ guildId }: Channel, { guild }: World): boolean {
  return guildId !== undefined && guildId !== guild.id;
}

/** A guild with two channels, three people, and the bot, which may do what its invitation asks for. */
export function createWorld({ now, botName, grantedIntents }: WorldOptions): World {
  const nextId = createSnowflakes(now);
  const botId = nextId();
  const guild = { id: nextId(), name: 'Beleg', locale: 'de' };
  const role = (name: string, permissions: bigint): Role => ({ id: nextId(), name, permissions });
  const moderation = role('Moderation', permissionBits.manageMessages);
  const administration = role('Verwaltung', permissionBits.administrator);
  const person = (name: string, locale: string, ...roles: readonly Role[]): Person => ({
    id: nextId(),
    username: name.toLowerCase(),
    displayName: name,
    locale,
    permissions: roles.reduce((bits, { permissions }) => bits | permissions, everyonePermissions),
    roles: roles.map(({ id }) => id),
  });
  const people = {
    member: person('Mara', 'de'),
    moderator: person('Momo', 'en-GB', moderation),
    administrator: person('Ada', 'de', administration),
  };
  const channels = ['allgemein', 'fragen'].map((name): Channel => ({
    id: nextId(),
    name,
    guildId: guild.id,
    recipients: [],
    botPermissions: everyonePermissions,
  }));
  const directs = Object.values(people).map((recipient): Channel => ({
    id: nextId(),
    name: recipient.username,
    guildId: undefined,
    recipients: [recipient],
    botPermissions: everyonePermissions,
  }));
  const between: Channel = {
    id: nextId(),
    name: 'unter-uns',
    guildId: undefined,
    recipients: [people.member, people.moderator],
    botPermissions: 0n,
  };
  return {
    token: [Buffer.from(botId), randomBytes(4), randomBytes(24)]
      .map((part) => part.toString('base64url'))
      .join('.'),
    bot: { id: botId, username: botName },
    guild,
    roles: [moderation, administration],
    grantedIntents,
    people,
    channels: new Map([...channels, ...directs, between].map((channel) => [channel.id, channel])),
    messages: new Map(),
    commands: [],
    nextId,
  };
}
