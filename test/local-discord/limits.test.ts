import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  type LocalDiscord,
  startLocalDiscord,
} from '../../src/local-discord/start-local-discord.js';
import { request } from './connect.js';

let local: LocalDiscord;
let path: string;

beforeAll(async () => {
  local = await startLocalDiscord();
  const [channel] = local.world.channels.values();
  path = `/channels/${channel!.id}/messages`;
});

afterAll(() => local.stop());

const x = (length: number) => 'x'.repeat(length);
const many = <Item>(count: number, item: (at: number) => Item) =>
  Array.from({ length: count }, (_, at) => item(at));

const v2 = (...components: unknown[]) => ({ flags: 1 << 15, components });
const text = (content = 'x') => ({ type: 10, content });
const button = (id: string, fields = {}) => ({
  type: 2,
  style: 1,
  label: 'L',
  custom_id: id,
  ...fields,
});
const link = (url: string) => ({ type: 2, style: 5, label: 'L', url });
const row = (...components: unknown[]) => ({ type: 1, components });
const select = (options: unknown[], fields = {}) =>
  row({ type: 3, custom_id: 's', options, ...fields });
const option = (at: number, fields = {}) => ({ label: `L${at}`, value: `v${at}`, ...fields });
const section = (components: unknown[], fields = {}) => ({
  type: 9,
  components,
  accessory: button('a'),
  ...fields,
});
const container = (...components: unknown[]) => ({ type: 17, components });
const embed = (fields: object) => ({ embeds: [fields] });
const plain = (...components: unknown[]) => ({ content: 'x', components });

