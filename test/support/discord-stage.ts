import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

import { interactionResponseMs } from '../../src/delivery/discord-limits.js';
import { findCardProblems, findTextProblems } from '../../src/delivery/discord/render-budget.js';

/** A message as Discord would keep it. */
export interface StageMessage {
  readonly id: string;
  readonly channelId: string;
  readonly content: string;
  readonly components: readonly unknown[];
  readonly flags: number;
  /** Whether a mention in it would ping someone, by its `allowed_mentions`. */
  readonly pings: boolean;
  readonly repliesTo?: string;
}

/** One request of the bot, in the order of their arrival. */
export interface StageRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown> | readonly unknown[] | undefined;
  /** Milliseconds on one clock. */
  readonly at: number;
}

export interface Actor {
  readonly user?: string;
  /** The guild it happens in; without one, a direct message. */
  readonly guild?: string;
  readonly locale?: string;
  readonly permissions?: bigint;
}

interface PendingInteraction {
  readonly dispatchedAt: number;
  readonly channelId: string;
  readonly sourceMessage?: string;
  acknowledged: boolean;
  original?: string;
}

type Json = Record<string, unknown>;
type Refusal = readonly [status: number, body: Json, headers?: Record<string, string>];

const applicationId = '100000000000000001';
const botUser = { id: applicationId, username: 'Beleg', discriminator: '0', bot: true };
const ephemeralFlag = 64;
const componentsFlag = 32_768;
/** Guilds 1, guild messages 512, direct messages 4,096. */
const allowedIntents = 1 + 512 + 4_096;

/**
 * A loopback Discord for one bot: gateway and REST as far as the suite needs them, strict about time,
 * acknowledgements, limits and intents. People act on it; what the bot did can be read.
 */
