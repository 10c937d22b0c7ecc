import { Events, GatewayIntentBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { intents } from '../../src/local-discord/state/intents.js';
import {
  type LocalDiscord,
  startLocalDiscord,
} from '../../src/local-discord/start-local-discord.js';
import { connect, createClient, request } from './connect.js';

const open: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

async function start(options = {}): Promise<LocalDiscord> {
  const local = await startLocalDiscord(options);
  open.push(local);
  return local;
}

async function connected(options = {}, clientOptions = {}) {
  const connection = await connect(options, clientOptions);
  open.push({ stop: () => connection.close() });
  return connection;
}

interface Packet {
  readonly op: number;
  readonly t: string | null;
  readonly d: Record<string, unknown> | boolean | null;
}

/** A socket that speaks the gateway by hand. */
async function openSocket(local: LocalDiscord, query = '?v=10&encoding=json') {
  const { body } = await request(local, 'GET', '/gateway/bot');
  const socket = new WebSocket(`${body.url as string}/${query}`);
  const packets: Packet[] = [];
  socket.on('error', () => undefined);
  socket.on('message', (raw: Buffer) => packets.push(JSON.parse(raw.toString()) as Packet));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  return {
    closed,
    send: (packet: unknown) =>
      socket.send(typeof packet === 'string' ? packet : JSON.stringify(packet)),
    next: (op: number, event?: string) =>
      local.waitFor(() =>
        packets.find(({ op: given, t }) => given === op && (!event || t === event)),
      ),
  };
}

const identify = (token: string, asked: number = intents.guilds) => ({
  op: 2,
  d: { token, intents: asked, properties: { os: '', browser: '', device: '' } },
});

const identifyWith = (token: string, fields: object) => ({
  op: 2,
  d: { ...identify(token).d, ...fields },
});

describe('the real client', () => {
  it('becomes ready, and knows bot, guild, channels and its own permissions', async () => {
    const { client, local } = await connected();
    expect(client.user.username).toBe('Beleg');
    const guild = client.guilds.cache.get(local.world.guild.id)!;
    expect(guild.channels.cache.map(({ name }) => name)).toEqual(['allgemein', 'fragen']);
    const permissions = guild.channels.cache.first()!.permissionsFor(client.user)!;
    expect(permissions.has('SendMessages')).toBe(true);
    expect(permissions.has('MentionEveryone')).toBe(false);
    expect(local.counts).toEqual({ identified: 1, resumed: 0 });
  });

  it('resumes after a dropped socket, and gets what it missed', async () => {
    const { client, local } = await connected();
    const contents: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => contents.push(content));
    local.dropSockets();
    await local.waitFor(() => local.connected === 0);
    local.sendMessage({ as: 'member', channel: 'dm', content: 'eins' });
    local.sendMessage({ as: 'member', channel: 'dm', content: 'zwei' });
    await local.waitFor(() => contents.length === 2);
    expect(contents).toEqual(['eins', 'zwei']);
    expect(local.counts).toEqual({ identified: 1, resumed: 1 });
  });

  it('resumes when it is asked to reconnect', async () => {
    const { local } = await connected();
    local.askToReconnect();
    await local.waitFor(() => local.counts.resumed === 1 && local.connected === 1);
    expect(local.counts.identified).toBe(1);
  });

  it('identifies anew when its session is forgotten', async () => {
    const { local, client } = await connected();
    const readyAgain = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    local.forgetSessions();
    local.dropSockets();
    await readyAgain;
    expect(local.counts).toEqual({ identified: 2, resumed: 0 });
  }, 15_000);

  it('is refused with a wrong token', async () => {
    const local = await start();
    const client = createClient(local);
    await expect(client.login('wrong.token.here')).rejects.toThrow(
      'An invalid token was provided.',
    );
    await client.destroy();
  });

  it.each(['MessageContent', 'GuildMembers', 'GuildPresences'] as const)(
    'is not let in with the intent %s, which was not granted',
    async (name) => {
      const local = await start();
      const client = createClient(local, { intents: [GatewayIntentBits[name]] });
      await expect(client.login(local.token)).rejects.toThrow('disallowed intents');
      await client.destroy();
    },
  );
});

