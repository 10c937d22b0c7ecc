import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';

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
        .writeHead(status, { 'content-type': 'application/json' })
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

describe('registerCommands', () => {
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
