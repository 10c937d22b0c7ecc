import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Automaton } from '../../../src/local-discord/state/world.js';
import {
  type BelegOnDiscord,
  markdown,
  openBelegOnDiscord,
  visible,
  type Where,
} from '../../support/beleg-on-discord.js';
import { readButtons } from '../../support/card-text.js';

const question = 'Seit wann gibt es KFOR?';
const direct = { channel: 'dm' } as const;

let beleg: BelegOnDiscord;
beforeAll(async () => {
  beleg = await openBelegOnDiscord('corpus');
  const { openChannel } = beleg.discord;
  openChannel({ name: 'sprechen', kind: 'voice' });
  openChannel({ name: 'faden', kind: 'thread', in: 'fragen' });
  openChannel({ name: 'forum', kind: 'forum' });
  openChannel({ name: 'beitrag', kind: 'thread', in: 'forum' });
});
afterAll(async () => {
  expect(await beleg.close()).toEqual([]);
});

/** What a text says in place of `@Beleg`, `@Moderation` and `@Momo`. */
function fill(text: string): string {
  const { bot, roles, people } = beleg.discord.world;
  return text
    .replace('@Beleg', `<@${bot.id}>`)
    .replace('@Moderation', `<@&${roles[0]!.id}>`)
    .replace('@Momo', `<@${people.moderator.id}>`);
}

/** Everything that was said before it has been answered, or never will be. */
async function untilQuiet(): Promise<void> {
  await beleg.say(question, { as: 'moderator', ...direct }).reply();
}

describe('a message is answered', () => {
  it.each<readonly [string, string, Where, RegExp]>([
    ['with a mention in a channel', '@Beleg KFOR?', {}, /1999/],
    ['with a mention at its end', 'KFOR? @Beleg', {}, /1999/],
    ['with a mention in a thread', '@Beleg KFOR?', { channel: 'faden' }, /1999/],
    ['with a mention in a post of a forum', '@Beleg KFOR?', { channel: 'beitrag' }, /1999/],
    ['with a mention beside a voice channel', '@Beleg KFOR?', { channel: 'sprechen' }, /1999/],
    ['with a mention among others', '@Momo @Beleg KFOR?', {}, /1999/],
    ['with a mention and @everyone', '@everyone @Beleg KFOR?', { as: 'administrator' }, /1999/],
    ['that asks nothing', '@Beleg', {}, /Stell mir einfach eine Frage/],
    ['of an emoji alone', '@Beleg <:kfor:100000000000000001>', {}, /Stell mir einfach/],
    ['that says thank you', '@Beleg Danke dir!', {}, /^Gern geschehen!$/],
    ['in direct messages', 'KFOR?', direct, /1999/],
    ['with an emoji beside the question', 'KFOR <a:wo:100000000000000001>?', direct, /1999/],
    ['of two thousand characters', `KFOR? ${'x'.repeat(1_994)}`, direct, /KFOR/],
  ])('%s', async (_what, content, where, expected) => {
    const said = beleg.say(fill(content), where);
    const reply = await said.reply();
    expect(visible(reply)).toMatch(expected);
    expect(markdown(reply)).not.toMatch(/100000000000000001/);
    await untilQuiet();
    expect(said.replies()).toHaveLength(1);
  });

  it('that replies to any answer of Beleg, the latest of an interaction as well', async () => {
    const answer = await beleg.ask(question).response();
    const share = readButtons(answer.components)['Im Kanal teilen']!;
    const shared = await beleg.press(answer, share).response();
    const mentioned = await beleg.say(fill('@Beleg KFOR?')).reply();
    for (const replyTo of [shared.id, mentioned.id]) {
      const reply = await beleg.say('Schmuggel von Waffen', {}, replyTo).reply();
      expect(visible(reply)).toContain('Waffenschmuggels');
    }
  });
});

describe('a message gets no answer', () => {
  it.each<readonly [string, string, Where, Automaton | undefined]>([
    ['that is not for Beleg', 'KFOR?', {}, undefined],
    ['to everyone', '@everyone KFOR?', { as: 'administrator' }, undefined],
    ['to everyone who is there', '@here KFOR?', { as: 'administrator' }, undefined],
    ['to a role', '@Moderation KFOR?', {}, undefined],
    ['to someone else', '@Momo KFOR?', {}, undefined],
    ['that mentions Beleg in code', '`@Beleg` KFOR?', {}, undefined],
    ['of another bot', '@Beleg KFOR?', {}, 'bot'],
    ['of a webhook', '@Beleg KFOR?', {}, 'webhook'],
  ])('%s', async (_what, content, where, by) => {
    const { id } = beleg.discord.sendMessage({
      as: 'member',
      channel: 'allgemein',
      ...where,
      content: fill(content),
      ...(by === undefined ? {} : { by }),
    });
    await untilQuiet();
    const shown = beleg.discord.messagesIn({ as: 'member', channel: 'allgemein' });
    expect(shown.filter(({ repliesTo }) => repliesTo === id)).toEqual([]);
  });

  it('a second time, when it is edited', async () => {
    const said = beleg.say('KFOR?', direct);
    await said.reply();
    const mentioning = beleg.say('KFOR?');
    beleg.discord.editMessage({ as: 'member', message: said, content: 'Schmuggel von Waffen' });
    beleg.discord.editMessage({ as: 'member', message: mentioning, content: fill('@Beleg KFOR?') });
    await untilQuiet();
    expect(said.replies()).toHaveLength(1);
    expect(mentioning.replies()).toEqual([]);
  });
});

describe('the menu of a message', () => {
  const search = async (content: string, where: Where & { installed?: 'user' } = {}) => {
    const place = { as: 'member', channel: 'allgemein', ...where } as const;
    const message = beleg.discord.sendMessage({ ...place, content: fill(content) });
    const menu = beleg.discord.runMessageCommand({ ...place, message, name: 'Search documents' });
    return menu.response();
  };

  it('searches for what a reader sees, without a mention of Beleg and without emoji', async () => {
    const emoji = '<:waffen:100000000000000001>';
    const reply = await search(`@Momo, @Beleg: Schmuggel von ${emoji} Waffen @Moderation`);
    expect(markdown(reply)).toMatch(/^-# Schmuggel von Waffen$/m);
    expect(visible(reply)).toContain('Waffenschmuggels');
  });

  it('keeps the name of someone whom the question is about', async () => {
    expect(markdown(await search('Wann traf @Momo KFOR?'))).toMatch(
      /^-# Wann traf \\@Momo KFOR\?$/m,
    );
  });

  it('works where Beleg is not, as whoever opens it has brought it along', async () => {
    beleg.discord.openChannel({ name: 'anderswo', elsewhere: true });
    const reply = await search('Schmuggel von @Momo Waffen @Beleg', {
      channel: 'anderswo',
      installed: 'user',
    });
    expect(visible(reply)).toContain('Waffenschmuggels');
  });

  it('says so where there is no text', async () => {
    expect(visible(await search('@Beleg'))).toContain('steht kein Text');
  });
});

describe('while Beleg is being ended', () => {
  it('a message is told so, and what others say is not', async () => {
    beleg.setDelay(400);
    beleg.say(question, direct);
    await beleg.discord.waitFor(() => beleg.discord.requests.at(-1)?.path.endsWith('/typing'));
    const stopped = beleg.stop();
    const others = beleg.say(question);
    const late = beleg.say(question, { as: 'moderator', ...direct });
    expect(visible(await late.reply())).toContain('Ich werde gerade neu gestartet.');
    await stopped;
    expect(others.replies()).toEqual([]);
    beleg.setDelay(0);
    await beleg.restart();
  });
});