/** What Discord takes, and what it does not any more: name, the last that fits, the first that does not, where. */
const limits: [string, object, object, string][] = [
  ['2,000 characters of content', { content: x(2_000) }, { content: x(2_001) }, 'content'],
  ['content that is text', { content: 'x' }, { content: { a: 1 } }, 'content'],
  [
    '10 embeds',
    { embeds: many(10, () => ({ title: 'x' })) },
    { embeds: many(11, () => ({ title: 'x' })) },
    'embeds',
  ],
  [
    '256 characters of an embed’s title',
    embed({ title: x(256) }),
    embed({ title: x(257) }),
    'embeds.0.title',
  ],
  [
    '4,096 of its description',
    embed({ description: x(4_096) }),
    embed({ description: x(4_097) }),
    'embeds.0.description',
  ],
  [
    '25 fields',
    embed({ fields: many(25, () => ({ name: 'x', value: 'x' })) }),
    embed({ fields: many(26, () => ({ name: 'x', value: 'x' })) }),
    'embeds.0.fields',
  ],
  [
    '256 of a field’s name',
    embed({ fields: [{ name: x(256), value: 'x' }] }),
    embed({ fields: [{ name: x(257), value: 'x' }] }),
    'embeds.0.fields.0.name',
  ],
  [
    '1,024 of its value',
    embed({ fields: [{ name: 'x', value: x(1_024) }] }),
    embed({ fields: [{ name: 'x', value: x(1_025) }] }),
    'embeds.0.fields.0.value',
  ],
  [
    '2,048 of the footer',
    embed({ footer: { text: x(2_048) } }),
    embed({ footer: { text: x(2_049) } }),
    'embeds.0.footer.text',
  ],
  [
    '6,000 over all embeds',
    { embeds: [{ description: x(3_000) }, { description: x(3_000) }] },
    { embeds: [{ description: x(3_000) }, { description: x(3_001) }] },
    'embeds',
  ],
  [
    '40 components, nested ones counted',
    v2(container(...many(39, () => text()))),
    v2(container(...many(40, () => text()))),
    'components',
  ],
  [
    '4,000 characters over all texts',
    v2(text(x(2_000)), container(text(x(2_000)))),
    v2(text(x(2_000)), container(text(x(2_001)))),
    'components',
  ],
  ['a text that says something', v2(text('x')), v2(text('')), 'components.0.content'],
  ['Components V2 with their flag', v2(text()), { components: [text()] }, 'components.0.type'],
  ['Components V2 without content', v2(text()), { ...v2(text()), content: 'x' }, 'content'],
  [
    'Components V2 without embeds',
    { ...v2(text()), embeds: [] },
    { ...v2(text()), embeds: [{ title: 'x' }] },
    'embeds',
  ],
  [
    '5 buttons a row',
    plain(row(...many(5, (at) => button(`b${at}`)))),
    plain(row(...many(6, (at) => button(`b${at}`)))),
    'components.0.components',
  ],
  ['a row with something in it', plain(row(button('a'))), plain(row()), 'components.0.components'],
  [
    '5 rows',
    plain(...many(5, (at) => row(button(`b${at}`)))),
    plain(...many(6, (at) => row(button(`b${at}`)))),
    'components',
  ],
  [
    'a select alone in its row',
    plain(select([option(0)])),
    plain(row(button('a'), { type: 3, custom_id: 's', options: [option(0)] })),
    'components.0.components',
  ],
  [
    '25 options',
    plain(select(many(25, option))),
    plain(select(many(26, option))),
    'components.0.components.0.options',
  ],
  [
    'options with values of their own',
    plain(select([option(0), option(1)])),
    plain(select([option(0), option(0)])),
    'components.0.components.0.options.1.value',
  ],
  [
    '100 characters of an option’s label',
    plain(select([option(0, { label: x(100) })])),
    plain(select([option(0, { label: x(101) })])),
    'components.0.components.0.options.0.label',
  ],
  [
    '100 of its description',
    plain(select([option(0, { description: x(100) })])),
    plain(select([option(0, { description: x(101) })])),
    'components.0.components.0.options.0.description',
  ],
  [
    '150 of a placeholder',
    plain(select([option(0)], { placeholder: x(150) })),
    plain(select([option(0)], { placeholder: x(151) })),
    'components.0.components.0.placeholder',
  ],
  [
    'no more to choose than there is',
    plain(select([option(0)], { max_values: 1 })),
    plain(select([option(0)], { max_values: 2 })),
    'components.0.components.0.max_values',
  ],
  [
    '80 characters of a button’s label',
    plain(row(button('a', { label: x(80) }))),
    plain(row(button('a', { label: x(81) }))),
    'components.0.components.0.label',
  ],
  [
    'a button with a face',
    plain(row(button('a', { label: undefined, emoji: { name: '👍' } }))),
    plain(row(button('a', { label: undefined }))),
    'components.0.components.0',
  ],
  [
    '100 characters of a custom_id',
    plain(row(button(x(100)))),
    plain(row(button(x(101)))),
    'components.0.components.0.custom_id',
  ],
  [
    'a custom_id',
    plain(row(button('a'))),
    plain(row(button('a', { custom_id: undefined }))),
    'components.0.components.0.custom_id',
  ],
  [
    'a custom_id that is not empty',
    plain(row(button('a'))),
    plain(row(button(''))),
    'components.0.components.0.custom_id',
  ],
  [
    'a custom_id of its own',
    plain(row(button('a'), button('b'))),
    v2(row(button('a')), section([text()])),
    'components.1.accessory.custom_id',
  ],
  [
    '512 characters of a link',
    plain(row(link(`https://a/${x(502)}`))),
    plain(row(link(`https://a/${x(503)}`))),
    'components.0.components.0.url',
  ],
  [
    'a link to the web',
    plain(row(link('https://a.example'))),
    plain(row(link('javascript:alert(1)'))),
    'components.0.components.0.url',
  ],
  [
    'a link without custom_id',
    plain(row(link('https://a'))),
    plain(row({ ...link('https://a'), custom_id: 'a' })),
    'components.0.components.0.custom_id',
  ],
  [
    '1 to 3 texts in a section',
    v2(section(many(3, () => text()))),
    v2(section(many(4, () => text()))),
    'components.0.components',
  ],
  ['a text in a section', v2(section([text()])), v2(section([])), 'components.0.components'],
  [
    'only texts in a section',
    v2(section([text()])),
    v2(section([row(button('b'))])),
    'components.0.components.0.type',
  ],
  [
    'an accessory beside it',
    v2(section([text()])),
    v2(section([text()], { accessory: undefined })),
    'components.0.accessory',
  ],
  [
    'no container in a container',
    v2(container(text())),
    v2(container(container(text()))),
    'components.0.components.0.type',
  ],
  ['no button outside of a row', v2(row(button('a'))), v2(button('a')), 'components.0.type'],
  [
    '10 pictures in a gallery',
    v2({ type: 12, items: many(10, () => ({ media: { url: 'https://a/b' } })) }),
    v2({ type: 12, items: many(11, () => ({ media: { url: 'https://a/b' } })) }),
    'components.0.items',
  ],
  [
    'a picture with an address',
    v2(section([text()], { accessory: { type: 11, media: { url: 'https://a' } } })),
    v2(section([text()], { accessory: { type: 11, media: {} } })),
    'components.0.accessory.media.url',
  ],
  [
    'separators of two sizes',
    v2(text(), { type: 14, spacing: 2 }),
    v2(text(), { type: 14, spacing: 3 }),
    'components.1.spacing',
  ],
  [
    'mentions of known kinds',
    { content: 'x', allowed_mentions: { parse: ['users'] } },
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    'allowed_mentions.parse.0',
  ],
  [
    'kinds or ids of mentions',
    { content: 'x', allowed_mentions: { users: ['1'] } },
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
  ],
  [
    '100 ids of mentions',
    { content: 'x', allowed_mentions: { users: many(100, String) } },
    { content: 'x', allowed_mentions: { users: many(101, String) } },
    'allowed_mentions.users',
  ],
  ['flags that are a number', { content: 'x', flags: 4 }, { content: 'x', flags: 'x' }, 'flags'],
  ['a list of components', plain(), { content: 'x', components: {} }, 'components'],
  ['components that are objects', plain(row(button('a'))), plain('x'), 'components.0.type'],
];

