import { Client, type ClientOptions, GatewayIntentBits, Partials } from 'discord.js';

import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../../src/local-discord/start-local-discord.js';

/** What Beleg asks for. */
const usual: ClientOptions = {
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
  ],
  partials: [Partials.Channel],
};

export interface Connection {
  readonly local: LocalDiscord;
  readonly client: Client<true>;
  close(): Promise<void>;
}

/** The real discord.js client, ready on a local Discord of its own. */
export async function connect(
  options: LocalDiscordOptions = {},
  clientOptions: Partial<ClientOptions> = {},
): Promise<Connection> {
  const local = await startLocalDiscord(options);
  const client = createClient(local, clientOptions);
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(local.token);
  await ready;
  return {
    local,
    client: client as Client<true>,
    close: async () => {
      await client.destroy();
      await local.stop();
    },
  };
}

/** The client, not connected yet. */
export function createClient(local: LocalDiscord, options: Partial<ClientOptions> = {}): Client {
  const rest = { api: local.apiUrl, ...options.rest };
  return new Client({ ...usual, ...options, rest });
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly code?: number;
    readonly message?: string;
    readonly errors?: unknown;
    readonly [field: string]: unknown;
  };
}

/** One request to the REST API, without any client between. */
export async function request(
  local: LocalDiscord,
  method: string,
  path: string,
  body?: unknown,
  token: string | undefined = local.token,
): Promise<RawResponse> {
  const response = await fetch(`${local.apiUrl}/v10${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bot ${token}` }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as RawResponse['body']),
  };
}
