import {
  ButtonStyle,
  ComponentType,
  type Interaction,
  MessageFlags,
  SeparatorSpacingSize,
  TextInputStyle,
} from 'discord.js';
import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  type PageServer,
  startPageServer,
} from '../../../src/local-discord/page-server/start-page-server.js';
import { createInspector } from '../../../src/local-page/create-inspector.js';
import { type Connection, connect } from '../../local-discord/connect.js';
import { launchBrowser, whyNoBrowser } from '../../support/chromium.js';
import { createFakeApp } from '../../support/fake-app.js';
import { openPage, type PageUser } from '../../support/open-page.js';

let browser: Browser | undefined;
let connection: Connection;
let server: PageServer;
let user: PageUser;

beforeAll(async () => {
  if (whyNoBrowser === undefined) browser = await launchBrowser();
});

afterAll(() => browser?.close());

/** A bot with one command, `/do`, which does what a test wants. */
beforeEach(async ({ skip }) => {
  skip(browser === undefined, whyNoBrowser);
  if (browser === undefined) return;
  connection = await connect();
  await connection.client.application.commands.set([
    { name: 'do', description: 'Does it', nameLocalizations: { de: 'tu' } },
  ]);
  server = await startPageServer({
    discord: connection.local,
    inspector: createInspector(createFakeApp(), 'none'),
    logger: pino({ level: 'silent' }),
  });
  user = await openPage(browser, server.address);
});

afterEach(async () => {
  if (browser === undefined) return;
  expect(user.faults).toEqual([]);
  await user.close();
  await server.stop();
  await connection.close();
});

const onInteraction = (handle: (interaction: Interaction) => Promise<unknown>): void => {
  connection.client.on('interactionCreate', (interaction) => void handle(interaction));
};

/** Answers the command with components, and tells what comes of their use. */
const show = (
  components: readonly object[],
  used: (interaction: Interaction) => Promise<unknown>,
) =>
  onInteraction((interaction) =>
    interaction.isChatInputCommand()
      ? interaction.reply({ flags: MessageFlags.IsComponentsV2, components: components as never })
      : used(interaction),
  );

