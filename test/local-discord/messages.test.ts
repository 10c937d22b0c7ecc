import { DiscordAPIError, Events, type Message, MessageFlags, type TextChannel } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { intents } from '../../src/local-discord/state/intents.js';
import { permissionBits } from '../../src/local-discord/state/permissions.js';
import { type Connection, connect, request } from './connect.js';

let connection: Connection;
let local: Connection['local'];
let received: Message[];

beforeAll(async () => {
  connection = await connect();
  ({ local } = connection);
  connection.client.on(Events.MessageCreate, (message) => received.push(message));
});

afterEach(() => void (received = []));

received = [];

afterAll(() => connection.close());

const fragen = () => [...local.world.channels.values()].find(({ name }) => name === 'fragen')!;
const channel = () => connection.client.channels.cache.get(fragen().id) as TextChannel;
const path = () => `/channels/${fragen().id}/messages`;
const next = () => local.waitFor(() => received[0]);
const mention = () => `<@${local.world.bot.id}>`;

describe('what a bot reads', () => {
  it('a direct message, through a channel that it did not know', async () => {
    local.sendMessage({ as: 'member', channel: 'dm', content: 'Hallo' });
    const message = await next();
    expect([message.content, message.guildId, message.author.username]).toEqual([
      'Hallo',
      null,
      'mara',
    ]);
    expect(message.channel.isDMBased()).toBe(true);
  });

  it('a mention of it', async () => {
    local.sendMessage({ as: 'moderator', channel: 'fragen', content: `${mention()} Hallo` });
    const message = await next();
    expect(message.content).toBe(`${mention()} Hallo`);
    expect(message.mentions.has(connection.client.user)).toBe(true);
    expect(message.member?.permissions.has('ManageMessages')).toBe(true);
  });

  it('of other messages that they are there, and no more', async () => {
    const sent = local.sendMessage({ as: 'member', channel: 'fragen', content: 'unter uns' });
    const message = await next();
    expect([message.id, message.content]).toEqual([sent.id, '']);
    expect((await channel().messages.fetch({ message: sent.id, force: true })).content).toBe('');
    const list = await request(local, 'GET', path());
    expect(list.body).toContainEqual(expect.objectContaining({ id: sent.id, content: '' }));
  });

  it('no mention in code', async () => {
    local.sendMessage({ as: 'member', channel: 'fragen', content: `\`${mention()}\`` });
    const message = await next();
    expect(message.mentions.users.size).toBe(0);
  });

  it('a reply to one of its messages, and not what a reply to another replies to', async () => {
    const own = await channel().send('Frag mich');
    await next();
    received = [];
    local.sendMessage({ as: 'member', channel: 'fragen', content: 'Gern', replyTo: own.id });
    expect((await next()).content).toBe('Gern');
    received = [];
    const other = local.sendMessage({ as: 'member', channel: 'fragen', content: 'unter uns' });
    await next();
    received = [];
    const content = `${mention()} hier`;
    local.sendMessage({ as: 'moderator', channel: 'fragen', content, replyTo: other });
    const message = await next();
    expect(message.content).toBe(content);
    expect(message.reference?.messageId).toBe(other.id);
    expect((await message.fetchReference()).content).toBe('');
  });

  it('of what a reply replies to one level, and that it is gone', async () => {
    const first = local.sendMessage({ as: 'member', channel: 'dm', content: 'eins' });
    const second = local.sendMessage({
      as: 'member',
      channel: 'dm',
      content: 'zwei',
      replyTo: first,
    });
    const referencedBy = async (id: string) => {
      const channelId = local.world.messages.get(id)!.channelId;
      const { body } = await request(local, 'GET', `/channels/${channelId}/messages/${id}`);
      return body.referenced_message;
    };
    const third = local.sendMessage({
      as: 'member',
      channel: 'dm',
      content: 'drei',
      replyTo: second,
    });
    const shown = await referencedBy(third.id);
    expect(shown).toMatchObject({ content: 'zwei', message_reference: { message_id: first.id } });
    expect(shown).not.toHaveProperty('referenced_message');
    local.deleteMessage({ as: 'member', message: first });
    expect(await referencedBy(second.id)).toBeNull();
  });

  it('a program as a program, and a webhook as one', async () => {
    for (const by of ['bot', 'webhook'] as const) {
      local.sendMessage({ as: 'member', channel: 'fragen', content: `${mention()} ${by}`, by });
    }
    const [bot, webhook] = await local.waitFor(() => received.length === 2 && received);
    expect([bot!.author.bot, bot!.webhookId]).toEqual([true, null]);
    expect([webhook!.author.bot, webhook!.webhookId]).toEqual([true, webhook!.author.id]);
    expect(webhook!.member).toBeNull();
  });

  it('an edit and a deletion of what someone wrote, by its author alone', async () => {
    const sent = local.sendMessage({ as: 'member', channel: 'dm', content: 'erst' });
    await next();
    const edited = new Promise((resolve) =>
      connection.client.once(Events.MessageUpdate, (_before, after) => resolve(after.content)),
    );
    expect(() => local.editMessage({ as: 'moderator', message: sent, content: 'x' })).toThrow();
    local.editMessage({ as: 'member', message: sent, content: 'dann' });
    expect(await edited).toBe('dann');
    const deleted = new Promise((resolve) =>
      connection.client.once(Events.MessageDelete, ({ id }) => resolve(id)),
    );
    local.deleteMessage({ as: 'member', message: sent });
    expect(await deleted).toBe(sent.id);
  });

  it.each([
    ['a voice channel', { name: 'sprechen', kind: 'voice' }],
    ['a thread', { name: 'faden', kind: 'thread', in: 'fragen' }],
  ] as const)('what is said in %s, and answers there', async (_what, place) => {
    local.openChannel(place);
    local.sendMessage({ as: 'member', channel: place.name, content: `${mention()} Hallo` });
    const message = await next();
    expect(message.content).toBe(`${mention()} Hallo`);
    await message.reply('Hallo');
    const shown = local.messagesIn({ as: 'member', channel: place.name });
    expect(shown.map(({ content }) => content)).toEqual([`${mention()} Hallo`, 'Hallo']);
    local.setBotPermissions(place.name, permissionBits.viewChannel);
    await expect(message.reply('Hallo')).rejects.toMatchObject({ code: 50_013 });
  });

  it('nothing of a guild that it is not in', async () => {
    local.openChannel({ name: 'anderswo', elsewhere: true });
    const away = local.sendMessage({ as: 'member', channel: 'anderswo', content: mention() });
    local.sendMessage({ as: 'member', channel: 'dm', content: 'hier' });
    expect((await next()).content).toBe('hier');
    const posted = await request(local, 'POST', `/channels/${away.channelId}/messages`, {
      content: 'x',
    });
    expect([posted.status, posted.body.code]).toEqual([403, 50_001]);
  });

  it('everything, with the privileged intent', async () => {
    const granted = await connect(
      { grantedIntents: intents.messageContent },
      { intents: ['Guilds', 'GuildMessages', 'MessageContent'] },
    );
    const contents: string[] = [];
    granted.client.on(Events.MessageCreate, ({ content }) => contents.push(content));
    granted.local.sendMessage({ as: 'member', channel: 'fragen', content: 'unter uns' });
    await granted.local.waitFor(() => contents.length > 0);
    expect(contents).toEqual(['unter uns']);
    await granted.close();
  });
});

