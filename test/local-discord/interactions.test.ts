import {
  type AutocompleteInteraction,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  DiscordAPIError,
  Events,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { type Connection, connect, request } from './connect.js';

let connection: Connection;
let local: Connection['local'];
let clock = Date.UTC(2026, 0, 1);
/** What the bot does with the next interactions. */
let act: (interaction: never) => Promise<unknown>;

const definitions = [
  {
    name: 'ask',
    name_localizations: { de: 'frage' },
    description: 'Ask',
    options: [
      {
        type: 3,
        name: 'question',
        name_localizations: { de: 'frage' },
        description: 'Question',
        required: true,
        autocomplete: true,
      },
      { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 5 },
      { type: 3, name: 'colour', description: 'Which', choices: [{ name: 'Red', value: 'red' }] },
    ],
    integration_types: [0, 1],
    contexts: [0, 1, 2],
  },
  { name: 'reindex', description: 'Reindex', default_member_permissions: '8' },
  { name: 'nobody', description: 'For administrators', default_member_permissions: '0' },
  { name: 'here', description: 'In servers only', contexts: [0] },
  { name: 'Search documents', type: 3 },
];

beforeAll(async () => {
  connection = await connect({ now: () => clock });
  ({ local } = connection);
  await connection.client.application.commands.set(definitions);
  connection.client.on(Events.InteractionCreate, (interaction: Interaction) => {
    void act(interaction as never);
  });
});

afterEach(() => {
  clock += 60_000;
});

afterAll(() => connection.close());

const member = { as: 'member', channel: 'fragen' } as const;
const ask = (question = 'Wozu?') =>
  local.runCommand({ ...member, name: 'ask', options: { question } });

/** Lets the bot do something with an interaction, and gives the error code of what it did. */
function codeOf(work: (interaction: ChatInputCommandInteraction) => Promise<unknown>) {
  return new Promise<unknown>((resolve) => {
    act = (interaction: ChatInputCommandInteraction) =>
      work(interaction).then(
        () => resolve(undefined),
        (error: unknown) => resolve(error instanceof DiscordAPIError ? error.code : error),
      );
    ask();
  });
}

describe('a slash command', () => {
  it('reaches the bot with person, place, locale and options, and is answered', async () => {
    act = async (interaction: ChatInputCommandInteraction<'cached'>) => {
      clock += 250;
      const { user, locale, guildLocale, channel, options, memberPermissions } = interaction;
      await interaction.reply(
        [
          user.username,
          locale,
          guildLocale,
          channel?.name,
          options.getString('question'),
          options.getInteger('count'),
          memberPermissions.has('SendMessages'),
          memberPermissions.has('ManageMessages'),
        ].join(' '),
      );
    };
    const handle = local.runCommand({
      ...member,
      name: 'frage',
      locale: 'fr',
      options: { frage: 'Wozu?', count: 3 },
    });
    expect(await handle.acknowledged()).toBe(250);
    const response = await handle.response();
    expect(response.content).toBe('mara fr de fragen Wozu? 3 true false');
    expect(local.messagesIn({ as: 'moderator', channel: 'fragen' })).toContain(response);
  });

  it('is seen by its person alone when the answer is ephemeral', async () => {
    act = (interaction: ChatInputCommandInteraction) =>
      interaction.reply({ content: 'geheim', flags: MessageFlags.Ephemeral });
    const response = await ask().response();
    const seenBy = (as: 'member' | 'moderator') =>
      local.messagesIn({ as, channel: 'fragen' }).includes(response);
    expect([seenBy('member'), seenBy('moderator')]).toEqual([true, false]);
    const path = `/channels/${response.channelId}/messages/${response.id}`;
    expect((await request(local, 'GET', path)).body.code).toBe(10_008);
    expect(() => local.clickButton({ as: 'moderator', message: response, customId: 'x' })).toThrow(
      'moderator does not see the message',
    );
  });

  it('is deferred, then answered, then edited, then deleted', async () => {
    let letGo: () => void = () => undefined;
    const wanted = new Promise<void>((resolve) => (letGo = resolve));
    act = async (interaction: ChatInputCommandInteraction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      clock += 60_000;
      await interaction.editReply('eins');
      await interaction.editReply('zwei');
      await wanted;
      await interaction.deleteReply();
    };
    const handle = ask();
    const edited = await handle.edited();
    expect(edited.content).toBe('zwei');
    expect(edited.earlier.map(({ content }) => content)).toEqual(['eins']);
    expect(edited.flags & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    letGo();
    await handle.deleted();
  });

  it('has follow-ups; the first to a deferral is the answer', async () => {
    act = async (interaction: ChatInputCommandInteraction) => {
      await interaction.deferReply();
      await interaction.followUp('Antwort');
      await interaction.followUp({ content: 'mehr', flags: MessageFlags.Ephemeral });
    };
    const handle = ask();
    expect((await handle.response()).content).toBe('Antwort');
    const [more] = await handle.followUps();
    expect(more).toMatchObject({ content: 'mehr', onlyFor: local.world.people.member.id });
  });

  it('gives back what it answered, when asked to', async () => {
    let id: string | undefined;
    act = async (interaction: ChatInputCommandInteraction) => {
      const { resource } = await interaction.reply({ content: 'da', withResponse: true });
      id = resource?.message?.id;
      expect((await interaction.fetchReply()).id).toBe(id);
    };
    expect((await ask().response()).id).toBe(await local.waitFor(() => id));
  });

  it('works in a direct message, and by one’s own installation', async () => {
    const seen: unknown[] = [];
    act = async (interaction: ChatInputCommandInteraction) => {
      const { guildId, userId } = interaction.authorizingIntegrationOwners;
      seen.push([interaction.context, guildId, userId]);
      await interaction.reply('da');
    };
    const { people, guild } = local.world;
    const question = { name: 'ask', options: { question: 'Wozu?' } };
    await local.runCommand({ as: 'member', channel: 'dm', ...question }).response();
    await local.runCommand({ ...member, installed: 'user', ...question }).response();
    await local.runCommand({ ...member, ...question }).response();
    expect(seen).toEqual([
      [1, '0', null],
      [0, null, people.member.id],
      [0, guild.id, null],
    ]);
  });
});

describe('where people talk among themselves', () => {
  const between = { as: 'member', channel: 'unter-uns', installed: 'user' } as const;

  it('the bot comes along with who installed it, and is answered to in place', async () => {
    let seen: unknown[] = [];
    act = async (interaction: ChatInputCommandInteraction) => {
      const { context, authorizingIntegrationOwners, guildId } = interaction;
      seen = [context, authorizingIntegrationOwners.userId, guildId];
      await interaction.reply('da');
    };
    const handle = local.runCommand({ ...between, name: 'ask', options: { question: 'x' } });
    const response = await handle.response();
    expect(seen).toEqual([2, local.world.people.member.id, null]);
    const seenBy = (as: 'moderator') => local.messagesIn({ as, channel: 'unter-uns' });
    expect(seenBy('moderator')).toContain(response);
    expect(() => local.messagesIn({ as: 'administrator', channel: 'unter-uns' })).toThrow();
  });

  it('it reads and writes nothing else', async () => {
    const { channelId } = local.sendMessage({ ...between, content: 'unter uns' });
    const written = await request(local, 'POST', `/channels/${channelId}/messages`, {
      content: 'x',
    });
    expect(written).toMatchObject({ status: 403, body: { code: 50_001 } });
    const offered = (fields: object) => local.sees({ ...between, name: 'ask', ...fields });
    expect([offered({}), offered({ installed: 'guild' }), offered({ name: 'here' })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('time and order', () => {
  it('refuses the first response after three seconds', async () => {
    const late = codeOf((interaction) => {
      clock += 3_001;
      return interaction.reply('zu spät');
    });
    expect(await late).toBe(10_062);
    const inTime = codeOf((interaction) => {
      clock += 3_000;
      return interaction.reply('gerade noch');
    });
    expect(await inTime).toBeUndefined();
  });

  it('refuses a second acknowledgement', async () => {
    const code = codeOf(async (interaction) => {
      await interaction.reply('eins');
      // The client remembers as well; what counts here is what Discord says.
      interaction.replied = false;
      await interaction.reply('zwei');
    });
    expect(await code).toBe(40_060);
  });

  it('takes edits and follow-ups for fifteen minutes', async () => {
    const late = codeOf(async (interaction) => {
      await interaction.deferReply();
      clock += 15 * 60_000 + 1;
      await interaction.editReply('zu spät');
    });
    expect(await late).toBe(50_027);
  });

  it('knows no answer before there is one, none that is gone, and no other token', async () => {
    const early = codeOf((interaction) => interaction.webhook.editMessage('@original', 'früh'));
    expect(await early).toBe(10_015);
    const gone = codeOf(async (interaction) => {
      await interaction.reply('weg');
      await interaction.deleteReply();
      await interaction.editReply('noch da?');
    });
    expect(await gone).toBe(10_008);
    const path = `/webhooks/${local.world.bot.id}/nowhere`;
    const followUp = await request(local, 'POST', path, { content: 'x' });
    expect(followUp).toMatchObject({ status: 404, body: { code: 10_015 } });
    const callback = await request(local, 'POST', '/interactions/1/nowhere/callback', { type: 4 });
    expect(callback).toMatchObject({ status: 404, body: { code: 10_062 } });
  });

  it('takes nothing with a deferral but whether the answer is private', async () => {
    act = () => Promise.resolve();
    const { pending } = ask();
    const path = `/interactions/${pending.id}/${pending.token}/callback`;
    const v2 = await request(local, 'POST', path, { type: 5, data: { flags: 1 << 15 } });
    expect(v2).toMatchObject({ status: 400, body: { code: 50_035 } });
    expect((await request(local, 'POST', path, { type: 5, data: { flags: 64 } })).status).toBe(204);
  });

  it.each([
    ['a command', 8],
    ['a command', 6],
    ['a command', 7],
    ['a command', 99],
    ['a command', undefined],
  ])('refuses a response of the wrong kind to %s: %s', async (_, type) => {
    act = () => Promise.resolve();
    const { pending } = ask();
    const path = `/interactions/${pending.id}/${pending.token}/callback`;
    const response = await request(local, 'POST', path, { type, data: {} });
    expect(response).toMatchObject({
      status: 400,
      body: { code: 50_035, errors: { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } } },
    });
    expect(pending.acknowledgedAfterMs).toBeUndefined();
  });
});

describe('autocompletion', () => {
  it('carries what is typed, and brings back choices', async () => {
    act = (interaction: AutocompleteInteraction) =>
      interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: 'x' }]);
    const handle = local.autocomplete({
      ...member,
      name: 'ask',
      focused: 'question',
      options: { question: 'Ein' },
    });
    expect(await handle.choices()).toEqual([{ name: 'Ein!', value: 'x' }]);
  });

  it('is for options that are completed', () => {
    expect(() => local.autocomplete({ ...member, name: 'ask', focused: 'colour' })).toThrow(
      'the option “colour” is not completed',
    );
  });
});

describe('components', () => {
  const row = (component: ButtonBuilder | StringSelectMenuBuilder) => ({
    components: [{ type: ComponentType.ActionRow, components: [component.toJSON()] }],
  });
  const button = new ButtonBuilder()
    .setCustomId('more')
    .setLabel('Mehr')
    .setStyle(ButtonStyle.Primary);

  it('a button changes its message, or answers anew', async () => {
    act = (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) {
        return interaction.reply({ content: 'alt', ...row(button) });
      }
      if (!interaction.isButton()) throw new Error('no button');
      return interaction.user.username === 'mara'
        ? interaction.update({ content: `neu ${interaction.customId}`, components: [] })
        : interaction.reply({ content: 'nur für dich', flags: MessageFlags.Ephemeral });
    };
    const message = await ask().response();
    const other = local.clickButton({ as: 'moderator', message, customId: 'more' });
    expect(await other.response()).toMatchObject({ content: 'nur für dich' });
    const own = local.clickButton({ as: 'member', message, customId: 'more' });
    const changed = await own.response();
    expect(changed).toBe(message);
    expect(changed.content).toBe('neu more');
    expect(() => local.clickButton({ as: 'member', message, customId: 'more' })).toThrow(
      'no such component',
    );
  });

  it('a button may be acknowledged first, and its message changed later', async () => {
    act = async (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({ content: 'alt', ...row(button) });
      } else if (interaction.isButton()) {
        await interaction.deferUpdate();
        await interaction.editReply('neu');
      }
    };
    const message = await ask().response();
    const handle = local.clickButton({ as: 'member', message, customId: 'more' });
    await handle.acknowledged();
    expect((await handle.response()).content).toBe('neu');
  });

  it('a select carries what was chosen, of what there is', async () => {
    const select = new StringSelectMenuBuilder()
      .setCustomId('which')
      .addOptions({ label: 'A', value: 'a' }, { label: 'B', value: 'b' });
    act = async (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(row(select));
      else if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join());
    };
    const message = await ask().response();
    const chosen = { as: 'member', message, customId: 'which' } as const;
    expect((await local.selectOption({ ...chosen, values: ['b'] }).response()).content).toBe('b');
    expect(() => local.selectOption({ ...chosen, values: ['c'] })).toThrow('has no option "c"');
    expect(() => local.selectOption({ ...chosen, values: ['a', 'b'] })).toThrow('1 to 1 options');
  });

  it('a modal is opened, filled in and sent', async () => {
    const modal = new ModalBuilder({
      customId: 'note',
      title: 'Notiz',
      components: [
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.TextInput,
              customId: 'text',
              label: 'Text',
              style: TextInputStyle.Short,
            },
          ],
        },
      ],
    });
    act = async (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(modal);
      else if (interaction.isModalSubmit()) {
        await interaction.reply(interaction.fields.getTextInputValue('text'));
      }
    };
    const from = ask();
    expect(await from.modal()).toMatchObject({ title: 'Notiz', custom_id: 'note' });
    const sent = local.submitModal({ as: 'member', from, values: { text: 'Guten Tag' } });
    expect((await sent.response()).content).toBe('Guten Tag');
    expect(() => local.submitModal({ as: 'member', from, values: { other: 'x' } })).toThrow();
    expect(() => local.submitModal({ as: 'moderator', from, values: {} })).toThrow(
      'no modal is open for moderator',
    );
  });

  it('a message’s menu carries the message, whose content it may read', async () => {
    act = async (interaction: Interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return;
      await interaction.reply(interaction.targetMessage.content.toUpperCase());
    };
    const message = local.sendMessage({ ...member, content: 'Seit wann?' });
    const handle = local.runMessageCommand({ as: 'moderator', message, name: 'Search documents' });
    expect((await handle.response()).content).toBe('SEIT WANN?');
  });
});

