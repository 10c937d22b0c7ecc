import {
  type GatewayEvent,
  type MemoryDiscord,
  openMemoryDiscord,
} from '@beleg/local-discord/memory';
import { Client, GatewayIntentBits, type RESTOptions } from 'discord.js';

import { commands } from '../../commands/index.js';
import { clientOptions } from '../../src/discord/start-bot.js';
import { pickNumber, type Random } from '../create-random.js';
import type { Life, VirtualTime } from './virtual-time.js';

type MakeRequest = RESTOptions['makeRequest'];
type Response = Awaited<ReturnType<MakeRequest>>;

/** What happens to a request on its way. */
type RequestTrouble =
  /** It is answered with 429; discord.js asks again. */
  | 'rate-limit'
  /** It is answered with 503 and not executed. */
  | 'server-error'
  /** The connection breaks before it arrives. */
  | 'reset'
  /** It is executed, and the connection breaks before the response arrives. */
  | 'lost-response'
  /** It is executed, and discord.js gives up waiting for the response. */
  | 'timeout';

const troubles: readonly RequestTrouble[] = [
  'rate-limit',
  'server-error',
  'reset',
  'lost-response',
  'timeout',
];

export interface DiscordTrouble {
  /** The share of requests that something happens to. */
  requests: number;
  /** The share of events that something happens to. */
  events: number;
}

/** How many times in a row a request meets with trouble at most: discord.js asks four times. */
const mostTroublesInRow = 3;
/** In milliseconds: after which time discord.js gives up. */
const timeoutMs = 15_000;
/** In milliseconds. */
const latency = { least: 5, most: 80, slowest: 1_500 } as const;

/** A request of the bot that was carried out. */
export interface CarriedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
  readonly response: unknown;
}

/** What became of an event for the bot. */
export interface Delivery {
  /** The id of the interaction or message. */
  readonly id: string;
  /** When it was delivered, in virtual time; `undefined` when it never was. */
  readonly at: number | undefined;
}

/** A local Discord whose network is as bad as it is told to be, and one bot at a time on it. */
export class SimulatedDiscord {
  readonly discord: MemoryDiscord;
  readonly requests: CarriedRequest[] = [];
  readonly deliveries: Delivery[] = [];
  readonly trouble: DiscordTrouble = { requests: 0, events: 0 };
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #troublesInRow = new Map<string, number>();
  /** Requests that discord.js makes again after a real, short pause. */
  readonly #awaited = new Set<string>();
  #client: Client | undefined;
  #life: Life | undefined;
  /** While the connection is down, events wait for it to be resumed. */
  #missed: GatewayEvent[] | undefined;
  #lastArrival = 0;

  constructor(time: VirtualTime, random: Random) {
    this.#time = time;
    this.#random = random;
    this.discord = openMemoryDiscord({
      now: () => time.trueDate,
      intents:
        GatewayIntentBits.Guilds |
        GatewayIntentBits.GuildMessages |
        GatewayIntentBits.DirectMessages,
      dispatch: (event) => this.#dispatch(event),
    });
    this.discord.request({
      method: 'PUT',
      path: `/applications/${this.discord.world.bot.id}/commands`,
      query: new URLSearchParams(),
      body: JSON.parse(JSON.stringify(commands)) as unknown,
      files: [],
    });
  }

  /** Whether discord.js is about to ask again, which takes real time. */
  get isAskedAgain(): boolean {
    return this.#awaited.size > 0;
  }

  /** Connects a bot: discord.js's own client, fed by hand. */
  connect(life: Life): Client {
    const options = clientOptions(undefined, () => false);
    const client = new Client({
      ...options,
      rest: {
        ...options.rest,
        offset: 0,
        makeRequest: (url, init) => this.#carry(url, init, life),
      },
    });
    client.token = this.discord.world.token;
    client.rest.setToken(this.discord.world.token);
    const ready = 0;
    Object.assign(client.ws, { status: ready });
    this.#client = client;
    this.#life = life;
    this.#missed = undefined;
    for (const event of this.discord.greet()) feed(client, event);
    return client;
  }

