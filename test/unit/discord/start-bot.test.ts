import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';

import { commands } from '../../../commands/index.js';
import { normalizeCommand } from '../../../src/discord/normalize-command.js';
import { registerCommands } from '../../../src/discord/register-commands.js';
import { startBot } from '../../../src/discord/start-bot.js';
import { createFakeApp } from '../../support/fake-app.js';

type Respond = (request: IncomingMessage, body: string) => readonly [status: number, body: unknown];

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A loopback server that answers every request the same way; its address as an API address. */
async function serve(respond: Respond): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const [status, answer] = respond(request, body);
      response
        .writeHead(status, {
          'content-type': 'application/json',
          ...(status === 429 ? { 'retry-after': '3600' } : {}),
        })
        .end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
}

const start = (apiUrl: string) =>
  startBot({
    app: createFakeApp(),
    logger: pino({ level: 'silent' }),
    token: 'a.b.c',
    apiUrl,
    startTimeoutMs: 5_000,
  });

describe('startBot', () => {
  it.each([
    ['a token Discord does not know', 401, 'bad-token'],
    ['a broken Discord', 503, 'discord-unavailable'],
  ])('says so for %s', async (_what, status, code) => {
    const apiUrl = await serve(() => [status, { message: 'x', code: 0 }]);
    await expect(start(apiUrl)).rejects.toMatchObject({ name: 'DiscordStartError', code });
  });

  it('says so when nobody is there', async () => {
    const apiUrl = await serve(() => [200, {}]);
    await closers.pop()!();
    await expect(start(apiUrl)).rejects.toMatchObject({ code: 'no-network' });
  });

  it('says so when the gateway never answers', async () => {
    const limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
    const apiUrl = await serve(() => [
      200,
      { url: 'ws://127.0.0.1:9', shards: 1, session_start_limit: limit },
    ]);
    const starting = startBot({
      app: createFakeApp(),
      logger: pino({ level: 'silent' }),
      token: 'a.b.c',
      apiUrl,
      startTimeoutMs: 300,
    });
    await expect(starting).rejects.toMatchObject({ code: 'no-network' });
  });
});

describe('startBot under a rate limit', () => {
  /** What @discordjs/rest adds to each wait. */
  const clockMargin = 50;
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

  it('says so, and leaves no timer behind that keeps the process alive', async () => {
    const apiUrl = await serve(() => [429, { message: 'x', retry_after: 3_600, global: true }]);
    const before = timers();
    await expect(start(apiUrl)).rejects.toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 3_600_000 + clockMargin,
    });
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it('says so when the sessions of the day are used up', async () => {
    const limit = { total: 1_000, remaining: 0, reset_after: 3_600_000, max_concurrency: 1 };
    const apiUrl = await serve(() => [
      200,
      { url: 'ws://127.0.0.1:9', shards: 1, session_start_limit: limit },
    ]);
    await expect(start(apiUrl)).rejects.toMatchObject({ code: 'rate-limited' });
  });
});

describe('startBot on a gateway', () => {
  /** A gateway that recommends `shards` and lets every shard in; `closeWith` closes the connections. */
  async function serveGateway(shards: number) {
    const gateway = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(gateway, 'listening');
    const identified: unknown[] = [];
    gateway.on('connection', (socket) => {
      socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 } }));
      socket.on('message', (data: Buffer) => {
        const { op, d } = JSON.parse(data.toString()) as { op: number; d: { shard?: unknown } };
        if (op === 1) socket.send(JSON.stringify({ op: 11 }));
        if (op !== 2) return;
        identified.push(d.shard);
        const user = { id: '1', username: 'Beleg', discriminator: '0', bot: true };
        const ready = { v: 10, user, guilds: [], session_id: 's', shard: d.shard };
        const body = { ...ready, resume_gateway_url: url, application: { id: '1', flags: 0 } };
        socket.send(JSON.stringify({ op: 0, t: 'READY', s: 1, d: body }));
      });
    });
    const url = `ws://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    const limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 16 };
    closers.push(
      () =>
        new Promise((resolve) => {
          for (const socket of gateway.clients) socket.terminate();
          gateway.close(() => resolve());
        }),
    );
    const apiUrl = await serve(({ url: path = '' }) =>
      path.includes('/gateway/bot')
        ? [200, { url, shards, session_start_limit: limit }]
        : [200, path.includes('/applications/@me') ? { id: '1' } : []],
    );
    const closeWith = (code: number) => {
      for (const socket of gateway.clients) socket.close(code);
    };
    return { apiUrl, identified, closeWith };
  }

  it('uses as many shards as Discord recommends', async () => {
    const { apiUrl, identified } = await serveGateway(4);
    const bot = await start(apiUrl);
    expect(identified).toEqual([0, 1, 2, 3].map((shard) => [shard, 4]));
    await bot.stop();
  });

  it('ends with the reason when Discord requires more shards', async () => {
    const { apiUrl, closeWith } = await serveGateway(1);
    const bot = await start(apiUrl);
    closeWith(4011);
    expect(await bot.ended).toMatchObject({ code: 'sharding-required' });
    await bot.stop();
  });
});

describe('registerCommands', () => {
  it('does not wait for a long rate limit', async () => {
    const apiUrl = await serve(() => [429, { message: 'x', retry_after: 3_600, global: false }]);
    await expect(registerCommands({ token: 'x', apiUrl })).rejects.toMatchObject({
      code: 'rate-limited',
    });
  });

  const discord = () => {
    let registered: object[] = [];
    const puts: string[] = [];
    const respond: Respond = ({ method, url = '' }, body) => {
      if (url.endsWith('/applications/@me')) return [200, { id: '7' }];
      expect(url).toContain('/applications/7/commands');
      if (method === 'PUT') {
        puts.push(body);
        registered = (JSON.parse(body) as object[]).map((command, at) => ({
          ...command,
          id: `${at}`,
          application_id: '7',
          version: '1',
          nsfw: false,
        }));
      } else expect(url).toContain('with_localizations=true');
      return [200, registered];
    };
    return { puts, respond };
  };

  it('tells Discord about the commands once, and again only when they differ', async () => {
    const { puts, respond } = discord();
    const apiUrl = await serve(respond);
    const options = { token: 'a.b.c', apiUrl };
    expect(await registerCommands(options)).toEqual({ changed: true, commands: commands.length });
    expect(await registerCommands(options)).toEqual({ changed: false, commands: commands.length });
    expect(await registerCommands({ ...options, commands: commands.slice(1) })).toEqual({
      changed: true,
      commands: commands.length - 1,
    });
    expect(puts).toHaveLength(2);
    const sent = JSON.parse(puts[0]!) as object[];
    expect(sent.map(normalizeCommand)).toEqual(commands.map(normalizeCommand));
    expect(sent).toContainEqual(expect.objectContaining({ default_member_permissions: 8 }));
  });

  it('says when the token is wrong', async () => {
    const apiUrl = await serve(() => [401, { message: '401: Unauthorized', code: 0 }]);
    await expect(registerCommands({ token: 'x', apiUrl })).rejects.toMatchObject({
      code: 'bad-token',
    });
  });
});
