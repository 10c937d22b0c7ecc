import type { APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';

import { refuse } from '../server/api-error.js';
import { FieldChecker } from '../validate/field-checker.js';
import { collectTexts, findPings, joinPings, noPings, type Pings } from '../validate/find-pings.js';
import type { Gateway } from '../server/gateway.js';
import { intents } from './intents.js';
import { isJson, type Json } from '../server/json.js';
import type { LocalEvent } from '../server/local-event.js';
import { messageForBot } from '../server/message-for-bot.js';
import { hasPermission, permissionBits } from './permissions.js';
import { messageFlags, settableFlags, validateMessage } from '../validate/validate-message.js';
import {
  type Attachment,
  type Channel,
  isElsewhere,
  isPrivate,
  type MessageVersion,
  type Person,
  type StoredMessage,
  type World,
} from './world.js';

export interface NewMessage {
  readonly channel: Channel;
  /** `undefined` for the bot. */
  readonly author: Person | undefined;
  readonly body: Json;
  readonly files?: readonly Attachment[];
  /** The one person who sees it, as for private answers to interactions. */
  readonly onlyFor?: string | undefined;
  /** The interaction that the message answers. */
  readonly interaction?: Json;
  /** The path of the body in the request, for error messages. Default: the body is the request. */
  readonly at?: readonly string[];
}

/** Keeps, edits and deletes messages, checks them as Discord does, and tells the bot and the watchers. */
export interface MessageService {
  /** @throws ApiError */
  create(message: NewMessage): StoredMessage;
  /** Creates the message of a deferred answer. */
  createEmpty(message: Omit<NewMessage, 'body'>): StoredMessage;
  /** Changes the message object in place. @throws ApiError */
  edit(
    message: StoredMessage,
    body: Json,
    files?: readonly Attachment[],
    at?: readonly string[],
  ): void;
  remove(message: StoredMessage): void;
  /** The message that the bot sent with an enforced nonce within the last minutes. */
  findSent(channel: Channel, nonce: string): StoredMessage | undefined;
}

/** Discord's documentation says “the past few minutes”. */
const nonceMs = 5 * 60_000;

export function createMessageService(
  world: World,
  gateway: Pick<Gateway, 'dispatch'>,
  now: () => number,
  notify: (event: LocalEvent) => void,
): MessageService {
  const tellBot = (event: string, message: StoredMessage, data: (granted: number) => Json) => {
    // An ephemeral message is not an event of the channel.
    if (message.onlyFor !== undefined) return;
    const channel = world.channels.get(message.channelId);
    if (channel === undefined || isPrivate(channel) || isElsewhere(channel, world)) return;
    const { guildId } = channel;
    const intent = guildId === undefined ? intents.directMessages : intents.guildMessages;
    gateway.dispatch(event, data, intent);
  };

  /** By channel and nonce: the id of the message. */
  const sent = new Map<string, string>();

  const store = (fields: Omit<NewMessage, 'body'>, body: Json, flags: number): StoredMessage => {
    const { channel, author, files = [], onlyFor, interaction } = fields;
    const repliesTo = findReference(body, channel, world);
    const ephemeral = onlyFor === undefined ? 0 : messageFlags.ephemeral;
    const mentions = findMentions(body, { channel, author, repliesTo, onlyFor }, world);
    const message: StoredMessage = {
      id: world.nextId(),
      channelId: channel.id,
      author,
      createdAt: now(),
      editedAt: undefined,
      content: textOf(body.content),
      embeds: listOf(body.embeds) as APIEmbed[],
      components: listOf(body.components) as APIMessageTopLevelComponent[],
      attachments: files.map((file) => ({ ...file, id: world.nextId() })),
      flags: flags | ephemeral,
      mentions,
      pings: mentions,
      earlier: [],
      repliesTo,
      onlyFor,
      interaction,
    };
    world.messages.set(message.id, message);
    tellBot('MESSAGE_CREATE', message, (granted) => messageForBot(message, world, granted));
    notify({ kind: 'created', message });
    return message;
  };

  return {
    create(fields) {
      const { body, files = [], at } = fields;
      validateMessage(body, { files: files.length, at });
      const message = store(fields, body, flagsOf(body));
      if (fields.author === undefined && isNonce(body.nonce)) {
        sent.set(`${message.channelId} ${body.nonce}`, message.id);
      }
      return message;
    },
    createEmpty: (fields) => store(fields, {}, messageFlags.loading),
    edit(message, body, files = [], at) {
      validateMessage(body, { before: message, files: files.length, at });
      const channel = world.channels.get(message.channelId);
      if (channel === undefined) throw refuse.unknownChannel();
      const { author, onlyFor } = message;
      const mentions = findMentions(
        body,
        { channel, author, onlyFor, repliesTo: undefined },
        world,
      );
      const saysMore = collectTexts(body).length > 0;
      const changes = {
        content: body.content === undefined ? message.content : textOf(body.content),
        embeds: body.embeds === undefined ? message.embeds : (listOf(body.embeds) as APIEmbed[]),
        components:
          body.components === undefined
            ? message.components
            : (listOf(body.components) as APIMessageTopLevelComponent[]),
        attachments: [
          ...keepAttachments(message.attachments, body.attachments),
          ...files.map((file) => ({ ...file, id: world.nextId() })),
        ],
        flags: (message.flags & ~messageFlags.loading) | flagsOf(body),
        mentions: saysMore ? mentions : message.mentions,
        pings: joinPings(message.pings, mentions),
        // The deferred message does not count as a version.
        earlier:
          (message.flags & messageFlags.loading) === 0
            ? [...message.earlier, versionOf(message)]
            : [],
        editedAt: now(),
      };
      Object.assign(message, changes);
      tellBot('MESSAGE_UPDATE', message, (granted) => messageForBot(message, world, granted));
      notify({ kind: 'edited', message });
    },
    remove(message) {
      world.messages.delete(message.id);
      const { guildId } = world.channels.get(message.channelId) ?? {};
      const where = { id: message.id, channel_id: message.channelId };
      tellBot('MESSAGE_DELETE', message, () =>
        guildId === undefined ? where : { ...where, guild_id: guildId },
      );
      notify({ kind: 'deleted', message });
    },
    findSent(channel, nonce) {
      const message = world.messages.get(sent.get(`${channel.id} ${nonce}`) ?? '');
      return message !== undefined && now() - message.createdAt < nonceMs ? message : undefined;
    },
  };
}

export function isNonce(nonce: unknown): nonce is string | number {
  return (typeof nonce === 'string' && nonce !== '') || typeof nonce === 'number';
}

/** The message that is replied to. @throws ApiError when it is required and does not exist */
function findReference(body: Json, channel: Channel, world: World): string | undefined {
  const reference = isJson(body.message_reference) ? body.message_reference : {};
  const id = reference.message_id;
  if (typeof id !== 'string') return undefined;
  const message = world.messages.get(id);
  if (message?.channelId === channel.id && message.onlyFor === undefined) return id;
  if (reference.fail_if_not_exists === false) return undefined;
  const check = new FieldChecker();
  check.add(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  return check.refuse();
}

function findMentions(
  body: Json,
  {
    channel,
    author,
    repliesTo,
    onlyFor,
  }: Pick<StoredMessage, 'author' | 'repliesTo' | 'onlyFor'> & { readonly channel: Channel },
  world: World,
): Pings {
  if (onlyFor !== undefined) return noPings;
  const permissions = author === undefined ? channel.botPermissions : author.permissions;
  const referenced = repliesTo === undefined ? undefined : world.messages.get(repliesTo);
  return findPings(collectTexts(body), {
    allowedMentions: body.allowed_mentions,
    repliesTo: referenced === undefined ? undefined : (referenced.author?.id ?? world.bot.id),
    mayPingEveryone: hasPermission(permissions, permissionBits.mentionEveryone),
  });
}

/** An edit that has a list of attachments keeps those in it; one without a list keeps all. */
function keepAttachments(before: readonly Attachment[], named: unknown): readonly Attachment[] {
  if (!Array.isArray(named)) return before;
  const ids = new Set(named.filter(isJson).map(({ id }) => String(id)));
  return before.filter(({ id }) => ids.has(id));
}

function versionOf(message: StoredMessage): MessageVersion {
  const { content, embeds, components, attachments, flags, mentions } = message;
  return { content, embeds, components, attachments, flags, mentions };
}

function flagsOf({ flags }: Json): number {
  return typeof flags === 'number' ? flags & settableFlags : 0;
}

/** Discord trims white space. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