  /** The connection drops for a time, and then is resumed, or begun anew without what was missed. */
  drop(ms: number, resumes: boolean): void {
    if (this.#missed !== undefined) return;
    this.#missed = [];
    this.#time.schedule(() => {
      const missed = this.#missed ?? [];
      this.#missed = undefined;
      for (const event of missed) {
        if (resumes) this.#dispatch(event);
        else this.#note(event, undefined);
      }
    }, ms);
  }

  #dispatch(event: GatewayEvent): void {
    if (this.#missed !== undefined) {
      this.#missed.push(event);
      return;
    }
    const isTroubled = this.#random() < this.trouble.events;
    const delay = isTroubled ? this.#random() * latency.slowest : this.#random() * latency.least;
    const arrival = this.#time.time + delay;
    // A connection keeps the order of what it carries; two of them, old and new, do not.
    const isReordered = isTroubled && this.#random() < 0.5;
    const at = isReordered ? arrival : Math.max(arrival, this.#lastArrival + 1e-6);
    this.#lastArrival = Math.max(this.#lastArrival, at);
    this.#deliver(event, at);
    if (isTroubled && this.#random() < 0.3) this.#deliver(event, at + this.#random() * 500);
  }

  #deliver(event: GatewayEvent, at: number): void {
    const client = this.#client;
    const life = this.#life;
    this.#time.schedule(() => {
      if (client === undefined || life?.alive !== true) {
        this.#note(event, undefined);
        return;
      }
      this.#note(event, this.#time.time);
      feed(client, structuredClone(event));
    }, at - this.#time.time);
  }

  #note({ t, d }: GatewayEvent, at: number | undefined): void {
    if (t === 'INTERACTION_CREATE' || t === 'MESSAGE_CREATE') {
      this.deliveries.push({ id: String(d.id), at });
    }
  }

  async #carry(url: string, init: Parameters<MakeRequest>[1], life: Life): Promise<Response> {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.replace(/^\/api\/v10/, '');
    const method = init.method ?? 'GET';
    const key = `${method} ${path}`;
    this.#awaited.delete(key);
    const isOver = (): boolean => !life.alive;
    const trouble = this.#takeTrouble(key);
    await this.#time.wait(latency.least + this.#random() * latency.most);
    if (isOver()) return new Promise<never>(() => undefined);
    if (trouble === 'rate-limit') {
      this.#awaited.add(key);
      return respond(
        429,
        { message: 'simulated', retry_after: 0.001, global: false },
        {
          'retry-after': '0.001',
        },
      );
    }
    if (trouble === 'server-error') return respond(503, { code: 0, message: 'simulated' });
    if (trouble === 'reset') throw connectionReset();
    const { json, files } = readBody(init.body);
    const request = { method, path: decodePath(path), query: searchParams, body: json, files };
    const { status, body } = this.discord.request(request);
    this.requests.push({ method, path, status, body: json, response: body });
    const slow = this.#random() < this.trouble.requests ? latency.slowest : latency.most;
    await this.#time.wait(this.#random() * slow);
    if (isOver()) return new Promise<never>(() => undefined);
    if (trouble === 'lost-response') throw connectionReset();
    if (trouble === 'timeout') {
      await this.#time.wait(timeoutMs);
      throw Object.assign(new Error('This operation was aborted'), { name: 'AbortError' });
    }
    return respond(status, body);
  }

  #takeTrouble(key: string): RequestTrouble | undefined {
    const before = this.#troublesInRow.get(key) ?? 0;
    if (before >= mostTroublesInRow || this.#random() >= this.trouble.requests) {
      this.#troublesInRow.delete(key);
      return undefined;
    }
    this.#troublesInRow.set(key, before + 1);
    return troubles[pickNumber(this.#random, troubles.length)];
  }
}

/** Gives a client an event as its connection would. */
function feed(client: Client, packet: GatewayEvent): void {
  const shard = { id: 0, checkReady: () => undefined };
  const { ws } = client as unknown as {
    readonly ws: { handlePacket(packet: unknown, shard: unknown): void };
  };
  ws.handlePacket(packet, shard);
}

function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}

function decodePath(path: string): string {
  return path.replaceAll('%40', '@');
}

function readBody(body: unknown) {
  if (!(body instanceof FormData)) {
    return {
      json: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined,
      files: [],
    };
  }
  const payload = body.get('payload_json');
  const files = [...body]
    .filter(([name]) => name.startsWith('files['))
    .flatMap(([, value], at) =>
      typeof value === 'string'
        ? []
        : [
            {
              id: String(at),
              filename: value.name,
              size: value.size,
              contentType: value.type,
              data: Buffer.alloc(0),
            },
          ],
    );
  return { json: typeof payload === 'string' ? (JSON.parse(payload) as unknown) : {}, files };
}

function respond(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const text = body === undefined ? '' : JSON.stringify(body);
  return {
    status,
    statusText: '',
    ok: status >= 200 && status < 300,
    // The package that discord.js brings declares a class of its own, which is Node's.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    headers: new Headers({ ...type, ...headers }),
    body: null,
    bodyUsed: false,
    json: () => Promise.resolve(JSON.parse(text)),
    text: () => Promise.resolve(text),
    arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)),
  };
}
