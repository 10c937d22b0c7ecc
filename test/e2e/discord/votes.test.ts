import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { StoredMessage } from '../../../src/local-discord/state/world.js';
import { createNullStore } from '../../../src/store/null-store.js';
import {
  type BelegOnDiscord,
  openBelegOnDiscord,
  visible,
  type Where,
} from '../../support/beleg-on-discord.js';
import { readButtons } from '../../support/card-text.js';

const question = 'Seit wann gibt es KFOR?';
const direct = { channel: 'dm' } as const;

let beleg: BelegOnDiscord;
beforeEach(async () => {
  beleg = await openBelegOnDiscord('corpus');
});
afterEach(async () => {
  expect(await beleg.close()).toEqual([]);
});

const buttonOf = (message: StoredMessage, label: string) => readButtons(message.components)[label]!;
const thumbsOf = ({ components }: StoredMessage) =>
  Object.keys(readButtons(components)).filter((label) => ['👍', '👎'].includes(label));

async function press(message: StoredMessage, label: string, where: Where = {}) {
  return visible(await beleg.press(message, buttonOf(message, label), where).response());
}

async function voteDown(message: StoredMessage, values: Record<string, string>) {
  const from = beleg.press(message, buttonOf(message, '👎'));
  await from.modal();
  return visible(await beleg.discord.submitModal({ as: 'member', from, values }).response());
}

/** What the store has about the member. */
function stored() {
  const data = beleg.store().exportUser(beleg.discord.world.people.member.id);
  if (!data.ok) throw new Error(`nothing is stored: ${data.problem}`);
  return data.value;
}

/** The same question through every entry point, by its name in the store. */
async function askEverywhere(): Promise<Record<string, StoredMessage>> {
  const { discord } = beleg;
  const bot = `<@${discord.world.bot.id}>`;
  const slash = await beleg.ask(question, {}, { private: false }).response();
  const mention = await beleg.say(`${bot} ${question}`).reply();
  const reply = await beleg.say(`${bot} ${question}`, {}, slash.id).reply();
  const dm = await beleg.say(question, direct).reply();
  const name = 'Search documents';
  const message = beleg.say(question);
  const menu = await discord.runMessageCommand({ as: 'member', name, message }).response();
  const customId = `1:q:${question}`;
  const button = await discord.forgeClick({ as: 'member', message: slash, customId }).response();
  return { slash, mention, reply, dm, menu, button };
}

describe('whichever entry point a question comes through', () => {
  it('its outcome is remembered, and its answer has thumbs that work', async () => {
    const answers = await askEverywhere();
    const { questions } = stored();
    expect(questions.map(({ entryPoint }) => entryPoint)).toEqual(Object.keys(answers));
    expect(questions.every(({ found }) => found)).toBe(true);
    for (const [entryPoint, answer] of Object.entries(answers)) {
      expect([entryPoint, thumbsOf(answer)]).toEqual([entryPoint, ['👍', '👎']]);
      const said = await press(answer, '👍', entryPoint === 'dm' ? direct : {});
      expect([entryPoint, said]).toEqual([entryPoint, 'Danke, das ist notiert.']);
    }
    expect(stored().votes).toHaveLength(Object.keys(answers).length);
  });

  it('it is answered, without thumbs, where nothing can be stored', async () => {
    await beleg.close();
    beleg = await openBelegOnDiscord('corpus', {}, { store: createNullStore('disk') });
    for (const [entryPoint, answer] of Object.entries(await askEverywhere())) {
      expect([entryPoint, visible(answer)]).toEqual([entryPoint, expect.stringContaining('1999')]);
      expect([entryPoint, thumbsOf(answer)]).toEqual([entryPoint, []]);
    }
  });

  it('it is answered, without thumbs, once the store fails', async () => {
    expect(thumbsOf(await beleg.ask(question).response())).toHaveLength(2);
    beleg.store().close();
    for (const [entryPoint, answer] of Object.entries(await askEverywhere())) {
      expect([entryPoint, visible(answer)]).toEqual([entryPoint, expect.stringContaining('1999')]);
      expect([entryPoint, thumbsOf(answer)]).toEqual([entryPoint, []]);
    }
  });
});

describe('a vote', () => {
  it('is one a person and answer: the last one counts, with nothing of the one before', async () => {
    const answer = await beleg.ask(question).response();
    await press(answer, '👍');
    await voteDown(answer, { reason: 'not-answered', comment: 'Das Jahr fehlt.' });
    expect(stored().votes).toMatchObject([
      { up: false, reason: 'not-answered', comment: 'Das Jahr fehlt.' },
    ]);
    await voteDown(answer, { reason: 'outdated' });
    expect(stored().votes).toMatchObject([{ up: false, reason: 'outdated', comment: null }]);
    await press(answer, '👍');
    expect(stored().votes).toMatchObject([{ up: true, reason: null, comment: null }]);
  });

  it('changes no later answer', async () => {
    const before = await beleg.ask(question).response();
    for (const reason of ['wrong-passage', 'not-answered', 'outdated']) {
      const answer = await beleg.ask(question).response();
      await voteDown(answer, { reason });
    }
    expect(visible(await beleg.ask(question).response())).toBe(visible(before));
  });

  it('keeps each reason that the form offers', async () => {
    const answer = await beleg.ask(question).response();
    for (const reason of ['wrong-passage', 'not-answered', 'outdated', 'other']) {
      await voteDown(answer, { reason });
      expect(stored().votes).toMatchObject([{ reason }]);
    }
  });

  it('on an answer that was deleted meanwhile is refused kindly, in both languages', async () => {
    const answer = await beleg.ask(question).response();
    const from = beleg.press(answer, buttonOf(answer, '👎'));
    await from.modal();
    beleg.store().deleteUser(beleg.discord.world.people.member.id);
    const form = { as: 'member', from, values: { reason: 'other' } } as const;
    const forgotten = 'Diese Antwort ist nicht mehr gespeichert.';
    expect(visible(await beleg.discord.submitModal(form).response())).toContain(forgotten);
    expect(await press(answer, '👍')).toContain(forgotten);
    expect(await press(answer, '👎', { locale: 'en-US' })).toContain(
      'This answer is no longer stored.',
    );
    expect(stored().votes).toEqual([]);
  });

  it('says so when it cannot be stored, and the other buttons go on working', async () => {
    const answer = await beleg.ask(question).response();
    beleg.store().close();
    const failed = 'Ich kann gerade nichts speichern.';
    expect(await press(answer, '👍')).toContain(failed);
    expect(await press(answer, '👎')).toContain(failed);
    expect(await press(answer, 'Im Zusammenhang')).toContain('KFOR');
  });
});