describe('what a client does not let a person do', () => {
  const run = (fields: object) => () =>
    local.runCommand({ ...member, name: 'ask', options: { question: 'x' }, ...fields });

  it.each([
    ['a command that is not there', { name: 'nothing' }, 'not offered'],
    ['an option that is not there', { options: { question: 'x', no: 1 } }, 'no option “no”'],
    ['a required option left out', { options: {} }, 'is required'],
    ['a text for a number', { options: { question: 'x', count: 'x' } }, 'does not take "x"'],
    ['a number out of range', { options: { question: 'x', count: 6 } }, 'out of range'],
    ['a choice that is not offered', { options: { question: 'x', colour: 'blue' } }, 'no choice'],
    ['over 6,000 characters', { options: { question: 'x'.repeat(6_001) } }, 'too long'],
    ['a channel that is not there', { channel: 'nowhere' }, 'no channel “nowhere”'],
  ])('%s', (_, fields, reason) => {
    expect(run(fields)).toThrow(reason);
  });

  it('offers commands by permission in a server, by context and by installation', () => {
    const sees = (as: 'member' | 'moderator' | 'administrator', channel: string, name: string) =>
      local.sees({ as, channel, name });
    expect(sees('member', 'fragen', 'reindex')).toBe(false);
    expect(sees('moderator', 'fragen', 'reindex')).toBe(false);
    expect(sees('administrator', 'fragen', 'reindex')).toBe(true);
    // In a direct message nobody has permissions: a handler has to check for itself.
    expect(sees('member', 'dm', 'reindex')).toBe(true);
    expect(sees('moderator', 'fragen', 'nobody')).toBe(false);
    expect(sees('administrator', 'fragen', 'nobody')).toBe(true);
    expect(sees('member', 'fragen', 'here')).toBe(true);
    expect(sees('member', 'dm', 'here')).toBe(false);
    const byUser = (name: string) => local.sees({ ...member, installed: 'user', name });
    expect([byUser('ask'), byUser('here')]).toEqual([true, false]);
  });
});
