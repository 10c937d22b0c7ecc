import { connect as connectSocket } from 'node:net';
import { Events, HTTPError, RateLimitError, type TextChannel } from 'discord.js';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Connection, connect, request } from './connect.js';

let connection: Connection;
let local: Connection['local'];

beforeAll(async () => {
  connection = await connect({}, { rest: { retries: 1, timeout: 5_000 } });
  ({ local } = connection);
});

afterAll(() => connection.close());

const fragen = () => [...local.world.channels.values()].find(({ name }) => name === 'fragen')!;
const channel = () => connection.client.channels.cache.get(fragen().id) as TextChannel;
const path = () => `/channels/${fragen().id}/messages`;
const statuses = (since: number) => local.requests.slice(since).map(({ status }) => status);

describe('faults on demand', () => {
  it('a 429 is waited out by the client', async () => {
    const since = local.requests.length;
    local.rateLimit({ retryAfterMs: 150, match: 'POST /channels' });
    const started = performance.now();
    const limited: number[] = [];
    connection.client.rest.once('rateLimited', ({ retryAfter }) => limited.push(retryAfter));
    await channel().send('trotzdem');
    expect(performance.now() - started).toBeGreaterThanOrEqual(140);
    expect(statuses(since)).toEqual([429, 200]);
    expect(limited).toHaveLength(1);
  });

  it('a 429 says how long to wait, in body and headers', async () => {
    local.rateLimit({ retryAfterMs: 1_500, global: true });
    const { status, body, headers } = await request(local, 'GET', '/users/@me');
    expect([status, body]).toEqual([
      429,
      { message: 'You are being rate limited.', retry_after: 1.5, global: true },
    ]);
    expect(headers.get('retry-after')).toBe('2');
    expect(headers.get('x-ratelimit-global')).toBe('true');
    expect(headers.get('x-ratelimit-reset-after')).toBe('1.5');
  });

  it('a 429 affects only the requests it is meant for, and as many as it is meant for', async () => {
    const patient = connection.client.rest.options.rejectOnRateLimit;
    connection.client.rest.options.rejectOnRateLimit = () => true;
    local.rateLimit({ retryAfterMs: 1, count: 2, match: /^POST .*\/messages$/ });
    expect((await request(local, 'GET', path())).status).toBe(200);
    await expect(channel().send('x')).rejects.toBeInstanceOf(RateLimitError);
    expect((await request(local, 'POST', path(), { content: 'x' })).status).toBe(429);
    expect((await request(local, 'POST', path(), { content: 'x' })).status).toBe(200);
    connection.client.rest.options.rejectOnRateLimit = patient;
  });

  it('a request whose answer is lost was executed', async () => {
    local.failNext({ status: 502, done: true, match: 'POST' });
    const { status } = await request(local, 'POST', path(), { content: 'angekommen' });
    expect(status).toBe(502);
    const shown = local.messagesIn({ as: 'member', channel: 'fragen' });
    expect(shown.at(-1)?.content).toBe('angekommen');
  });

  it('a failure is retried by the client, and reported when it lasts', async () => {
    const since = local.requests.length;
    local.failNext({ match: 'POST /channels' });
    await channel().send('beim zweiten Mal');
    expect(statuses(since)).toEqual([500, 200]);
    local.failNext({ count: 2, status: 503, match: 'POST /channels' });
    await expect(channel().send('x')).rejects.toBeInstanceOf(HTTPError);
  });

  it('a late answer belongs to an executed request, so a retry executes it twice', async () => {
    const before = local.messagesIn({ as: 'member', channel: 'fragen' }).length;
    const written = () => local.messagesIn({ as: 'member', channel: 'fragen' }).length - before;
    local.slowDown({ delayMs: 300, match: 'POST /channels' });
    const slow = request(local, 'POST', path(), { content: 'spät' });
    const { rest } = connection.client;
    await local.waitFor(() => written() === 1);
    expect(await Promise.race([slow, Promise.resolve('not yet')])).toBe('not yet');
    expect((await slow).status).toBe(200);

    const patient = rest.options.timeout;
    rest.options.timeout = 100;
    local.slowDown({ delayMs: 60_000, match: 'POST /channels' });
    await channel().send('doppelt');
    rest.options.timeout = patient;
    expect(written()).toBe(3);
  });

  it('any refusal can be requested', async () => {
    local.failNext({ status: 403, code: 50_007, match: 'POST /channels' });
    await expect(channel().send('x')).rejects.toMatchObject({ status: 403, code: 50_007 });
  });
});