describe('what a bot may send', () => {
  it('containers, texts, sections, separators and buttons of every style', async () => {
    const button = (style: ButtonStyle, label: string) => ({
      type: ComponentType.Button,
      style,
      label,
      ...(style === ButtonStyle.Link ? { url: 'https://a.example/' } : { custom_id: label }),
    });
    const text = (content: string) => ({ type: ComponentType.TextDisplay, content });
    show(
      [
        {
          type: ComponentType.Container,
          accent_color: 0x12ab34,
          components: [
            text('# Titel\n- **eins**\n- zwei'),
            { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Large },
            {
              type: ComponentType.Section,
              components: [text('daneben')],
              accessory: button(ButtonStyle.Link, 'Quelle'),
            },
            {
              type: ComponentType.ActionRow,
              components: [
                button(ButtonStyle.Primary, 'erster'),
                button(ButtonStyle.Secondary, 'zweiter'),
                button(ButtonStyle.Success, 'dritter'),
                button(ButtonStyle.Danger, 'vierter'),
                { ...button(ButtonStyle.Secondary, 'fünfter'), disabled: true },
              ],
            },
          ],
        },
      ],
      async (interaction) => {
        if (interaction.isButton()) await interaction.reply(`${interaction.customId} gedrückt`);
      },
    );
    await user.command('tu');
    const card = user.page.locator('.container');
    await card.waitFor();
    const colour = 'getComputedStyle(document.querySelector(".container")).borderInlineStartColor';
    expect(await user.page.evaluate(colour)).toBe('rgb(18, 171, 52)');
    expect(await card.locator('li').allInnerTexts()).toEqual(['eins', 'zwei']);
    const link = card.getByRole('link', { name: 'Quelle' });
    expect(await link.getAttribute('href')).toBe('https://a.example/');
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await card.getByRole('button', { name: 'fünfter' }).isDisabled()).toBe(true);
    await user.press('vierter');
    await user.answer('vierter gedrückt').waitFor();
  });

  it('selects, of one option and of several', async () => {
    const options = ['a', 'b', 'c'].map((value) => ({ label: `Wahl ${value}`, value }));
    const select = (id: string, most: number) => ({
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: id,
          placeholder: `bis ${most}`,
          max_values: most,
          options,
        },
      ],
    });
    show([select('one', 1), select('many', 2)], async (interaction) => {
      if (!interaction.isStringSelectMenu()) return;
      await interaction.reply(`${interaction.customId}: ${interaction.values.join('+')}`);
    });
    await user.command('tu');
    await user.page.getByRole('combobox', { name: 'bis 1' }).focus();
    const { keyboard } = user.page;
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await keyboard.press(key);
    await user.answer('one: b').waitFor();
    await user.page.getByRole('combobox', { name: 'bis 2' }).click();
    for (const name of ['Wahl c', 'Wahl a', 'Wahl b']) {
      await user.page.getByRole('option', { name }).last().click();
    }
    await keyboard.press('Escape');
    await user.answer('many: c+a').waitFor();
  });

  it('modals, whose fields are sent as they were filled in', async () => {
    onInteraction(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.showModal({
          title: 'Was fehlt?',
          custom_id: 'gap',
          components: [
            {
              type: ComponentType.Label,
              label: 'Grund',
              description: 'In einem Satz',
              component: {
                type: ComponentType.TextInput,
                custom_id: 'reason',
                style: TextInputStyle.Short,
                required: true,
              },
            },
            {
              type: ComponentType.ActionRow,
              components: [
                {
                  type: ComponentType.TextInput,
                  custom_id: 'more',
                  label: 'Mehr',
                  style: TextInputStyle.Paragraph,
                  required: false,
                },
              ],
            },
          ],
        });
      } else if (interaction.isModalSubmit()) {
        const [reason, more] = ['reason', 'more'].map((id) =>
          interaction.fields.getTextInputValue(id),
        );
        await interaction.reply(`Grund: ${reason ?? ''}; mehr: ${more ?? ''}`);
      }
    });
    await user.command('tu');
    const dialog = user.page.getByRole('dialog', { name: 'Was fehlt?' });
    await dialog.getByRole('button', { name: 'Absenden' }).click();
    expect(await dialog.isVisible()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Grund' }).fill('Die Zahl ist alt.');
    await dialog.getByRole('textbox', { name: 'Mehr' }).fill('eins\nzwei');
    await dialog.getByRole('button', { name: 'Absenden' }).click();
    await user.answer('Grund: Die Zahl ist alt.; mehr: eins').waitFor();
    expect(await dialog.count()).toBe(0);
  });

  it('files, which are saved byte for byte and never shown by the browser', async () => {
    const csv = 'Frage;Zahl\r\n"<script>alert(1)</script>";2\r\n';
    onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const files = [{ attachment: Buffer.from(csv), name: 'lücken.csv' }];
      await interaction.reply({ content: 'Hier:', files });
    });
    await user.command('tu');
    const saving = user.page.waitForEvent('download');
    await user.page.getByRole('link', { name: 'lücken.csv' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('lücken.csv');
    expect(await readFile(await saved.path(), 'utf8')).toBe(csv);
  });

  it('an answer that takes its time, then comes, then changes, then goes', async () => {
    onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await connection.local.waitFor(() => seen.thinking);
      await interaction.editReply('erste Fassung');
      await connection.local.waitFor(() => seen.first);
      await interaction.editReply('zweite Fassung');
      await connection.local.waitFor(() => seen.second);
      await interaction.deleteReply();
    });
    const seen = { thinking: false, first: false, second: false };
    await user.command('tu');
    await user.page.getByText('Beleg denkt nach …').waitFor();
    seen.thinking = true;
    await user.answer('erste Fassung').waitFor();
    expect(await user.page.getByText('(bearbeitet)').count()).toBe(0);
    seen.first = true;
    await user.answer('zweite Fassung').waitFor();
    await user.page.getByText('(bearbeitet)').waitFor();
    seen.second = true;
    await user.page.locator('.message').waitFor({ state: 'detached' });
  });

  it('that it is typing', async () => {
    connection.client.on('messageCreate', (message) => {
      if (!message.author.bot && message.channel.isSendable()) void message.channel.sendTyping();
    });
    await user.write('@Beleg hallo');
    await user.page.getByText('Beleg schreibt …').waitFor();
  });

  it('nothing at all, which is told', async () => {
    await user.command('tu');
    await user.page.getByText('Die Anwendung reagiert nicht.').waitFor();
  });
});

it('the page says so when Beleg has ended, and comes back with it', async () => {
  await user.page.context().setOffline(true);
  await user.write('hallo');
  await user.page.getByRole('status').getByText('Die Verbindung zum Bot').waitFor();
  expect(await user.page.locator('#message-box').inputValue()).toBe('hallo');
  await user.page.context().setOffline(false);
  await user.write('hallo');
  await user.page.locator('.message', { hasText: 'hallo' }).waitFor();
  // What the browser says of the lost connection is no fault of the page.
  (user.faults as string[]).length = 0;
});