describe('the gateway', () => {
  it('greets, and acknowledges heartbeats', async () => {
    const socket = await openSocket(await start());
    expect((await socket.next(10)).d).toEqual({ heartbeat_interval: 41_250 });
    socket.send({ op: 1, d: null });
    await socket.next(11);
  });

  it('refuses to resume a session that it does not know', async () => {
    const local = await start();
    const socket = await openSocket(local);
    socket.send({ op: 6, d: { token: local.token, session_id: 'nowhere', seq: 1 } });
    expect((await socket.next(9)).d).toBe(false);
  });

  it('sends only the events of the requested intents', async () => {
    const local = await start();
    const socket = await openSocket(local);
    socket.send(identify(local.token, intents.guildMessages));
    await socket.next(0, 'READY');
    local.sendMessage({ as: 'member', channel: 'dm', content: 'privat' });
    const { id } = local.sendMessage({ as: 'member', channel: 'fragen', content: 'offen' });
    expect((await socket.next(0, 'MESSAGE_CREATE')).d).toMatchObject({ id });
  });

  it.each([
    ['what is no JSON', 4002, () => 'garbage'],
    ['JSON that is no packet', 4002, () => '[1, 2]'],
    ['a wrong token', 4004, () => identify('wrong')],
    ['a wrong token to resume', 4004, () => ({ op: 6, d: { token: 'wrong' } })],
    ['something before it knows who speaks', 4003, () => ({ op: 3, d: {} })],
    ['intents that are no number', 4013, (token: string) => identifyWith(token, { intents: 'x' })],
    ['half an intent', 4013, (token: string) => identifyWith(token, { intents: 1.5 })],
    ['no word about the client', 4002, (token: string) => identifyWith(token, { properties: 1 })],
    ['a shard beyond the last', 4010, (token: string) => identifyWith(token, { shard: [1, 1] })],
    ['intents that nobody knows', 4013, (token: string) => identify(token, 2 ** 30)],
    ['privileged intents', 4014, (token: string) => identify(token, intents.messageContent)],
  ])('closes on %s with %i', async (_, code, packet) => {
    const local = await start();
    const socket = await openSocket(local);
    socket.send(packet(local.token));
    expect(await socket.closed).toBe(code);
    expect((await request(local, 'GET', '/users/@me')).status).toBe(200);
  });

  it.each([
    ['an unknown opcode', 4001, { op: 99, d: null }],
    ['a second identification', 4005, undefined],
    ['a resumption', 4005, { op: 6, d: {} }],
  ])('closes an identified connection on %s with %i', async (_, code, packet) => {
    const local = await start();
    const socket = await openSocket(local);
    socket.send(identify(local.token));
    await socket.next(0, 'READY');
    socket.send(packet ?? identify(local.token));
    expect(await socket.closed).toBe(code);
  });

  it('closes on another version with 4012, and on a packet over 4,096 bytes', async () => {
    const local = await start();
    expect(await (await openSocket(local, '?v=9&encoding=json')).closed).toBe(4012);
    const socket = await openSocket(local);
    socket.send('x'.repeat(5_000));
    expect(await socket.closed).toBeGreaterThan(1_000);
    expect((await request(local, 'GET', '/users/@me')).status).toBe(200);
  });
});

describe('stop', () => {
  it('leaves no port open, ends pending waits, and may be called again', async () => {
    const local = await startLocalDiscord();
    const waiting = local.waitFor(() => false);
    const failed = expect(waiting).rejects.toThrow('the local Discord was stopped');
    await local.stop();
    await local.stop();
    await failed;
    await expect(fetch(`${local.apiUrl}/v10/gateway`)).rejects.toThrow();
  });

  it('is on loopback only', async () => {
    const local = await start();
    expect(local.apiUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api$/);
  });
});