export async function openStage() {
  const token = `${Buffer.from(applicationId).toString('base64url')}.stage.secret`;
  const requests: StageRequest[] = [];
  const messages = new Map<string, StageMessage>();
  const interactions = new Map<string, PendingInteraction>();
  const refusals: {
    readonly matches: (request: StageRequest) => boolean;
    readonly answer: Refusal;
  }[] = [];
  const sent: string[] = [];
  const opcodes: number[] = [];
  let commands: Json[] = [];
  let socket: WebSocket | undefined;
  let identity = 200_000_000_000_000_000n;
  const nextId = () => String((identity += 1n));

  const http = createServer((request, response) => void receive(request, response));
  const gateway = new WebSocketServer({ server: http });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const host = `127.0.0.1:${(http.address() as AddressInfo).port}`;

  gateway.on('connection', (client) => {
    socket = client;
    client.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 30_000 } }));
    client.on('message', (data: Buffer) => {
      const packet = JSON.parse(data.toString()) as { op: number; d: Json };
      opcodes.push(packet.op);
      if (packet.op === 1) client.send(JSON.stringify({ op: 11 }));
      if (packet.op === 2) identify(client, packet.d);
      if (packet.op === 6) {
        for (const missed of sent.slice(packet.d.seq as number)) client.send(missed);
        dispatch('RESUMED', {});
      }
    });
  });

  function identify(client: WebSocket, { token: given, intents }: Json): void {
    if (given !== token) {
      client.close(4004);
      return;
    }
    if (((intents as number) & ~allowedIntents) !== 0) {
      client.close(4014);
      return;
    }
    dispatch('READY', {
      v: 10,
      user: botUser,
      guilds: [],
      session_id: 'session',
      resume_gateway_url: `ws://${host}`,
      application: { id: applicationId, flags: 0 },
    });
  }

  function dispatch(event: string, data: Json): void {
    const packet = JSON.stringify({ op: 0, t: event, s: sent.length + 1, d: data });
    sent.push(packet);
    if (socket?.readyState === 1) socket.send(packet);
  }

  async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const request: StageRequest = {
      method: incoming.method ?? '',
      path: decodeURIComponent((incoming.url ?? '').replace(/^\/api\/v10/, '')),
      body: text === '' ? undefined : (JSON.parse(text) as Json),
      at: performance.now(),
    };
    requests.push(request);
    const at = refusals.findIndex(({ matches }) => matches(request));
    const [refusal] = at < 0 ? [] : refusals.splice(at, 1);
    const [status, body, headers] =
      refusal?.answer ?? answer(request, incoming.headers.authorization);
    if (status === 204) return void response.writeHead(204).end();
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  }

  function answer(
    request: StageRequest,
    authorization?: string,
  ): readonly [number, unknown, Record<string, string>?] {
    const { method } = request;
    const path = request.path.replace(/\?.*$/, '');
    const isPublic = path.startsWith('/interactions/') || path.startsWith('/webhooks/');
    if (!isPublic && authorization !== `Bot ${token}`) return error(401, 0, '401: Unauthorized');
    const body = (request.body ?? {}) as Json;
    if (path === '/gateway/bot') {
      const limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
      return [200, { url: `ws://${host}`, shards: 1, session_start_limit: limit }];
    }
    if (path === '/applications/@me') return [200, { id: applicationId }];
    if (path === `/applications/${applicationId}/commands`) {
      if (method === 'PUT') commands = request.body as unknown as Json[];
      return [200, commands];
    }
    const callback = /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(path);
    if (callback !== null) return acknowledge(callback[2]!, body);
    const webhook = /^\/webhooks\/\d+\/([^/]+)(?:\/messages\/(.+))?$/.exec(path);
    if (webhook !== null) return editResponse(webhook[1]!, webhook[2], method, body);
    const channel = /^\/channels\/(\d+)\/(messages|typing)$/.exec(path);
    if (channel?.[2] === 'typing') return [204, {}];
    if (channel !== null) return keep(body, channel[1]!, 0);
    return error(404, 0, '404: Not Found');
  }

  function acknowledge(tokenOfIt: string, { type, data = {} }: Json): readonly [number, unknown] {
    const interaction = interactions.get(tokenOfIt);
    if (
      interaction === undefined ||
      performance.now() - interaction.dispatchedAt > interactionResponseMs
    ) {
      return error(404, 10_062, 'Unknown interaction');
    }
    if (interaction.acknowledged)
      return error(400, 40_060, 'Interaction has already been acknowledged.');
    if (type === 4 || type === 7) {
      const target = type === 7 ? interaction.sourceMessage : undefined;
      const kept = keep(data as Json, interaction.channelId, 0, target);
      if (kept[0] !== 200) return kept;
      interaction.original = (kept[1] as Json).id as string;
    }
    if (type === 6 && interaction.sourceMessage !== undefined) {
      interaction.original = interaction.sourceMessage;
    }
    if (type === 5) {
      const flags = ((data as Json).flags as number | undefined) ?? 0;
      if ((flags & ~ephemeralFlag) !== 0) return error(400, 50_035, 'Invalid Form Body');
      interaction.original = nextId();
      messages.set(
        interaction.original,
        emptyMessage(interaction.original, interaction.channelId, flags),
      );
    }
    interaction.acknowledged = true;
    return [204, {}];
  }

  function editResponse(
    tokenOfIt: string,
    target: string | undefined,
    method: string,
    body: Json,
  ): readonly [number, unknown] {
    const interaction = interactions.get(tokenOfIt);
    if (!interaction?.acknowledged) return error(404, 10_015, 'Unknown Webhook');
    if (target === undefined) return keep(body, interaction.channelId, 0);
    const id = target === '@original' ? interaction.original : target;
    const before = id === undefined ? undefined : messages.get(id);
    if (id === undefined || before === undefined) return error(404, 10_008, 'Unknown Message');
    if (method === 'DELETE') {
      messages.delete(id);
      return [204, {}];
    }
    return keep(body, interaction.channelId, before.flags & ephemeralFlag, id);
  }

  /** Checks a message as Discord does, and keeps it. */
  function keep(
    body: Json,
    channelId: string,
    flagsBefore: number,
    id = nextId(),
  ): readonly [number, unknown] {
    const flags = ((body.flags as number | undefined) ?? 0) | flagsBefore;
    const content = (body.content as string | null | undefined) ?? '';
    const components =
      (body.components as Parameters<typeof findCardProblems>[0] | undefined) ?? [];
    const isCard = (flags & componentsFlag) !== 0;
    const problems = isCard ? findCardProblems(components) : findTextProblems(content);
    if (problems.length > 0 || (isCard && content !== '') || (!isCard && components.length > 0)) {
      return error(400, 50_035, 'Invalid Form Body');
    }
    const allowed = body.allowed_mentions as
      { parse?: unknown[]; replied_user?: boolean } | undefined;
    const reference = body.message_reference as { message_id: string } | undefined;
    const kept: StageMessage = {
      id,
      channelId,
      content,
      components,
      flags,
      pings:
        allowed?.parse?.length !== 0 || (reference !== undefined && allowed.replied_user !== false),
      ...(reference === undefined ? {} : { repliesTo: reference.message_id }),
    };
    messages.set(id, kept);
    return [200, messageJson(kept)];
  }

  const actorFields = (actor: Actor): Json => {
    const user = person(actor.user);
    const place = {
      channel_id: channelOf(actor),
      channel: { id: channelOf(actor), type: actor.guild === undefined ? 1 : 0 },
      context: actor.guild === undefined ? 1 : 0,
      authorizing_integration_owners: { 0: actor.guild ?? '0' },
    };
    if (actor.guild === undefined) return { ...place, user };
    const permissions = (actor.permissions ?? 0n).toString();
    return {
      ...place,
      guild_id: actor.guild,
      guild: { id: actor.guild, locale: 'en-US', features: [] },
      member: { user, permissions, roles: [], joined_at: new Date().toISOString(), flags: 0 },
    };
  };

  /** Sends an interaction; `reply` resolves with the message the bot answered with. */
  function interact(type: number, data: Json, actor: Actor, source?: StageMessage) {
    const interactionToken = nextId();
    const pending: PendingInteraction = {
      dispatchedAt: performance.now(),
      channelId: channelOf(actor),
      acknowledged: false,
      ...(source === undefined ? {} : { sourceMessage: source.id }),
    };
    interactions.set(interactionToken, pending);
    const id = nextId();
    dispatch('INTERACTION_CREATE', {
      id,
      token: interactionToken,
      type,
      data,
      version: 1,
      application_id: applicationId,
      locale: actor.locale ?? 'de',
      entitlements: [],
      app_permissions: '0',
      attachment_size_limit: 1,
      ...actorFields(actor),
      ...(source === undefined ? {} : { message: messageJson(source) }),
    });
    const callbacks = () =>
      requests.filter(({ path }) => path.includes(`/${interactionToken}/callback`));
    return {
      id,
      token: interactionToken,
      /** The bot's requests for it: `4` reply, `5` defer, `7` update, `8` choices; `PATCH`, `DELETE`. */
      steps: () =>
        requests
          .filter(({ path }) => path.includes(`/${interactionToken}`))
          .map(({ method, body }) =>
            method === 'POST' ? (body as { type?: number }).type : method,
          ),
      choices: () =>
        until(
          () =>
            (
              callbacks()[0]?.body as
                { data: { choices: { name: string; value: string }[] } } | undefined
            )?.data.choices,
        ),
      reply: () =>
        until(() => {
          const message =
            pending.original === undefined ? undefined : messages.get(pending.original);
          return message !== undefined && (message.components.length > 0 || message.content !== '')
            ? message
            : undefined;
        }),
      gone: () =>
        until(
          () => (pending.original !== undefined && !messages.has(pending.original)) || undefined,
        ),
    };
  }

  return {
    token,
    apiUrl: `http://${host}/api`,
    botId: applicationId,
    requests,
    messages,
    commands: () => commands,
    opcodes,
    command: (name: string, options: Json, actor: Actor = {}) =>
      interact(2, { id: '1', type: 1, name, options: toOptions(options) }, actor),
    autocomplete: (name: string, focused: string, options: Json, actor: Actor = {}) =>
      interact(
        4,
        {
          id: '1',
          type: 1,
          name,
          options: toOptions(options).map((option) =>
            option.name === focused ? { ...option, focused: true } : option,
          ),
        },
        actor,
      ),
    menu: (name: string, content: string, actor: Actor = {}) => {
      const target = { ...emptyMessage(nextId(), channelOf(actor), 0), content };
      const resolved = { messages: { [target.id]: messageJson(target, person()) } };
      return interact(2, { id: '1', type: 3, name, target_id: target.id, resolved }, actor);
    },
    press: (message: StageMessage, customId: string, actor: Actor = {}) =>
      interact(3, { component_type: 2, custom_id: customId }, actor, message),
    choose: (message: StageMessage, customId: string, value: string, actor: Actor = {}) =>
      interact(3, { component_type: 3, custom_id: customId, values: [value] }, actor, message),
    /** A person writes; `reply` resolves with the bot's answer to it. */
    say: (
      content: string,
      actor: Actor & { readonly bot?: boolean; readonly webhook?: boolean } = {},
    ) => {
      const id = nextId();
      const author =
        actor.bot === true ? { ...person('700000000000000001'), bot: true } : person(actor.user);
      const mentions = content.includes(`<@${applicationId}>`) ? [botUser] : [];
      const message = { ...emptyMessage(id, channelOf(actor), 0), content };
      dispatch('MESSAGE_CREATE', {
        ...messageJson(message, author),
        mentions,
        channel_type: actor.guild === undefined ? 1 : 0,
        ...(actor.guild === undefined ? {} : { guild_id: actor.guild }),
        ...(actor.webhook === true ? { webhook_id: '9' } : {}),
      });
      const replies = () => [...messages.values()].filter(({ repliesTo }) => repliesTo === id);
      return { id, replies, reply: () => until(() => replies()[0]) };
    },
    /** The bot learns of a guild with one text channel, in which it may do everything. */
    addGuild: (guild: string) =>
      dispatch('GUILD_CREATE', {
        id: guild,
        name: 'Gilde',
        owner_id: '1',
        roles: [{ id: guild, name: '@everyone', permissions: '8', position: 0, flags: 0 }],
        channels: [
          {
            id: channelOf({ guild }),
            type: 0,
            name: 'allgemein',
            position: 0,
            permission_overwrites: [],
          },
        ],
        members: [],
        member_count: 2,
        emojis: [],
        features: [],
        threads: [],
        stickers: [],
        voice_states: [],
        presences: [],
        stage_instances: [],
        guild_scheduled_events: [],
        preferred_locale: 'en-US',
      }),
    /** The next request that matches gets this answer, as it is. */
    refuseNext: (matches: (request: StageRequest) => boolean, ...refusal: Refusal) =>
      void refusals.push({ matches, answer: refusal }),
    dropSocket: () => socket?.terminate(),
    close: async () => {
      for (const client of gateway.clients) client.terminate();
      gateway.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

function error(status: number, code: number, message: string): readonly [number, Json] {
  return [status, { code, message }];
}

function person(id = '80351110224678912'): Json {
  return { id, username: 'nelly', global_name: 'Nelly', discriminator: '0', avatar: null };
}

/** One channel a guild, and one for direct messages. */
function channelOf({ guild }: Actor): string {
  return guild === undefined ? '300000000000000001' : `7${guild.slice(1)}`;
}

function emptyMessage(id: string, channelId: string, flags: number): StageMessage {
  return { id, channelId, content: '', components: [], flags, pings: false };
}

function messageJson(message: StageMessage, author: Json = botUser): Json {
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.repliesTo === undefined ? 0 : 19,
    content: message.content,
    components: message.components,
    flags: message.flags,
    author,
    embeds: [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
  };
}

function toOptions(options: Json): Json[] {
  return Object.entries(options).map(([name, value]) => ({
    name,
    type: typeof value === 'boolean' ? 5 : 3,
    value,
  }));
}

/** Waits for something to be there; gives up after some seconds, so that a test says what it missed. */
export async function until<Value>(
  look: () => Value | undefined,
  timeoutMs = 8_000,
): Promise<Value> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = look();
    if (value !== undefined) return value;
    if (performance.now() > deadline) throw new Error('what was waited for did not come');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
