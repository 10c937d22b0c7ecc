import { type Interaction, MessageFlags, type TextChannel } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  type LocalDiscord,
  startLocalDiscord,
} from '../../src/local-discord/start-local-discord.js';
import { mutateJson } from '../support/mutate-json.js';
import {
  checkAgainstOpenApi,
  checkResponsesAgainstOpenApi,
  whyNoOpenApi,
} from '../support/openapi.js';
import { connect, request } from './connect.js';

let local: LocalDiscord;

beforeAll(async () => {
  local = await startLocalDiscord();
  await request(local, 'PUT', commandsPath(), [
    {
      name: 'frage',
      description: 'fragt',
      options: [{ type: 3, name: 'text', description: 'Text', autocomplete: true }],
    },
  ]);
});

afterAll(() => local.stop());

beforeEach(({ skip }) => skip(whyNoOpenApi !== undefined, whyNoOpenApi));

const place = { as: 'member', channel: 'allgemein' } as const;
const commandsPath = () => `/applications/${local.world.bot.id}/commands`;
const allgemein = () => [...local.world.channels.values()][0]!;
const messagesPath = () => `/channels/${allgemein().id}/messages`;

function runCommand(): string {
  const { id, token } = local.runCommand({ ...place, name: 'frage' }).pending;
  return `/interactions/${id}/${token}/callback`;
}

function complete(): string {
  const typed = { options: { text: 'a' }, focused: 'text' };
  const { id, token } = local.autocomplete({ ...place, name: 'frage', ...typed }).pending;
  return `/interactions/${id}/${token}/callback`;
}

const textDisplay = { type: 10, content: 'Text' };
const button = { type: 2, style: 1, label: 'Knopf', disabled: false, emoji: { name: '👍' } };
const select = {
  type: 3,
  custom_id: 'select',
  placeholder: 'Wähle',
  min_values: 1,
  max_values: 1,
  options: [
    { label: 'Eins', value: 'one', description: 'die erste', default: true },
    { label: 'Zwei', value: 'two' },
  ],
};

const cards = {
  flags: 1 << 15,
  components: [
    {
      type: 17,
      accent_color: 1,
      spoiler: false,
      components: [
        textDisplay,
        { type: 9, components: [textDisplay], accessory: { ...button, custom_id: 'in-section' } },
        { type: 14, divider: true, spacing: 1 },
        {
          type: 1,
          components: [
            { ...button, custom_id: 'in-row' },
            { type: 2, style: 5, label: 'Quelle', url: 'https://example.org/' },
          ],
        },
        { type: 1, components: [select] },
      ],
    },
    textDisplay,
  ],
  allowed_mentions: { parse: [], users: ['110000000000000001'], replied_user: false },
};

const classic = {
  content: 'Text',
  tts: false,
  nonce: 'n',
  enforce_nonce: false,
  flags: 1 << 2,
  embeds: [
    {
      title: 'Titel',
      description: 'Text',
      url: 'https://example.org/',
      color: 1,
      timestamp: '2024-01-01T00:00:00.000Z',
      footer: { text: 'unten' },
      author: { name: 'oben' },
      fields: [{ name: 'Feld', value: 'Wert', inline: true }],
    },
  ],
  components: [{ type: 1, components: [{ ...button, custom_id: 'classic' }] }],
  allowed_mentions: { parse: ['users'] },
};

const modal = {
  custom_id: 'modal',
  title: 'Titel',
  components: [
    {
      type: 18,
      label: 'Warum',
      description: 'in einem Satz',
      component: {
        type: 4,
        custom_id: 'why',
        style: 1,
        min_length: 1,
        max_length: 10,
        required: true,
        value: 'darum',
        placeholder: 'weil',
      },
    },
    { type: 18, label: 'Was', component: select },
  ],
};

const commands = [
  {
    type: 1,
    name: 'frage',
    description: 'fragt',
    name_localizations: { 'en-GB': 'ask' },
    description_localizations: { 'en-GB': 'asks' },
    default_member_permissions: 32,
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    nsfw: false,
    options: [
      {
        type: 3,
        name: 'text',
        description: 'Text',
        required: true,
        min_length: 0,
        max_length: 10,
        choices: [{ name: 'Eins', value: 'one', name_localizations: { 'en-GB': 'one' } }],
      },
      {
        type: 4,
        name: 'zahl',
        description: 'Zahl',
        required: false,
        min_value: 0,
        max_value: 3,
        autocomplete: true,
      },
    ],
  },
  { type: 3, name: 'In Dokumenten suchen' },
];

const choices = [
  { name: 'Eins', name_localizations: { 'en-GB': 'one' }, value: 'one' },
  { name: 'Zwei', value: 'two' },
];

interface Example {
  readonly method: 'POST' | 'PUT';
  /** Made anew for each request: an interaction takes one response. */
  readonly path: () => string;
  readonly body: unknown;
}

const examples: Readonly<Record<string, Example>> = {
  'a message of cards': { method: 'POST', path: messagesPath, body: cards },
  'a message of text and embeds': { method: 'POST', path: messagesPath, body: classic },
  'a modal': { method: 'POST', path: runCommand, body: { type: 9, data: modal } },
  choices: { method: 'POST', path: complete, body: { type: 8, data: { choices } } },
  commands: { method: 'PUT', path: commandsPath, body: commands },
};

