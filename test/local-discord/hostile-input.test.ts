import { connect as openSocket } from 'node:net';
import { networkInterfaces } from 'node:os';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import {
  type LocalDiscord,
  startLocalDiscord,
} from '../../src/local-discord/start-local-discord.js';
import { connect, request } from './connect.js';

let local: LocalDiscord;
let broken: unknown[];

beforeEach(async () => {
  local = await startLocalDiscord();
  broken = [];
  local.subscribe((event) => {
    if (event.kind === 'broken') broken.push(event.error);
  });
});

afterEach(async () => {
  const alive = await request(local, 'GET', '/users/@me');
  expect(alive.status).toBe(200);
  expect(broken).toEqual([]);
  await local.stop();
});

const portOf = ({ apiUrl }: LocalDiscord) => Number(new URL(apiUrl).port);

/** Sends bytes, and gives all that comes back until the server closes or it has been quiet. */
function sendBytes(bytes: string, { quietMs = 150, host = '127.0.0.1' } = {}): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = openSocket(portOf(local), host, () => socket.write(bytes));
    socket.setTimeout(quietMs, () => socket.destroy());
    socket.on('data', (data) => (received += data.toString('latin1')));
    socket.on('error', ({ message }) => (received += message));
    socket.on('close', () => resolve(received));
  });
}

const statusOf = (answer: string): number => Number(answer.split(' ', 2)[1] ?? 0);
const identify = (fields: object = {}): object => ({
  op: 2,
  d: { token: local.token, intents: 1, properties: {}, ...fields },
});

/** What the gateway closes with when it is sent something. 1005: it does not close. */
function sendToGateway(...packets: readonly unknown[]): Promise<number> {
  return new Promise<number>((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${portOf(local)}/?v=10&encoding=json`);
    socket.on('error', () => undefined);
    socket.on('close', resolve);
    socket.on('open', () => {
      for (const packet of packets) {
        const isRaw = typeof packet === 'string' || Buffer.isBuffer(packet);
        socket.send(isRaw ? packet : JSON.stringify(packet));
      }
      setTimeout(() => socket.close(), 100).unref();
    });
  });
}

describe('a request', () => {
  it('that its sender breaks off is no bug of the server’s', async () => {
    const head = `POST /api/v10/users/@me/channels HTTP/1.1\r\nhost: 127.0.0.1\r\n`;
    await sendBytes(`${head}content-length: 100\r\n\r\n{"recipient`, { quietMs: 30 });
    await sendBytes(`${head}content-length: 2\r\n\r\n{}`);
  });

  it.each(['CONNECT x:1', 'TRACE /', 'BREW /', 'get /', 'GET ///', 'GET *', 'OPTIONS *'])(
    'of the form %s is answered or cut off',
    async (line) => {
      const answer = await sendBytes(`${line} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`);
      expect(answer === '' || statusOf(answer) >= 400).toBe(true);
    },
  );

  it.each([
    ['a name of another machine', 'host: evil.example'],
    ['no name', 'host:'],
    ['a page of another site', 'host: 127.0.0.1\r\norigin: https://evil.example'],
    ['a page without an origin', 'host: 127.0.0.1\r\norigin: null'],
  ])('that comes by %s is refused, be it for the gateway', async (_, headers) => {
    const upgrade =
      'connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n' +
      'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
    for (const more of ['', upgrade]) {
      const answer = await sendBytes(`GET /api/v10/gateway HTTP/1.1\r\n${headers}\r\n${more}\r\n`);
      expect([401, 403]).toContain(statusOf(answer));
    }
  });

  it('with JSON nested a hundred thousand deep is refused', async () => {
    const { id } = [...local.world.channels.values()][0]!;
    const deep = '{"flags":32768,"components":' + '[{"type":17,"components":'.repeat(100_000);
    const bodies = ['['.repeat(100_000), `${deep}[]${'}]'.repeat(100_000)}}`];
    for (const body of bodies) {
      const { status } = await request(local, 'POST', `/channels/${id}/messages`, body);
      expect(status).toBe(400);
    }
  });
});

