import { refuse } from '../api-error.js';
import {
  type ApiRequest,
  noContent,
  type PathParts,
  respondWith,
  type Route,
} from '../api-request.js';
import { FieldChecker } from '../../validate/field-checker.js';
import { isJson, type Json } from '../json.js';
import { isNonce } from '../../state/message-service.js';
import { messageForBot } from '../message-for-bot.js';
import { hasPermission, permissionBits } from '../../state/permissions.js';
import { channelToApi, messageToApi } from '../to-api.js';
import {
  type Channel,
  isElsewhere,
  isPrivate,
  type StoredMessage,
  type World,
} from '../../state/world.js';

const messages = '/channels/:channel/messages';

/** How many messages a list has by default and at most. */
const listed = { usual: 50, most: 100 } as const;

/** Channels and the messages in them, as far as the bot may. */
export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/channels/:channel',
    handle: (_request, parts, { world }) =>
      respondWith(channelToApi(channelOf(world, parts, 0n), world)),
  },
  {
    method: 'POST',
    pattern: '/users/@me/channels',
    handle: (request, _parts, { world }) => {
      const recipient = bodyOf(request).recipient_id;
      const channel = [...world.channels.values()].find(
        ({ recipients }) => recipients.length === 1 && recipients[0]?.id === recipient,
      );
      if (channel === undefined) throw refuse.unknownUser();
      return respondWith(channelToApi(channel, world));
    },
  },
  {
    method: 'POST',
    pattern: '/channels/:channel/typing',
    handle: (_request, parts, { world, notify }) => {
      const channel = channelOf(world, parts, 0n);
      demand(channel, bitToWrite(channel));
      notify({ kind: 'typing', channelId: channel.id });
      return noContent;
    },
  },
  {
    method: 'GET',
    pattern: messages,
    handle: ({ query }, parts, { world }) => {
      const channel = channelOf(world, parts, permissionBits.readMessageHistory);
      const limit = readLimit(query);
      const before = query.get('before');
      const after = query.get('after');
      const found = [...world.messages.values()]
        .filter(({ channelId, onlyFor }) => channelId === channel.id && onlyFor === undefined)
        .filter(({ id }) => before === null || isOlder(id, before))
        .filter(({ id }) => after === null || isOlder(after, id))
        .toSorted((one, other) => (isOlder(one.id, other.id) ? 1 : -1));
      const page = after === null ? found.slice(0, limit) : found.slice(-limit);
      return respondWith(
        page.map((message) => messageForBot(message, world, world.grantedIntents)),
      );
    },
  },
  {
    method: 'POST',
    pattern: messages,
    handle: (request, parts, { world, messages: desk }) => {
      const channel = channelOf(world, parts, 0n);
      demand(channel, bitToWrite(channel));
      const body = bodyOf(request);
      if (request.files.length > 0) demand(channel, permissionBits.attachFiles);
      if (isJson(body.message_reference) && !may(channel, permissionBits.readMessageHistory)) {
        throw refuse.cannotReply();
      }
      const { files } = request;
      const before =
        body.enforce_nonce === true && isNonce(body.nonce)
          ? desk.findSent(channel, String(body.nonce))
          : undefined;
      const message = before ?? desk.create({ channel, author: undefined, body, files });
      return respondWith(messageToApi(message, world));
    },
  },
  {
    method: 'GET',
    pattern: `${messages}/:message`,
    handle: (_request, parts, { world }) => {
      const channel = channelOf(world, parts, permissionBits.readMessageHistory);
      return respondWith(
        messageForBot(messageOf(world, channel, parts), world, world.grantedIntents),
      );
    },
  },
  {
    method: 'PATCH',
    pattern: `${messages}/:message`,
    handle: (request, parts, { world, messages: desk }) => {
      const message = messageOf(world, channelOf(world, parts, 0n), parts);
      if (message.author !== undefined) throw refuse.notYours();
      desk.edit(message, bodyOf(request), request.files);
      return respondWith(messageToApi(message, world));
    },
  },
  {
    method: 'DELETE',
    pattern: `${messages}/:message`,
    handle: (_request, parts, { world, messages: desk }) => {
      const channel = channelOf(world, parts, 0n);
      const message = messageOf(world, channel, parts);
      if (message.author !== undefined) {
        if (channel.guildId === undefined) throw refuse.notInDirectMessages();
        demand(channel, permissionBits.manageMessages);
      }
      desk.remove(message);
      return noContent;
    },
  },
];

/** The channel that the path names. @throws ApiError unless the bot sees it and has the permissions there */
function channelOf(world: World, { channel: id = '' }: PathParts, bits: bigint): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw refuse.unknownChannel();
  if (isElsewhere(channel, world)) throw refuse.missingAccess();
  if (!may(channel, permissionBits.viewChannel)) throw refuse.missingAccess();
  demand(channel, bits);
  return channel;
}

/** An ephemeral message is not in the channel for anyone but its reader, not even for the bot. */
function messageOf(world: World, channel: Channel, { message: id = '' }: PathParts): StoredMessage {
  const message = world.messages.get(id);
  if (message?.channelId !== channel.id || message.onlyFor !== undefined) {
    throw refuse.unknownMessage();
  }
  return message;
}

function may(channel: Channel, bits: bigint): boolean {
  const isDirect = channel.guildId === undefined && !isPrivate(channel);
  return isDirect || hasPermission(channel.botPermissions, bits);
}

function bitToWrite({ kind }: Channel): bigint {
  return kind === 'thread' ? permissionBits.sendMessagesInThreads : permissionBits.sendMessages;
}

function demand(channel: Channel, bits: bigint): void {
  if (!may(channel, bits)) throw refuse.missingPermissions();
}

/** Compares ids as numbers, since strings of different lengths would not compare correctly. */
function isOlder(id: string, than: string): boolean {
  return id.length === than.length ? id < than : id.length < than.length;
}

function readLimit(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? listed.usual);
  if (Number.isInteger(limit) && limit >= 1 && limit <= listed.most) return limit;
  const check = new FieldChecker();
  check.add(['limit'], 'NUMBER_TYPE_MAX', `int value should be between 1 and ${listed.most}.`);
  return check.refuse();
}

function bodyOf({ body }: ApiRequest): Json {
  return isJson(body) ? body : {};
}