describe('the check', () => {
  it.each([
    ['GET', '/nowhere', undefined, 'is no route'],
    ['PUT', '/gateway/bot', undefined, 'is no method of the route'],
    ['GET', '/gateway/bot', {}, 'has a body, and takes none'],
    ['POST', '/channels/1/messages', undefined, 'has no body'],
    ['GET', '/channels/allgemein', undefined, /^channel_id must match pattern/],
    ['GET', '/channels/1/messages?limit=500', undefined, 'limit must be <= 100'],
    ['GET', '/channels/1/messages?most=5', undefined, 'has no parameter most'],
    ['POST', '/channels/1/messages', { content: 1 }, '/content must be string,null'],
    [
      'POST',
      '/channels/1/messages',
      { components: [{ type: 1, components: [{ ...button, label: 'x'.repeat(81) }] }] },
      '/components/0/components/0/label must NOT have more than 80 characters',
    ],
    [
      'POST',
      '/interactions/1/token/callback',
      { type: 8, data: { choices: Array.from({ length: 26 }, () => choices[1]) } },
      '/data/choices must NOT have more than 25 items',
    ],
  ])('finds what is wrong with %s %s', (method, path, body, wrong) => {
    const [first = ''] = checkAgainstOpenApi([{ method, path, body }]);
    const what = first.slice(`${method} ${path} `.length);
    expect(what).toMatch(wrong);
  });

  it('finds what is wrong with a response', () => {
    const path = '/gateway/bot';
    const [wrong] = checkResponsesAgainstOpenApi([
      { method: 'GET', path, status: 200, response: { url: 'wss://example.org' } },
    ]);
    expect(wrong).toBe("GET /gateway/bot 200 must have required property 'session_start_limit'");
  });
});

describe('the local Discord', () => {
  it.each(Object.entries(examples))(
    'refuses %s wherever Discord’s description does',
    async (_, { method, path, body }) => {
      const right = path();
      expect(checkAgainstOpenApi([{ method, path: right, body }])).toEqual([]);
      expect((await request(local, method, right, body)).status).toBeLessThan(300);
      const accepted: string[] = [];
      for (const { what, value } of mutateJson(body)) {
        // As it arrives: what is undefined is not there.
        const mutated: unknown = JSON.parse(JSON.stringify(value));
        const to = path();
        const wrong = checkAgainstOpenApi([{ method, path: to, body: mutated }]);
        if (wrong.length === 0) continue;
        const { status } = await request(local, method, to, mutated);
        if (status !== 400) accepted.push(`${status} for ${what}: ${wrong.join('; ')}`);
      }
      expect(accepted).toEqual([]);
    },
  );
});

it('a conversation with the real client is as Discord’s description has it, on both sides', async () => {
  const connection = await connect();
  const { local: own, client } = connection;
  const answer = async (interaction: Interaction): Promise<void> => {
    if (interaction.isAutocomplete()) await interaction.respond([{ name: 'Eins', value: 1 }]);
    if (interaction.isChatInputCommand()) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ ...cards, flags: MessageFlags.IsComponentsV2, files: [file] });
      await interaction.followUp({ embeds: [{ title: 'Titel' }] });
    }
    if (interaction.isButton()) await interaction.update({ content: 'gedrückt', components: [] });
    if (interaction.isMessageContextMenuCommand()) await interaction.showModal(modal);
    if (interaction.isModalSubmit()) await interaction.reply({ content: 'danke' });
  };
  const file = { attachment: Buffer.from('a;b\n'), name: 'liste.csv' };
  client.on('interactionCreate', (interaction) => void answer(interaction));
  // By hand: the client writes permissions as text, which Discord takes, but does not describe.
  await client.rest.put(`/applications/${client.application.id}/commands`, { body: commands });
  await client.application.fetch();

  const channel = client.channels.cache.find((one) => 'name' in one) as TextChannel;
  const said = own.sendMessage({ ...place, content: `<@${client.user.id}> Frage` });
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'Knopf', custom_id: 'press' }] };
  const reply = await (await channel.messages.fetch(said.id)).reply({ components: [row] });
  await own.clickButton({ ...place, message: reply.id, customId: 'press' }).response();
  await channel.sendTyping();
  await channel.messages.fetch();
  const person = await client.users.createDM(own.world.people.member.id);
  await (await person.send('eins')).edit({ content: 'zwei', allowedMentions: { parse: [] } });

  const options = { text: 'one' };
  const ran = own.runCommand({ ...place, as: 'administrator', name: 'frage', options });
  await ran.followUps();
  const typed = { options: { text: 'one', zahl: 1 }, focused: 'zahl' };
  await own.autocomplete({ ...place, as: 'administrator', name: 'frage', ...typed }).choices();
  const menu = own.runMessageCommand({ ...place, message: said, name: 'In Dokumenten suchen' });
  await menu.modal();
  await own
    .submitModal({ ...place, from: menu, values: { why: 'so', select: ['one'] } })
    .response();
  await connection.close();

  expect(own.requests.filter(({ status }) => status >= 300)).toEqual([]);
  expect(new Set(own.requests.map(({ method }) => method)).size).toBe(4);
  expect(checkAgainstOpenApi(own.requests)).toEqual([]);
  expect(checkResponsesAgainstOpenApi(own.requests)).toEqual([]);
});