describe('the gateway', () => {
  it.each<[string, number, (() => unknown)[]]>([
    ['no JSON', 4002, [() => 'x']],
    ['bytes', 4002, [() => Buffer.from([0, 255])]],
    ['null', 4002, [() => 'null']],
    ['a list', 4002, [() => '[]']],
    ['an opcode in words', 4002, [() => ({ op: 'identify' })]],
    ['an opcode that there is not', 4003, [() => ({ op: 99 })]],
    ['the same of one who is known', 4001, [identify, () => ({ op: 99 })]],
    ['an identify of nothing', 4004, [() => ({ op: 2, d: null })]],
    ['an identify without properties', 4002, [() => identify({ properties: undefined })]],
    ['half an intent', 4013, [() => identify({ intents: 1.5 })]],
    ['intents in words', 4013, [() => identify({ intents: 'guilds' })]],
    ['a shard that there is not', 4010, [() => identify({ shard: [1, 1] })]],
    ['a second identify', 4005, [identify, identify]],
    ['a resume when it is known already', 4005, [identify, () => ({ ...identify(), op: 6 })]],
    ['a resume of nothing', 4004, [() => ({ op: 6, d: {} })]],
    [
      'a thousand heartbeats',
      1005,
      Array.from({ length: 1_000 }, () => () => ({ op: 1, d: null })),
    ],
  ])('takes %s with %s', async (_, code, packets) => {
    expect(await sendToGateway(...packets.map((make) => make()))).toBe(code);
  });

  it.each([
    ['frames that are none', [0xff, 0xff, 0xff, 0xff]],
    ['text that is not UTF-8', [0x81, 0x81, 0, 0, 0, 0, 0xff]],
    ['a frame without a mask', [0x81, 0x01, 0x78]],
    ['half a frame', [0x81, 0xfe]],
  ])('outlives %s', async (_, bytes) => {
    const upgrade =
      'GET /?v=10&encoding=json HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: upgrade\r\n' +
      'upgrade: websocket\r\nsec-websocket-version: 13\r\n' +
      'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
    const answer = await sendBytes(upgrade + String.fromCharCode(...bytes));
    expect(statusOf(answer)).toBe(101);
  });
});

it('is reached from no other interface', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address: host } of others) {
    expect(await sendBytes('GET / HTTP/1.1\r\n\r\n', { host })).toMatch('ECONNREFUSED');
  }
});

it('gives tokens that nobody can guess', async () => {
  const other = await startLocalDiscord({ now: () => 1_700_000_000_000 });
  const same = await startLocalDiscord({ now: () => 1_700_000_000_000 });
  expect(other.world.bot.id).toBe(same.world.bot.id);
  expect(other.token).not.toBe(same.token);
  await Promise.all([other.stop(), same.stop()]);
});

it('leaves no socket and no timer when it stops, whatever is under way', async () => {
  const open = () =>
    process.getActiveResourcesInfo().filter((kind) => /^(?:TCP|Timeout)/.test(kind)).length;
  const before = open();
  const connection = await connect();
  const own = connection.local;
  const upload = openSocket(portOf(own), '127.0.0.1');
  upload.write('POST /api/v10/users/@me/channels HTTP/1.1\r\nhost: 127.0.0.1\r\n');
  const cutOff = new Promise((resolve) => upload.on('error', () => undefined).on('close', resolve));
  own.slowDown({ delayMs: 60_000 });
  const late = expect(request(own, 'GET', '/users/@me')).rejects.toThrow();
  await own.waitFor(() => own.requests.some(({ path }) => path === '/users/@me'));
  const waiting = own.waitFor(() => false, 60_000);
  const ended = expect(waiting).rejects.toThrow('the local Discord was stopped');
  own.sendMessage({ as: 'member', channel: 'dm', content: 'noch etwas' });
  expect(open()).toBeGreaterThan(before);
  await connection.close();
  await Promise.all([cutOff, ended, late]);
  await expect.poll(open).toBeLessThanOrEqual(before);
});