describe('every request', () => {
  it('needs the bot’s token, but for those that bring an interaction’s', async () => {
    for (const token of ['', 'wrong']) {
      const refused = await request(local, 'GET', '/users/@me', undefined, token);
      expect(refused).toMatchObject({ status: 401, body: { message: '401: Unauthorized' } });
    }
    const open = await request(local, 'POST', '/interactions/1/x/callback', { type: 4 }, '');
    expect(open.body.code).toBe(10_062);
  });

  it('is recorded with its answer', async () => {
    await request(local, 'GET', `${path()}?limit=1`);
    expect(local.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: `${path()}?limit=1`,
      status: 200,
      files: [],
    });
  });

  it.each([
    ['GET', '/nothing/here', undefined, 404, 0],
    ['PUT', '/users/@me', {}, 405, 0],
    ['GET', '/channels//messages', undefined, 404, 0],
    ['GET', '/channels/%zz', undefined, 404, 0],
    ['GET', '/channels/..%2f..', undefined, 404, 10_003],
  ])('%s %s is refused where nothing is', async (method, place, body, status, code) => {
    expect(await request(local, method, place, body)).toMatchObject({ status, body: { code } });
  });

  it('is of version 10', async () => {
    const address = `${local.apiUrl}/v9/users/@me`;
    const response = await fetch(address, { headers: { authorization: `Bot ${local.token}` } });
    expect(response.status).toBe(404);
  });

  it('is read as JSON or as a form, or refused', async () => {
    const send = async (type: string, body: string) => {
      const response = await fetch(`${local.apiUrl}/v10${path()}`, {
        method: 'POST',
        headers: { authorization: `Bot ${local.token}`, 'content-type': type },
        body,
      });
      return ((await response.json()) as { code: number }).code;
    };
    expect(await send('application/json', '{"content":')).toBe(50_109);
    expect(await send('multipart/form-data', 'no boundary')).toBe(50_035);
    expect(await send('multipart/form-data; boundary=x', '--x\r\ngarbage')).toBe(50_035);
    const form =
      '--x\r\ncontent-disposition: form-data; name="payload_json"\r\n\r\n{"\r\n--x--\r\n';
    expect(await send('multipart/form-data; boundary=x', form)).toBe(50_109);
  });

  it('has at most the size that Discord accepts', async () => {
    const body = JSON.stringify({ content: 'x'.repeat(27 * 1024 * 1024) });
    const outcome = await request(local, 'POST', path(), body).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(outcome);
    expect((await request(local, 'GET', '/users/@me')).status).toBe(200);
  });

  it('is answered, whatever is in it, and never by a bug', async () => {
    const broken: unknown[] = [];
    const stop = local.subscribe((event) => {
      if (event.kind === 'broken') broken.push(event.error);
    });
    const routes = [
      ['POST', path()],
      ['PATCH', `${path()}/1`],
      ['PUT', `/applications/${local.world.bot.id}/commands`],
      ['POST', `/applications/${local.world.bot.id}/commands`],
      ['POST', '/users/@me/channels'],
      ['POST', '/interactions/1/x/callback'],
    ] as const;
    const key = fc.constantFrom(
      ...['content', 'embeds', 'components', 'flags', 'type', 'custom_id', 'options', 'name'],
      ...[
        'allowed_mentions',
        'parse',
        'message_reference',
        'accessory',
        'data',
        'fields',
        'choices',
      ],
    );
    const leaf = fc.oneof(
      fc.string(),
      fc.integer({ min: -1, max: 20 }),
      fc.boolean(),
      fc.constant(null),
    );
    const { body } = fc.letrec((tie) => ({
      body: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('body'), { maxLength: 3 }),
        fc.dictionary(key, tie('body'), { maxKeys: 5 }),
      ),
    }));
    const property = fc.asyncProperty(
      fc.constantFrom(...routes),
      body,
      async ([method, place], json) => {
        const response = await request(local, method, place, JSON.stringify(json));
        expect(response.status).toBeLessThan(500);
      },
    );
    await fc.assert(property, { numRuns: 300 });
    stop();
    expect(broken).toEqual([]);
    local.world.commands = [];
  });

  it('may be no HTTP at all', async () => {
    const { port } = new URL(local.apiUrl);
    const socket = connectSocket(Number(port), '127.0.0.1');
    socket.on('error', () => undefined).resume();
    socket.write('\u0000\u0001garbage\r\n\r\n');
    await new Promise((resolve) => socket.on('close', resolve));
    const upgrade = connectSocket(Number(port), '127.0.0.1');
    upgrade.on('error', () => undefined).resume();
    upgrade.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
    await new Promise((resolve) => upgrade.on('close', resolve));
    expect((await request(local, 'GET', '/users/@me')).status).toBe(200);
    expect(connection.client.listenerCount(Events.Error)).toBe(0);
  });
});