const at = (tree: unknown, place: string): unknown =>
  place
    .split('.')
    .reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], tree);

describe('a message has', () => {
  it.each(limits)('%s', async (_, fits, tooMuch, place) => {
    expect(await request(local, 'POST', path, fits)).toMatchObject({ status: 200 });
    const refused = await request(local, 'POST', path, tooMuch);
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 50_035, message: 'Invalid Form Body' },
    });
    expect(at(refused.body.errors, place)).toHaveProperty('_errors.0.code');
  });

  it.each([
    ['nothing', {}],
    ['nothing but white space', { content: ' \n ' }],
    ['empty lists', { embeds: [], components: [] }],
    ['no components, with their flag', v2()],
    ['something that is no message', []],
  ])('something in it: %s is refused with 50006', async (_, body) => {
    expect(await request(local, 'POST', path, body)).toMatchObject({
      status: 400,
      body: { code: 50_006 },
    });
  });

  it('at most 10,170 bytes in its texts, or Discord breaks', async () => {
    const fits = v2(text('€'.repeat(3_390)));
    expect((await request(local, 'POST', path, fits)).status).toBe(200);
    const broken = await request(local, 'POST', path, v2(text(`${'€'.repeat(3_390)}x`)));
    expect(broken).toMatchObject({ status: 500, body: { code: 0 } });
  });

  it('keeps what it was when an edit is refused', async () => {
    const { body } = await request(local, 'POST', path, { content: 'alt' });
    const own = `${path}/${body.id as string}`;
    expect((await request(local, 'PATCH', own, { content: x(2_001) })).status).toBe(400);
    expect((await request(local, 'PATCH', own, { content: '' })).body.code).toBe(50_006);
    expect((await request(local, 'GET', own)).body.content).toBe('alt');
  });
});

