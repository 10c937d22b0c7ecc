import { afterEach, describe, expect, it } from 'vitest';

import { interactionResponseMs } from '../../../src/discord/reply/discord-limits.js';
import {
  type BelegOnDiscord,
  openBelegOnDiscord,
  visible,
} from '../../support/beleg-on-discord.js';
import { readButtons } from '../../support/card-text.js';

const question = 'Seit wann gibt es KFOR?';
const direct = { channel: 'dm' } as const;
const quick = { deferAfterMs: 50, retryAfterMs: [20, 20, 20] };
/** The client tries everything so often by itself. */
const triesOfClient = 4;

let beleg: BelegOnDiscord;
afterEach(async () => {
  expect(await beleg.close()).toEqual([]);
});

const messages = () => beleg.logged.map(({ msg }) => msg);

describe('an interaction, once its acknowledgement has reached Discord', () => {
  it('is answered though the acknowledgement of that was lost', async () => {
    beleg = await openBelegOnDiscord('corpus', quick);
    beleg.setDelay(200);
    beleg.discord.failNext({ match: '/callback', status: 502, done: true });
    const reply = await beleg.ask(question).response();
    expect(visible(reply)).toContain('Seit 1999');
    expect(beleg.logged.filter(({ level }) => level > 40)).toEqual([]);
  });

  it('is answered when Discord is back', async () => {
    beleg = await openBelegOnDiscord('corpus', quick);
    beleg.setDelay(200);
    beleg.discord.failNext({ match: /^PATCH/, status: 503, count: 2 * triesOfClient });
    const asked = beleg.ask(question);
    expect(visible(await asked.response())).toContain('Seit 1999');
    expect(messages()).toContain('Discord failed for now; trying again');
  });

  it('turns its message when Discord is back, and shares the answer once', async () => {
    beleg = await openBelegOnDiscord('corpus', quick);
    const answer = await beleg.ask(question).response();
    const labels = readButtons(answer.components);
    const context = await beleg.press(answer, labels['Im Zusammenhang']!).response();
    beleg.setDelay(200);
    const callbacks = { match: '/callback', status: 502, done: true } as const;
    beleg.discord.failNext(callbacks);
    beleg.press(context, readButtons(context.components).Weiter!);
    await beleg.untilShown(context, /Operation Sea Guardian/);
    beleg.discord.failNext(callbacks);
    const [shared] = await beleg.press(answer, labels['Im Kanal teilen']!).followUps();
    expect(visible(shared!)).toContain('Gefragt und geteilt von');
    expect(shared!.onlyFor).toBeUndefined();
    const { member } = beleg.discord.world.people;
    const stored = await beleg.discord.waitFor(() => {
      const data = beleg.store().exportUser(member.id);
      return data.ok && data.value.shared[0];
    });
    expect(stored.message).toBe(shared!.id);
  });
});

describe('a share that takes longer than Discord waits', () => {
  it('is told to the asker alone when the passage has changed', async () => {
    beleg = await openBelegOnDiscord('corpus', quick);
    const message = await beleg.ask(question).response();
    beleg.setDelay(200);
    const click = { as: 'member', channel: 'allgemein', message, customId: '1:p:gone' } as const;
    const [told] = await beleg.discord.forgeClick(click).followUps();
    expect(visible(told!)).toContain('inzwischen geändert');
    expect(told!.onlyFor).toBe(beleg.discord.world.people.member.id);
  });
});

describe('an interaction, before that', () => {
  it('is answered directly when the deferral does not get through', async () => {
    beleg = await openBelegOnDiscord('corpus', quick);
    beleg.setDelay(200);
    beleg.discord.failNext({ match: '/callback', status: 502, count: triesOfClient });
    expect(visible(await beleg.ask(question).response())).toContain('Seit 1999');
  });

  it('is lost after 3 seconds, which is logged, and no fault of Beleg', async () => {
    let late = 0;
    beleg = await openBelegOnDiscord('corpus', quick, { now: () => Date.now() + late });
    beleg.discord.dropSockets();
    beleg.ask(question);
    const said = beleg.say(question, direct);
    late = interactionResponseMs + 1;
    // A direct message can wait.
    expect(visible(await said.reply())).toContain('Seit 1999');
    await beleg.discord.waitFor(() => messages().length > 0);
    expect(beleg.logged).toMatchObject([
      { level: 40, msg: 'the interaction was no longer open', err: { code: 10_062 } },
    ]);
    const status = await beleg.run('status', { as: 'administrator' }).response();
    expect(visible(status)).toContain('Seit dem Start gab es keinen Fehler');
  });
});

describe('a message', () => {
  it('is answered once though the acknowledgement of the answer was lost', async () => {
    beleg = await openBelegOnDiscord('corpus', quick);
    beleg.discord.failNext({ match: /^POST .*messages$/, status: 502, done: true, count: 6 });
    const said = beleg.say(question, direct);
    expect(visible(await said.reply())).toContain('Seit 1999');
    await beleg.discord.waitFor(() => beleg.discord.requests.at(-1)?.status === 200);
    expect(said.replies()).toHaveLength(1);
  });

  it('is logged when it can never be answered, and the next one is answered', async () => {
    beleg = await openBelegOnDiscord('corpus', { ...quick, retryAfterMs: [1] });
    const match = /^POST .*messages$/;
    beleg.discord.failNext({ match, status: 503, count: 2 * triesOfClient });
    const said = beleg.say(question, direct);
    await beleg.discord.waitFor(() => messages().includes('an answer was lost'));
    expect(said.replies()).toEqual([]);
    const status = await beleg.run('status', { as: 'administrator' }).response();
    expect(visible(status)).toMatch(/Letzter Fehler: .*\(message\)/);
    expect(visible(await beleg.say(question, direct).reply())).toContain('Seit 1999');
  });
});
