import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { permissionBits } from '../../../src/local-discord/state/permissions.js';
import {
  type BelegOnDiscord,
  openBelegOnDiscord,
  visible,
} from '../../support/beleg-on-discord.js';
import { readButtons } from '../../support/card-text.js';

const question = 'Seit wann gibt es KFOR?';
const direct = { channel: 'dm' } as const;

let beleg: BelegOnDiscord;
let linesBefore = 0;
beforeAll(async () => {
  beleg = await openBelegOnDiscord('corpus', { deferAfterMs: 50 });
});
beforeEach(() => {
  beleg.setDelay(0);
  linesBefore = beleg.logged.length;
});
afterAll(async () => {
  expect(await beleg.close()).toEqual([]);
});

/** What was logged in this test, once there is something. */
const logged = () =>
  beleg.discord.waitFor(() => {
    const lines = beleg.logged.slice(linesBefore);
    return lines.length > 0 && lines.map(({ level, err }) => [level, err?.code]);
  });
const stillAnswers = async () =>
  expect(visible(await beleg.ask(question).response())).toContain('Seit 1999');
const [warning, failure] = [40, 50];

describe('the response to an interaction that Discord refuses', () => {
  it.each([
    ['it is unknown by now', 404, 10_062],
    ['someone else has answered it', 400, 40_060],
  ])('as %s: nobody can be told, and it is no error', async (_why, status, code) => {
    beleg.discord.failNext({ match: '/callback', status, code });
    beleg.ask(question);
    expect(await logged()).toEqual([[warning, code]]);
    await stillAnswers();
  });

  it.each([
    ['Beleg lacks a permission', 403, 50_013],
    ['Beleg has no access', 403, 50_001],
    ['the channel is unknown', 404, 10_003],
  ])('as %s: the person is told, and the cause is logged', async (_why, status, code) => {
    beleg.discord.failNext({ match: '/callback', status, code });
    const reply = await beleg.ask(question).response();
    expect(visible(reply)).toContain('Bei mir ist etwas schiefgegangen.');
    expect(await logged()).toEqual([[failure, code]]);
  });

  it('as its form is wrong: the person reads the same as plain text', async () => {
    beleg.discord.failNext({ match: '/callback', status: 400, code: 50_035 });
    expect((await beleg.ask(question).response()).content).toContain('> **Seit 1999');
    expect(await logged()).toEqual([[failure, 50_035]]);
  });
});

describe('the answer after a deferral that Discord refuses', () => {
  it.each([
    ['the person has dismissed the message', 404, 10_008],
    ['the interaction is too old', 401, 50_027],
    ['the interaction is unknown by now', 404, 10_015],
  ])('as %s: nobody can be told, and it is no error', async (_why, status, code) => {
    beleg.setDelay(150);
    beleg.discord.failNext({ match: /^PATCH/, status, code });
    beleg.ask(question);
    expect(await logged()).toEqual([[warning, code]]);
    beleg.setDelay(0);
    await stillAnswers();
  });
});

describe('the reply to a message that Discord refuses', () => {
  it.each([
    ['Beleg may not write', 403, 50_013],
    ['Beleg has no access', 403, 50_001],
    ['the person takes no direct messages', 403, 50_007],
    ['the channel is gone', 404, 10_003],
    ['the thread is archived', 400, 50_083],
    ['the thread is locked', 400, 160_005],
  ])('as %s: it is logged, and nothing is tried again', async (_why, status, code) => {
    const match = /^POST .*messages$/;
    const posts = () => beleg.discord.requests.filter(({ path }) => path.endsWith('/messages'));
    const before = posts().length;
    beleg.discord.failNext({ match, status, code });
    beleg.say(question, direct);
    expect(await logged()).toEqual([[warning, code]]);
    expect(posts()).toHaveLength(before + 1);
    expect(visible(await beleg.say(question, direct).reply())).toContain('Seit 1999');
  });

  it('as Beleg may not read what was written before: it says the same without referring', async () => {
    const { discord } = beleg;
    discord.setBotPermissions('fragen', permissionBits.viewChannel | permissionBits.sendMessages);
    beleg.say(`<@${discord.world.bot.id}> ${question}`, { channel: 'fragen' });
    const reply = await beleg.discord.waitFor(() =>
      discord
        .messagesIn({ as: 'member', channel: 'fragen' })
        .find(({ author }) => author === undefined),
    );
    expect(visible(reply)).toContain('Seit 1999');
    expect(reply.repliesTo).toBeUndefined();
  });

  it('as Discord asks to write more slowly: it waits as long', async () => {
    beleg.discord.rateLimit({ match: /^POST .*messages$/, retryAfterMs: 100 });
    expect(visible(await beleg.say(question, direct).reply())).toContain('Seit 1999');
  });

  it('as the question is gone: it answers without referring to it', async () => {
    beleg.setDelay(150);
    const said = beleg.say(question, direct);
    const before = beleg.discord.messagesIn({ as: 'member', ...direct }).length;
    beleg.discord.deleteMessage({ as: 'member', message: said.id });
    const reply = await beleg.discord.waitFor(
      () => beleg.discord.messagesIn({ as: 'member', ...direct })[before - 1],
    );
    expect([visible(reply), reply.repliesTo]).toEqual([
      expect.stringContaining('Seit 1999'),
      undefined,
    ]);
  });
});

describe('a shared answer whose deletion fails', () => {
  it('stays as it is for everyone, and only who pressed the button is told', async () => {
    const answer = await beleg.ask(question).response();
    const share = readButtons(answer.components)['Im Kanal teilen']!;
    const shared = await beleg.press(answer, share).response();
    const current = () => beleg.discord.world.messages.get(shared.id)!;
    const before = visible(current());
    beleg.discord.failNext({ match: /^DELETE/, status: 403, code: 50_013 });
    const remove = beleg.press(shared, readButtons(shared.components)['Löschen']!);
    const [told] = await remove.followUps();
    expect(visible(told!)).toContain('Bei mir ist etwas schiefgegangen.');
    expect(told!.onlyFor).toBe(beleg.discord.world.people.member.id);
    expect(visible(current())).toBe(before);
  });
});

describe('an edit of a card that Discord refuses', () => {
  it('shows the text as a card', async () => {
    const answer = await beleg.ask(question).response();
    const labels = readButtons(answer.components);
    const passage = await beleg.press(answer, labels['Im Zusammenhang']!).response();
    beleg.discord.failNext({ match: '/callback', status: 400, code: 50_035 });
    beleg.press(passage, readButtons(passage.components).Weiter!);
    const turned = await beleg.untilShown(passage, /Operation Sea Guardian/);
    expect(turned.content).toBe('');
    expect(readButtons(turned.components)).toEqual({});
  });
});

describe('a delete that comes too late', () => {
  it('is none any more, and no error', async () => {
    const answer = await beleg.ask(question).response();
    const share = readButtons(answer.components)['Im Kanal teilen']!;
    const shared = await beleg.press(answer, share).response();
    beleg.discord.failNext({ match: /^DELETE/, status: 404, code: 10_008 });
    beleg.press(shared, readButtons(shared.components)['Löschen']!);
    expect(await logged()).toEqual([[warning, 10_008]]);
  });
});
