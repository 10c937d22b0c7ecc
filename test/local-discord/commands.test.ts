import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commands as ownCommands } from '../../commands/index.js';
import {
  type LocalDiscord,
  startLocalDiscord,
} from '../../src/local-discord/start-local-discord.js';
import { request } from './connect.js';

let local: LocalDiscord;
let path: string;
let guildPath: string;

beforeAll(async () => {
  local = await startLocalDiscord();
  path = `/applications/${local.world.bot.id}/commands`;
  guildPath = `/applications/${local.world.bot.id}/guilds/${local.world.guild.id}/commands`;
});

beforeEach(() => void (local.world.commands = []));

afterAll(() => local.stop());

const x = (length: number) => 'x'.repeat(length);
const command = (fields = {}) => ({ name: 'ask', description: 'Ask', ...fields });
const option = (fields = {}) => ({ type: 3, name: 'q', description: 'Q', ...fields });
const withOptions = (...options: unknown[]) => command({ options });
const many = <Item>(count: number, item: (at: number) => Item) =>
  Array.from({ length: count }, (_, at) => item(at));
const choice = (fields = {}) => ({ name: 'x', value: 'x', ...fields });

const at = (tree: unknown, place: string): unknown =>
  place
    .split('.')
    .reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], tree);

describe('commands that are registered', () => {
  it('are Beleg’s, and come back as Discord keeps them', async () => {
    const put = await request(local, 'PUT', path, ownCommands);
    expect(put.status).toBe(200);
    const list = await request(local, 'GET', `${path}?with_localizations=true`);
    expect(list.body).toEqual(put.body);
    expect(list.body).toHaveLength(ownCommands.length);
    expect(list.body).toContainEqual(
      expect.objectContaining({ name: 'ask', name_localizations: { de: 'frage' }, type: 1 }),
    );
    const short = await request(local, 'GET', path);
    expect(short.body).not.toContainEqual(
      expect.objectContaining({ name_localizations: expect.anything() }),
    );
  });

  it('keep their ids when they are replaced, and are gone when left out', async () => {
    const names = ['ask', 'help'];
    const put = (list: string[]) =>
      request(
        local,
        'PUT',
        path,
        list.map((name) => command({ name })),
      );
    const ids = ({ body }: { body: unknown }) => (body as { id: string }[]).map(({ id }) => id);
    const before = ids(await put(names));
    expect(ids(await put(['help']))).toEqual(before.slice(1));
    expect(ids(await request(local, 'GET', path))).toEqual(before.slice(1));
  });

  it('are made, changed, read and deleted one by one', async () => {
    const made = await request(local, 'POST', path, command());
    expect(made.status).toBe(201);
    expect((await request(local, 'POST', path, command({ description: 'B' }))).status).toBe(200);
    const own = `${path}/${made.body.id as string}`;
    const changed = await request(local, 'PATCH', own, { description: 'C' });
    expect(changed.body).toMatchObject({ id: made.body.id, name: 'ask', description: 'C' });
    expect((await request(local, 'GET', own)).body.description).toBe('C');
    expect((await request(local, 'DELETE', own)).status).toBe(204);
    expect((await request(local, 'GET', own)).body.code).toBe(10_063);
  });

  it('of a guild are apart from those of everyone', async () => {
    await request(local, 'PUT', guildPath, [command({ name: 'here' })]);
    await request(local, 'PUT', path, [command()]);
    const names = async (of: string) =>
      ((await request(local, 'GET', of)).body as unknown as { name: string }[]).map(
        ({ name }) => name,
      );
    expect([await names(path), await names(guildPath)]).toEqual([['ask'], ['here']]);
    expect(local.sees({ as: 'member', channel: 'fragen', name: 'here' })).toBe(true);
    expect(local.sees({ as: 'member', channel: 'dm', name: 'here' })).toBe(false);
    const global = command({ contexts: [0, 1] });
    expect((await request(local, 'PUT', guildPath, [global])).body.code).toBe(50_035);
  });

  it('are of the bot’s own application and guild', async () => {
    const other = path.replace(/\d+/, '1');
    expect((await request(local, 'PUT', other, [])).body.code).toBe(10_002);
    const guild = guildPath.replace(local.world.guild.id, '1');
    expect((await request(local, 'PUT', guild, [])).body.code).toBe(50_001);
    expect((await request(local, 'PUT', path, {})).body.code).toBe(50_035);
  });
});