describe('an answer to an interaction has', () => {
  const ask = async (kind: 'runCommand' | 'autocomplete') => {
    const options = [{ type: 3, name: 'q', description: 'x', autocomplete: true }];
    const commands = [{ name: 'ask', description: 'x', options }];
    await request(local, 'PUT', `/applications/${local.world.bot.id}/commands`, commands);
    const { pending } = local[kind]({
      as: 'member',
      channel: 'fragen',
      name: 'ask',
      focused: 'q',
    });
    return `/interactions/${pending.id}/${pending.token}/callback`;
  };
  const choice = (fields = {}) => ({ name: 'x', value: 'x', ...fields });
  const input = (id: string, fields = {}) =>
    row({ type: 4, custom_id: id, label: 'L', style: 1, ...fields });
  const modal = (fields = {}) => ({
    type: 9,
    data: { custom_id: 'm', title: 'T', components: [input('a')], ...fields },
  });
  const label = (component: unknown, fields = {}) => ({
    components: [{ type: 18, label: 'L', component, ...fields }],
  });

  it.each([
    [
      '2,000 characters of content',
      'runCommand',
      { type: 4, data: { content: x(2_001) } },
      'data.content',
    ],
    [
      'Components V2 with their flag',
      'runCommand',
      { type: 4, data: { components: [text()] } },
      'data.components.0.type',
    ],
    ['45 characters of a modal’s title', 'runCommand', modal({ title: x(46) }), 'data.title'],
    [
      '100 characters of its custom_id',
      'runCommand',
      modal({ custom_id: x(101) }),
      'data.custom_id',
    ],
    ['something in a modal', 'runCommand', modal({ components: [] }), 'data.components'],
    [
      '5 rows in a modal',
      'runCommand',
      modal({ components: many(6, (at) => input(`i${at}`)) }),
      'data.components',
    ],
    [
      'no button in a modal’s row',
      'runCommand',
      modal({ components: [row(button('a'))] }),
      'data.components.0.components.0.type',
    ],
    [
      'no button in a modal',
      'runCommand',
      modal({ components: [button('a')] }),
      'data.components.0.type',
    ],
    [
      '45 characters of an input’s label',
      'runCommand',
      modal({ components: [input('a', { label: x(46) })] }),
      'data.components.0.components.0.label',
    ],
    [
      'an input of one of two styles',
      'runCommand',
      modal({ components: [input('a', { style: 3 })] }),
      'data.components.0.components.0.style',
    ],
    [
      '4,000 characters of an input at most',
      'runCommand',
      modal({ components: [input('a', { max_length: 4_001 })] }),
      'data.components.0.components.0.max_length',
    ],
    [
      'inputs with ids of their own',
      'runCommand',
      modal({ components: [input('a'), input('a')] }),
      'data.components.1.components.0.custom_id',
    ],
    [
      'no button under a label',
      'runCommand',
      modal(label(button('a'))),
      'data.components.0.component.type',
    ],
    [
      'something to choose under a label',
      'runCommand',
      modal(label({ type: 3, custom_id: 's', options: [] })),
      'data.components.0.component.options',
    ],
    [
      'a label that says something',
      'runCommand',
      modal(label({ type: 4, custom_id: 'a', style: 1 }, { label: '' })),
      'data.components.0.label',
    ],
    [
      '25 choices',
      'autocomplete',
      { type: 8, data: { choices: many(26, () => choice()) } },
      'data.choices',
    ],
    [
      '100 characters of a choice’s name',
      'autocomplete',
      { type: 8, data: { choices: [choice({ name: x(101) })] } },
      'data.choices.0.name',
    ],
    [
      'a choice’s name',
      'autocomplete',
      { type: 8, data: { choices: [choice({ name: '' })] } },
      'data.choices.0.name',
    ],
    [
      '100 characters of a choice’s value',
      'autocomplete',
      { type: 8, data: { choices: [choice({ value: x(101) })] } },
      'data.choices.0.value',
    ],
    [
      'choices, where something is completed',
      'autocomplete',
      { type: 4, data: { content: 'x' } },
      'type',
    ],
  ] as const)('%s', async (_, kind, body, place) => {
    const refused = await request(local, 'POST', await ask(kind), body);
    expect(refused).toMatchObject({ status: 400, body: { code: 50_035 } });
    expect(at(refused.body.errors, place)).toHaveProperty('_errors.0.code');
  });

  it.each([
    ['a row of a modal', 'runCommand', modal()],
    ['an input under a label', 'runCommand', modal(label({ type: 4, custom_id: 'a', style: 2 }))],
    ['a text in a modal', 'runCommand', modal({ components: [text(), input('a')] })],
    [
      '25 choices of 100 characters',
      'autocomplete',
      { type: 8, data: { choices: many(25, () => choice({ name: x(100) })) } },
    ],
    ['no choice at all', 'autocomplete', { type: 8, data: { choices: [] } }],
  ] as const)('%s, where it fits', async (_, kind, body) => {
    expect((await request(local, 'POST', await ask(kind), body)).status).toBe(204);
  });
});