describe('what a bot writes', () => {
  it('is sent with files, edited and deleted, and people see it', async () => {
    const sent = await channel().send({
      content: '  eins  ',
      files: [{ attachment: Buffer.from('a;b'), name: 'luecken.csv' }],
    });
    const stored = local.world.messages.get(sent.id)!;
    expect(stored.content).toBe('eins');
    expect(stored.attachments.map(({ filename, data }) => [filename, String(data)])).toEqual([
      ['luecken.csv', 'a;b'],
    ]);
    await sent.edit('zwei');
    expect(stored).toMatchObject({ content: 'zwei', earlier: [{ content: 'eins' }] });
    expect(stored.attachments).toHaveLength(1);
    await sent.edit({ attachments: [] });
    expect(stored.attachments).toHaveLength(0);
    expect(local.messagesIn({ as: 'member', channel: 'fragen' })).toContain(stored);
    await sent.delete();
    expect(local.messagesIn({ as: 'member', channel: 'fragen' })).not.toContain(stored);
  });

  it('goes to a person directly', async () => {
    const user = await connection.client.users.createDM(local.world.people.member.id);
    await user.send('Hallo');
    const seen = local.messagesIn({ as: 'member', channel: 'dm' }).at(-1);
    expect(seen?.content).toBe('Hallo');
    expect(local.messagesIn({ as: 'moderator', channel: 'dm' })).not.toContain(seen);
  });

  it('is a reply to a message that is there, unless it need not be', async () => {
    const missing = { messageReference: '1', failIfNotExists: true };
    await expect(channel().send({ content: 'x', reply: missing })).rejects.toMatchObject({
      code: 50_035,
      rawError: {
        errors: { message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE' }] } },
      },
    });
    const sent = await channel().send({
      content: 'x',
      reply: { messageReference: '1', failIfNotExists: false },
    });
    expect(sent.reference).toBeNull();
  });

  it('may ask who and what there is', async () => {
    const { guild, people, roles } = local.world;
    const fetched = await connection.client.guilds.fetch({ guild: guild.id, force: true });
    const member = await fetched.members.fetch({ user: people.moderator.id, force: true });
    expect(member.permissions.has('ManageMessages')).toBe(true);
    expect((await fetched.roles.fetch()).size).toBe(roles.length + 1);
    const channels = [...(await fetched.channels.fetch()).values()].map((one) => one?.name);
    expect(channels).toEqual(['allgemein', 'fragen', 'sprechen']);
    const user = await connection.client.users.fetch(people.member.id, { force: true });
    expect(user.globalName).toBe('Mara');
    await expect(connection.client.users.fetch('1')).rejects.toMatchObject({ code: 10_013 });
  });

  it('shows that it is typing', async () => {
    const events: string[] = [];
    const stop = local.subscribe(({ kind }) => events.push(kind));
    await channel().sendTyping();
    stop();
    await channel().sendTyping();
    expect(events.filter((kind) => kind === 'typing')).toHaveLength(1);
  });

  it('is ephemeral in answers to interactions only', async () => {
    const { body } = await request(local, 'POST', path(), { content: 'x', flags: 64 });
    expect(local.world.messages.get(body.id as string)?.flags).toBe(0);
  });

  it('stays with Components V2 once it has them', async () => {
    const text = { type: 10, content: 'Text' };
    const { body } = await request(local, 'POST', path(), {
      flags: MessageFlags.IsComponentsV2,
      components: [text],
    });
    const own = `${path()}/${body.id as string}`;
    expect((await request(local, 'PATCH', own, { content: 'Text' })).body.code).toBe(50_035);
    expect((await request(local, 'PATCH', own, { components: [text] })).status).toBe(200);
    const plain = await channel().send('alt');
    const edit = { flags: MessageFlags.IsComponentsV2, components: [text] };
    const kept = await request(local, 'PATCH', `${path()}/${plain.id}`, edit);
    expect(kept.body.errors).toHaveProperty('content');
    const taken = { ...edit, content: null };
    expect((await request(local, 'PATCH', `${path()}/${plain.id}`, taken)).status).toBe(200);
  });
});

describe('whom a message pings', () => {
  const user = '<@80351110224678912>';
  const everything = {
    users: ['80351110224678912'],
    roles: ['80351110224678913'],
    everyone: false,
  };
  const content = `${user} <@&80351110224678913> @everyone`;

  it.each([
    ['everyone it mentions, without allowed_mentions', {}, everything],
    ['nobody, when told so', { allowed_mentions: { parse: [] } }, { users: [], roles: [] }],
    [
      'only the kinds that are named',
      { allowed_mentions: { parse: ['users'] } },
      { users: everything.users, roles: [] },
    ],
    [
      'only the ids that are named',
      { allowed_mentions: { users: ['1'], roles: everything.roles } },
      { users: [], roles: everything.roles },
    ],
  ])('%s', async (_, fields, expected) => {
    const { body } = await request(local, 'POST', path(), { content, ...fields });
    expect(local.world.messages.get(body.id as string)?.pings).toMatchObject(expected);
  });

  it('whom the text displays of Components V2 mention', async () => {
    const components = [
      {
        type: 17,
        components: [
          {
            type: 9,
            components: [{ type: 10, content: user }],
            accessory: {
              type: 2,
              style: 1,
              custom_id: 'a',
              label: 'A',
            },
          },
        ],
      },
    ];
    const { body } = await request(local, 'POST', path(), { flags: 1 << 15, components });
    expect(local.world.messages.get(body.id as string)?.pings.users).toEqual(everything.users);
  });

  it('whom an edit without allowed_mentions mentions', async () => {
    const quiet = { content, allowed_mentions: { parse: [] } };
    const { body } = await request(local, 'POST', path(), quiet);
    const id = body.id as string;
    await request(local, 'PATCH', `${path()}/${id}`, quiet);
    expect(local.world.messages.get(id)?.pings).toMatchObject({ users: [], roles: [] });
    await request(local, 'PATCH', `${path()}/${id}`, { content });
    expect(local.world.messages.get(id)?.pings).toEqual(everything);
  });

  it('the author of what it replies to, unless told otherwise', async () => {
    const { id } = local.sendMessage({ as: 'member', channel: 'fragen', content: mention() });
    const reply = { content: 'x', message_reference: { message_id: id } };
    const pinged = async (fields: object) => {
      const { body } = await request(local, 'POST', path(), { ...reply, ...fields });
      return local.world.messages.get(body.id as string)?.pings.users;
    };
    const author = [local.world.people.member.id];
    expect(await pinged({})).toEqual(author);
    expect(await pinged({ allowed_mentions: { parse: [] } })).toEqual([]);
    expect(await pinged({ allowed_mentions: { replied_user: true } })).toEqual(author);
  });

  it('everyone, when the bot may', async () => {
    const before = fragen().botPermissions;
    local.setBotPermissions('fragen', before | permissionBits.mentionEveryone);
    const { body } = await request(local, 'POST', path(), { content });
    local.setBotPermissions('fragen', before);
    expect(local.world.messages.get(body.id as string)?.pings.everyone).toBe(true);
  });
});

describe('what a bot may not do', () => {
  it.each([
    ['write where it may not', permissionBits.sendMessages, 'POST', '', 50_013],
    ['write where it does not see', permissionBits.viewChannel, 'POST', '', 50_001],
    ['read what was written', permissionBits.readMessageHistory, 'GET', '', 50_013],
  ])('%s', async (_, bit, method, rest, code) => {
    const before = fragen().botPermissions;
    local.setBotPermissions('fragen', before & ~bit);
    const body = method === 'POST' ? { content: 'x' } : undefined;
    const response = await request(local, method, path() + rest, body);
    local.setBotPermissions('fragen', before);
    expect(response).toMatchObject({ status: 403, body: { code } });
  });

  it('is what its client knows that it may not do', async () => {
    const before = fragen().botPermissions;
    const maySend = () => channel().permissionsFor(connection.client.user)!.has('SendMessages');
    expect(maySend()).toBe(true);
    local.setBotPermissions('fragen', before & ~permissionBits.sendMessages);
    await local.waitFor(() => !maySend());
    local.setBotPermissions('fragen', before);
    await local.waitFor(maySend);
  });

  it('change or delete what people wrote', async () => {
    const { id } = local.sendMessage({ as: 'member', channel: 'fragen', content: 'meins' });
    const edited = await request(local, 'PATCH', `${path()}/${id}`, { content: 'x' });
    expect(edited).toMatchObject({ status: 403, body: { code: 50_005 } });
    const deleted = await request(local, 'DELETE', `${path()}/${id}`);
    expect(deleted).toMatchObject({ status: 403, body: { code: 50_013 } });
  });

  it('reach what is not there', async () => {
    const gone = await request(local, 'GET', `${path()}/1`);
    expect(gone).toMatchObject({ status: 404, body: { code: 10_008 } });
    const nowhere = await request(local, 'GET', '/channels/1/messages');
    expect(nowhere).toMatchObject({ status: 404, body: { code: 10_003 } });
    await expect(connection.client.users.createDM('1')).rejects.toBeInstanceOf(DiscordAPIError);
  });
});

describe('a nonce that counts once', () => {
  it('gives the message that was sent with it, in that channel, for some minutes', async () => {
    const send = async (fields: object) =>
      (await request(local, 'POST', path(), { content: 'x', nonce: '7', ...fields })).body.id;
    const once = { enforce_nonce: true };
    const first = await send(once);
    expect(await send(once)).toBe(first);
    expect(await send({ ...once, nonce: '8' })).not.toBe(first);
    expect(await send({})).not.toBe(first);
    const other = [...local.world.channels.values()].find(({ name }) => name === 'allgemein')!;
    const elsewhere = await request(local, 'POST', `/channels/${other.id}/messages`, {
      ...once,
      content: 'x',
      nonce: '7',
    });
    expect(elsewhere.body.id).not.toBe(first);
  });
});