describe('a command has', () => {
  it.each<[string, unknown, unknown, string]>([
    ['a name', command(), command({ name: undefined }), 'name'],
    ['a name of 32 characters', command({ name: x(32) }), command({ name: x(33) }), 'name'],
    ['a name in lower case', command(), command({ name: 'Ask' }), 'name'],
    ['a name in one word', command({ name: 'ask-it' }), command({ name: 'ask it' }), 'name'],
    [
      'a translated name in lower case',
      command({ name_localizations: { de: 'frage' } }),
      command({ name_localizations: { de: 'Frage' } }),
      'name_localizations.de',
    ],
    [
      'a language that Discord has',
      command({ name_localizations: { de: 'frage' } }),
      command({ name_localizations: { 'de-DE': 'frage' } }),
      'name_localizations.de-DE',
    ],
    ['a description', command(), command({ description: '' }), 'description'],
    [
      'a description of 100',
      command({ description: x(100) }),
      command({ description: x(101) }),
      'description',
    ],
    [
      '25 options',
      withOptions(...many(25, (place) => option({ name: `q${place}` }))),
      withOptions(...many(26, (place) => option({ name: `q${place}` }))),
      'options',
    ],
    [
      'options with names of their own',
      withOptions(option(), option({ name: 'r' })),
      withOptions(option(), option()),
      'options.1.name',
    ],
    [
      'required options first',
      withOptions(option({ required: true }), option({ name: 'r' })),
      withOptions(option(), option({ name: 'r', required: true })),
      'options.1.required',
    ],
    [
      'options of a known type',
      withOptions(option()),
      withOptions(option({ type: 12 })),
      'options.0.type',
    ],
    [
      'choices or autocompletion',
      withOptions(option({ autocomplete: true })),
      withOptions(option({ autocomplete: true, choices: [choice()] })),
      'options.0.autocomplete',
    ],
    [
      'autocompletion of what is typed',
      withOptions(option({ type: 4, autocomplete: true })),
      withOptions(option({ type: 5, autocomplete: true })),
      'options.0.autocomplete',
    ],
    [
      '25 choices',
      withOptions(option({ choices: many(25, (place) => choice({ name: `c${place}` })) })),
      withOptions(option({ choices: many(26, (place) => choice({ name: `c${place}` })) })),
      'options.0.choices',
    ],
    [
      'choices of 100 characters',
      withOptions(option({ choices: [choice({ name: x(100) })] })),
      withOptions(option({ choices: [choice({ name: x(101) })] })),
      'options.0.choices.0.name',
    ],
    [
      'contexts that there are',
      command({ contexts: [0, 1, 2] }),
      command({ contexts: [3] }),
      'contexts.0',
    ],
    [
      'installations that there are',
      command({ integration_types: [0, 1] }),
      command({ integration_types: [2] }),
      'integration_types.0',
    ],
    [
      'permissions that are a number',
      command({ default_member_permissions: '8' }),
      command({ default_member_permissions: 'x' }),
      'default_member_permissions',
    ],
    [
      'no description in a menu',
      { type: 3, name: 'Search it' },
      { type: 3, name: 'Search it', description: 'x' },
      'description',
    ],
    [
      'no options in a menu',
      { type: 3, name: 'Search it' },
      { type: 3, name: 'Search it', options: [option()] },
      'options',
    ],
    [
      '8,000 characters in all',
      withOptions(
        ...many(3, (place) =>
          option({
            name: `q${place}`,
            choices: many(25, (n) => choice({ name: `${n}${x(40)}`, value: `${n}${x(55)}` })),
          }),
        ),
      ),
      withOptions(
        ...many(3, (place) =>
          option({
            name: `q${place}`,
            choices: many(25, (n) => choice({ name: `${n}${x(50)}`, value: `${n}${x(55)}` })),
          }),
        ),
      ),
      '',
    ],
  ])('%s', async (_, fits, wrong, place) => {
    expect(await request(local, 'PUT', path, [fits])).toMatchObject({ status: 200 });
    const refused = await request(local, 'PUT', path, [wrong]);
    expect(refused).toMatchObject({ status: 400, body: { code: 50_035 } });
    expect(at(refused.body.errors, place === '' ? '0' : `0.${place}`)).toHaveProperty(
      '_errors.0.code',
    );
    const alone = await request(local, 'POST', path, wrong);
    expect(alone).toMatchObject({ status: 400, body: { code: 50_035 } });
    expect(place === '' ? alone.body.errors : at(alone.body.errors, place)).toHaveProperty(
      '_errors.0.code',
    );
  });

  it.each([
    ['100 chat-input commands', 100, (name: string) => command({ name })],
    ['15 commands of a person’s menu', 15, (name: string) => ({ type: 2, name })],
    ['15 commands of a message’s menu', 15, (name: string) => ({ type: 3, name })],
  ])('at most %s beside it', async (_, most, make) => {
    const list = (count: number) => many(count, (place) => make(`c${place}`));
    expect((await request(local, 'PUT', path, list(most))).status).toBe(200);
    expect((await request(local, 'POST', path, make('more'))).body.code).toBe(50_035);
    expect((await request(local, 'PUT', path, list(most + 1))).body.code).toBe(50_035);
  });

  it('a name that no other of its kind has', async () => {
    const twice = await request(local, 'PUT', path, [command(), command()]);
    expect(twice.body.errors).toHaveProperty(
      '1.name._errors.0.code',
      'APPLICATION_COMMANDS_DUPLICATE_NAME',
    );
    const kinds = [command(), { type: 3, name: 'ask' }];
    expect((await request(local, 'PUT', path, kinds)).status).toBe(200);
  });
});
