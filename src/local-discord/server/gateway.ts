import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type RawData, type WebSocket, WebSocketServer } from 'ws';

import { guildCreateToApi } from './guild-to-api.js';
import { intents, knownIntents, privilegedIntents } from '../state/intents.js';
import { isOwnPage } from './is-own-page.js';
import { isJson, type Json } from './json.js';
import { applicationToApi, botToApi } from './to-api.js';
import type { World } from '../state/world.js';

/** Gateway opcodes. */
const opcodes = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** Close codes of Discord's gateway. */
const closeCodes = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  invalidIntents: 4013,
  invalidShard: 4010,
  invalidVersion: 4012,
  disallowedIntents: 4014,
} as const;

/** A client that closes with one of these codes will not resume, so its session ends. */
const endingCodes: ReadonlySet<number> = new Set([1000, 1001]);
const heartbeatIntervalMs = 41_250;
/** In bytes; Discord closes on larger ones. */
const largestPayload = 4_096;
/** How many events a session can catch up on. */
const historyLength = 1_000;

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly history: { readonly sequence: number; readonly payload: string }[];
  sequence: number;
  socket: WebSocket | undefined;
}

export interface Gateway {
  /**
   * Sends an event to every session with the intent.
   *
   * @param data returns the payload for the intents of a session
   * @param intent 0 sends it to all sessions
   */
  dispatch(event: string, data: (granted: number) => Json, intent: number): void;
  /** Cuts every connection without a close frame, as a network failure does. */
  readonly dropSockets: () => void;
  /** Asks every client to reconnect and resume. */
  readonly askToReconnect: () => void;
  /** Forgets all sessions, so that a resume is refused. */
  readonly forgetSessions: () => void;
  /** How many clients are connected and identified. */
  readonly connected: number;
  /** How many sessions were started, and how often one was resumed. */
  readonly counts: { identified: number; resumed: number };
  close(): void;
}

