import { MessageFlags, MessageFlagsBitField } from 'discord.js';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';

import type { App, SectionPage } from '../../../src/core/app.js';
import { handleSection } from '../../../src/discord/browse/handle-passage.js';
import { createBotContext } from '../../../src/discord/create-bot-context.js';
import type { ComponentInteraction } from '../../../src/discord/respond/respond-update.js';
import { buildView } from '../../support/build-view.js';
import { createFakeApp } from '../../support/fake-app.js';

const sectionSize = 5_000;
const perPage = 12;

/** An app whose section has 5,000 passages; counts the passages that it hands out. */
function createLargeSection() {
  const count = { calls: 0, passages: 0 };
  const refuse = () => Promise.reject(new Error('no passage is read one by one'));
  const section = (_id: string, page: number): Promise<SectionPage> => {
    const start = page * perPage;
    const passages = Array.from({ length: perPage }, (_, n) =>
      buildView({ id: `p${start + n}`, text: `Zeile ${start + n}` }),
    );
    count.calls += 1;
    count.passages += perPage;
    const pages = Math.ceil(sectionSize / perPage);
    return Promise.resolve({ passages, start, total: sectionSize, page, pages });
  };
  const app: App = { ...createFakeApp(), section, passage: refuse };
  return { app, count };
}

describe('a page of a section of 5,000 passages', () => {
  it('is read in one call that returns twelve passages', async () => {
    const { app, count } = createLargeSection();
    const sent: unknown[] = [];
    const interaction = {
      locale: 'de',
      message: { flags: new MessageFlagsBitField(MessageFlags.Ephemeral) },
      user: { id: '1' },
      update: (payload: unknown) => Promise.resolve(sent.push(payload)),
    } as unknown as ComponentInteraction;
    const context = createBotContext({ app, logger: pino({ level: 'silent' }) });
    await handleSection(interaction, 'p40', 3, context);
    expect(count).toEqual({ calls: 1, passages: perPage });
    expect(JSON.stringify(sent)).toContain('Zeile 36');
    expect(JSON.stringify(sent)).toContain('Seite 4 von 417');
  });
});
