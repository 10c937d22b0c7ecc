import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  type BelegOnDiscord,
  ephemeralFlag,
  openBelegOnDiscord,
  visible,
} from '../../support/beleg-on-discord.js';

const question = 'Seit wann gibt es KFOR?';
const anotherServer = '100000000000000009';

let beleg: BelegOnDiscord;
beforeAll(async () => {
  beleg = await openBelegOnDiscord('corpus', {}, { allowedGuildIds: [anotherServer] });
});
afterAll(async () => {
  expect(await beleg.close()).toEqual([]);
});

describe('in a server that is not allowed', () => {
  it.each(['ask', 'sources', 'status', 'reindex'])(
    '/%s tells only the person, and shows nothing of the documents',
    async (name) => {
      const where = { as: 'administrator' } as const;
      const run = name === 'ask' ? beleg.ask(question, where) : beleg.run(name, where);
      const reply = await run.response();
      expect(visible(reply)).toContain('Hier darf Beleg nicht benutzt werden.');
      expect(reply.flags & ephemeralFlag).not.toBe(0);
    },
  );

  it('autocompletion offers nothing', async () => {
    const typed = beleg.discord.autocomplete({
      as: 'member',
      channel: 'allgemein',
      name: 'ask',
      focused: 'question',
      options: { question: 'KFOR' },
    });
    expect(await typed.choices()).toEqual([]);
  });

  it('a mention is told so', async () => {
    const reply = await beleg.say(`<@${beleg.discord.world.bot.id}> ${question}`).reply();
    expect(visible(reply)).toContain('Hier darf Beleg nicht benutzt werden.');
  });

  it('a direct message of someone who is in no allowed server is told so', async () => {
    const reply = await beleg.say(question, { channel: 'dm' }).reply();
    expect(visible(reply)).toContain('Hier darf Beleg nicht benutzt werden.');
  });

  it('a person whom the configuration names is answered', async () => {
    const reply = await beleg.ask(question, { as: 'moderator' }).response();
    expect(visible(reply)).toContain('Seit 1999');
  });
});
