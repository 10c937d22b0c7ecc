import { refuse } from './api-error.js';
import { collectTexts, findPings, noPings, type Pings } from './find-pings.js';
import { type Gateway, intents } from './gateway.js';
import type { Json } from './json.js';
import type { LocalEvent } from './local-event.js';
import { hasPermission, permissionBits } from './permissions.js';
import { channelTypes, messageToApi } from './to-api.js';
import { messageFlags, validateMessage } from './validate-message.js';
import type { Attachment, Channel, Person, StoredMessage, World } from './world.js';

export interface NewMessage {
  readonly channel: Channel;
  /** `undefined`: the bot. */
  readonly author: Person | undefined;
  readonly body: Json;
  readonly files?: readonly Attachment[];
  /** Answers to interactions: the flags they may have. */
  readonly ephemeral?: boolean;
  readonly onlyFor?: string;
  readonly interaction?: Json;
}

/** Keeps, edits and deletes messages, checks them as Discord does, and tells the bot and the watchers. */
export interface MessageDesk {
  /** @throws ApiError */
  create(message: NewMessage): StoredMessage;
  /** A place for an answer that is still to come. */
  createEmpty(message: Omit<NewMessage, 'body'>): StoredMessage;
  /** @throws ApiError */
  edit(message: StoredMessage, body: Json, files?: readonly Attachment[]): void;
  remove(message: StoredMessage): void;
}

/** Set while an answer is still to come. */
const loadingFlag = 128;
/** What a message may set itself: suppressed embeds and notifications, Components V2. */
const settableFlags = messageFlags.suppressEmbeds | messageFlags.componentsV2 | (1 << 12);

export function createMessageDesk(
  world: World,
  gateway: Gateway,
  now: () => number,
  notify: (event: LocalEvent) => void,
): MessageDesk {
  const tellBot = (event: string, message: StoredMessage): void => {
    if ((message.flags & messageFlags.ephemeral) !== 0) return;
    const { guildId } = world.channels.get(message.channelId) ?? {};
    const intent = guildId === undefined ? intents.directMessages : intents.guildMessages;
    gateway.dispatch(event, messageForBot(message, guildId, world), intent);
  };

  const store = (fields: Omit<NewMessage, 'body'>, body: Json, flags: number): StoredMessage => {
    const { channel, author, files = [] } = fields;
    const repliesTo = findReference(body, channel, world);
    const message: StoredMessage = {
      id: world.nextId(),
      channelId: channel.id,
      author,
      createdAt: now(),
      editedAt: undefined,
      content: textOf(body.content),
      embeds: listOf(body.embeds),
      components: listOf(body.components),
      attachments: files,
      flags,
      pings: findPingsOf(body, fields, repliesTo, world),
      repliesTo,
      onlyFor: fields.onlyFor,
      interaction: fields.interaction,
    };
    world.messages.set(message.id, message);
    return message;
  };

  return {
    create(fields) {
      const { body, files = [], ephemeral = false } = fields;
      validateMessage(body, undefined, files.length);
      const asked = typeof body.flags === 'number' ? body.flags & settableFlags : 0;
      const message = store(fields, body, asked | (ephemeral ? messageFlags.ephemeral : 0));
      tellBot('MESSAGE_CREATE', message);
      notify({ kind: 'created', message });
      return message;
    },
    createEmpty(fields) {
      const ephemeral = fields.ephemeral === true ? messageFlags.ephemeral : 0;
      const message = store(fields, {}, loadingFlag | ephemeral);
      notify({ kind: 'created', message });
      return message;
    },
    edit(message, body, files = []) {
      const hasMore =
        message.components.length + message.embeds.length + message.attachments.length > 0;
      const { content, flags } = message;
      validateMessage(body, { content, flags, hasMore }, files.length);
      const asked = typeof body.flags === 'number' ? body.flags & settableFlags : 0;
      message.flags = (message.flags & ~loadingFlag) | asked;
      if (body.content !== undefined) message.content = textOf(body.content);
      if (body.embeds !== undefined) message.embeds = listOf(body.embeds);
      if (body.components !== undefined) message.components = listOf(body.components);
      const channel = world.channels.get(message.channelId);
      if (channel === undefined) throw refuse.unknownChannel();
      const fields = { channel, author: message.author };
      message.pings = joinPings(message.pings, findPingsOf(body, fields, undefined, world));
      message.editedAt = now();
      tellBot('MESSAGE_UPDATE', message);
      notify({ kind: 'edited', message });
    },
    remove(message) {
      world.messages.delete(message.id);
      const { guildId } = world.channels.get(message.channelId) ?? {};
      const intent = guildId === undefined ? intents.directMessages : intents.guildMessages;
      const where = { id: message.id, channel_id: message.channelId };
      gateway.dispatch(
        'MESSAGE_DELETE',
        guildId === undefined ? where : { ...where, guild_id: guildId },
        intent,
      );
      notify({ kind: 'deleted', message });
    },
  };
}

/** Without the privileged intent a bot reads only its own messages, direct ones and mentions of it. */
function messageForBot(message: StoredMessage, guildId: string | undefined, world: World): Json {
  const json = messageToApi(message, world);
  const mayRead =
    guildId === undefined ||
    message.author === undefined ||
    (json.mentions as Json[]).some(({ id }) => id === world.bot.id);
  const readable = mayRead ? json : { ...json, content: '', embeds: [], components: [] };
  const channel_type = guildId === undefined ? channelTypes.direct : channelTypes.guildText;
  if (guildId === undefined) return { ...readable, channel_type };
  const member = message.author === undefined ? {} : { member: { roles: [], joined_at: null } };
  return { ...readable, channel_type, guild_id: guildId, ...member };
}

function findReference(body: Json, channel: Channel, world: World): string | undefined {
  const reference = body.message_reference as Json | undefined;
  const id = reference?.message_id;
  if (typeof id !== 'string') return undefined;
  if (world.messages.get(id)?.channelId === channel.id) return id;
  if (reference?.fail_if_not_exists === false) return undefined;
  throw refuse.unknownMessage();
}

function findPingsOf(
  body: Json,
  { channel, author, ephemeral }: Pick<NewMessage, 'channel' | 'author' | 'ephemeral'>,
  repliesTo: string | undefined,
  world: World,
): Pings {
  if (ephemeral === true) return noPings;
  const permissions = author === undefined ? channel.botPermissions : author.permissions;
  const referenced = repliesTo === undefined ? undefined : world.messages.get(repliesTo);
  const referencedAuthor =
    referenced === undefined ? undefined : (referenced.author?.id ?? world.bot.id);
  return findPings(collectTexts(body), {
    allowedMentions: body.allowed_mentions,
    repliesTo: referencedAuthor,
    mayPingEveryone: hasPermission(permissions, permissionBits.mentionEveryone),
  });
}

function joinPings(before: Pings, after: Pings): Pings {
  return {
    users: [...new Set([...before.users, ...after.users])],
    roles: [...new Set([...before.roles, ...after.roles])],
    everyone: before.everyone || after.everyone,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