/** Discord's gateway v10 for one bot, JSON without compression, on an HTTP server. */
export function createGateway(server: Server, world: World): Gateway {
  const sessions = new Map<string, Session>();
  const counts = { identified: 0, resumed: 0 };
  const sockets = new WebSocketServer({
    server,
    maxPayload: largestPayload,
    verifyClient: ({ req }: { req: IncomingMessage }) => isOwnPage(req),
  });

  sockets.on('connection', (socket, request) => {
    let session: Session | undefined;
    socket.on('error', () => socket.terminate());
    if (!speaksOurs(request.url ?? '')) {
      socket.close(closeCodes.invalidVersion);
      return;
    }
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      session.socket = undefined;
      if (endingCodes.has(code)) sessions.delete(session.id);
    });
    send(socket, opcodes.hello, { heartbeat_interval: heartbeatIntervalMs });
    socket.on('message', (raw) => {
      const packet = parsePacket(raw);
      if (packet === undefined) {
        socket.close(closeCodes.decodeError);
      } else if (packet.op === opcodes.heartbeat) {
        send(socket, opcodes.heartbeatAck, undefined);
      } else if (packet.op === opcodes.identify) {
        if (session !== undefined) socket.close(closeCodes.alreadyAuthenticated);
        else session = identify(socket, packet.d);
      } else if (packet.op === opcodes.resume) {
        if (session !== undefined) socket.close(closeCodes.alreadyAuthenticated);
        else session = resume(socket, packet.d);
      } else if (session === undefined) {
        socket.close(closeCodes.notAuthenticated);
      } else if (!ignoredOpcodes.has(packet.op)) {
        socket.close(closeCodes.unknownOpcode);
      }
    });
  });

  const identify = (socket: WebSocket, data: Json): Session | undefined => {
    const asked = Number(data.intents ?? Number.NaN);
    if (data.token !== world.token) {
      socket.close(closeCodes.authenticationFailed);
    } else if (!isJson(data.properties)) {
      socket.close(closeCodes.decodeError);
    } else if (!isShard(data.shard)) {
      socket.close(closeCodes.invalidShard);
    } else if (!Number.isInteger(asked) || asked < 0 || asked > knownIntents) {
      socket.close(closeCodes.invalidIntents);
    } else if ((asked & privilegedIntents & ~world.grantedIntents) !== 0) {
      socket.close(closeCodes.disallowedIntents);
    } else {
      counts.identified += 1;
      const session: Session = {
        id: world.nextId(),
        intents: asked,
        history: [],
        sequence: 0,
        socket,
      };
      sessions.set(session.id, session);
      welcome(session);
      return session;
    }
    return undefined;
  };

  const welcome = (session: Session): void => {
    const { guild } = world;
    const knowsGuilds = (session.intents & intents.guilds) !== 0;
    emit(session, 'READY', {
      v: 10,
      user: botToApi(world),
      guilds: [{ id: guild.id, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: addressOf(server),
      application: applicationToApi(world),
    });
    if (knowsGuilds) emit(session, 'GUILD_CREATE', guildCreateToApi(world));
  };

  const resume = (socket: WebSocket, data: Json): Session | undefined => {
    const session = sessions.get(String(data.session_id));
    const sequence = Number(data.seq);
    if (data.token !== world.token) {
      socket.close(closeCodes.authenticationFailed);
      return undefined;
    }
    if (session === undefined || !canCatchUp(session, sequence)) {
      send(socket, opcodes.invalidSession, false);
      return undefined;
    }
    counts.resumed += 1;
    session.socket = socket;
    for (const missed of session.history)
      if (missed.sequence > sequence) socket.send(missed.payload);
    emit(session, 'RESUMED', {});
    return session;
  };

  return {
    dispatch(event, data, intent) {
      for (const session of sessions.values()) {
        if (intent === 0 || (session.intents & intent) !== 0)
          emit(session, event, data(session.intents));
      }
    },
    dropSockets() {
      for (const socket of sockets.clients) socket.terminate();
    },
    askToReconnect() {
      for (const socket of sockets.clients) send(socket, opcodes.reconnect, undefined);
    },
    forgetSessions: () => sessions.clear(),
    get connected() {
      return [...sessions.values()].filter(({ socket }) => socket !== undefined).length;
    },
    counts,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/**
 * Whether a value is a shard's index and the number of shards. It may be left out. There is only
 * one guild, so any shard will do.
 */
function isShard(shard: unknown): boolean {
  if (shard === undefined) return true;
  if (!Array.isArray(shard) || shard.length !== 2 || !shard.every(Number.isInteger)) return false;
  const [id, count] = shard as [number, number];
  return id >= 0 && id < count;
}

/** Whether a client asks for version 10 in plain JSON; both may be left out. */
function speaksOurs(url: string): boolean {
  const query = new URLSearchParams(url.split('?', 2)[1] ?? '');
  const isOurs = (name: string, value: string) => (query.get(name) ?? value) === value;
  return isOurs('v', '10') && isOurs('encoding', 'json') && !query.has('compress');
}

/** Presence, voice state and member requests are accepted and ignored. */
const ignoredOpcodes: ReadonlySet<number> = new Set([3, 4, 8, 31]);

function emit(session: Session, event: string, data: Json): void {
  session.sequence += 1;
  const { sequence } = session;
  const payload = JSON.stringify({ op: opcodes.dispatch, t: event, s: sequence, d: data });
  session.history.push({ sequence, payload });
  if (session.history.length > historyLength) session.history.shift();
  session.socket?.send(payload);
}

function canCatchUp({ history, sequence }: Session, from: number): boolean {
  const oldest = history[0]?.sequence ?? 1;
  return Number.isInteger(from) && from <= sequence && from >= oldest - 1;
}

function send(socket: WebSocket, op: number, data: unknown): void {
  socket.send(JSON.stringify({ op, d: data ?? null, s: null, t: null }));
}

function parsePacket(raw: RawData): { op: number; d: Json } | undefined {
  try {
    const packet: unknown = JSON.parse((raw as Buffer).toString('utf8'));
    if (!isJson(packet) || typeof packet.op !== 'number') return undefined;
    return { op: packet.op, d: isJson(packet.d) ? packet.d : {} };
  } catch {
    return undefined;
  }
}

function addressOf(server: Server): string {
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
