import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { commands } from '../../../commands/index.js';
import type { StoredMessage } from '../../../src/local-discord/state/world.js';
import {
  type BelegOnDiscord,
  ephemeralFlag,
  markdown,
  openBelegOnDiscord,
  visible,
} from '../../support/beleg-on-discord.js';
import { readButtons } from '../../support/card-text.js';

let beleg: BelegOnDiscord;

const direct = { channel: 'dm' } as const;
const isPrivate = ({ flags }: StoredMessage) => (flags & ephemeralFlag) !== 0;
const buttonOf = (message: StoredMessage, label: string) => readButtons(message.components)[label]!;

beforeAll(async () => {
  beleg = await openBelegOnDiscord('corpus', { deferAfterMs: 300, typingAfterMs: 100 });
});

afterEach(() => beleg.setDelay(0));

afterAll(async () => {
  expect(await beleg.close()).toEqual([]);
});

describe('at its start', () => {
  it('registers the commands, and after a restart not again', async () => {
    expect(beleg.discord.world.commands.map(({ name }) => name)).toEqual(
      commands.map(({ name }) => name),
    );
    await beleg.restart();
    const puts = beleg.discord.requests.filter(({ method }) => method === 'PUT');
    expect(puts).toHaveLength(1);
  });

  it('hides reindex from all but administrators', () => {
    const sees = (as: 'member' | 'administrator') =>
      beleg.discord.sees({ as, channel: 'allgemein', name: 'reindex' });
    expect([sees('member'), sees('administrator')]).toEqual([false, true]);
  });
});

describe('/ask in a server', () => {
  it('answers in German, privately, with quote and citation', async () => {
    const reply = await beleg.ask('Seit wann gibt es KFOR?').response();
    expect(isPrivate(reply)).toBe(true);
    expect(markdown(reply)).toContain('-# Seit wann gibt es KFOR?');
    expect(markdown(reply)).toContain('> **Seit 1999 leistet KFOR');
    expect(visible(reply)).toContain('Kosovo Force (KFOR) · Zeile 7');
    expect(readButtons(reply.components)).toHaveProperty('Im Kanal teilen');
  });

  it('answers in English around the same words, in the open when asked to', async () => {
    const question = 'Wie viele Nationen beteiligen sich an KFOR?';
    const reply = await beleg.ask(question, { locale: 'en-GB' }, { private: false }).response();
    expect(isPrivate(reply)).toBe(false);
    expect(markdown(reply)).toContain('**Derzeit beteiligen sich 27 Nationen');
    expect(visible(reply)).toContain('· line 7');
    expect(Object.keys(readButtons(reply.components))).not.toContain('Share in channel');
  });

  it('says that the documents do not answer', async () => {
    const reply = await beleg.ask('Wie hoch ist der Mount Everest?').response();
    expect(visible(reply)).toContain('Die Dokumente beantworten diese Frage nicht.');
  });

  it('searches one document, and says when there is none of that name', async () => {
    const inDocument = (document: string) => beleg.ask('KFOR', {}, { document }).response();
    expect(visible(await inDocument('nato-einsaetze.txt'))).toContain('Zeile 7');
    expect(visible(await inDocument('gibt-es-nicht.txt'))).toContain(
      'Dieses Dokument kenne ich nicht',
    );
  });

  it('takes a question of nothing, one without a subject, and one of 6,000 characters', async () => {
    const shown = async (question: string) => visible(await beleg.ask(question).response());
    expect(await shown('\u200B')).toContain('Stell mir einfach eine Frage');
    expect(await shown('und wann?')).toContain('Worauf bezieht sich das?');
    const long = `Seit wann gibt es KFOR? ${'Lorem *ipsum* '.repeat(430)}`.slice(0, 6_000);
    expect(await shown(long)).toMatch(/^Seit wann gibt es KFOR\? Lorem \*ipsum\* .*…$/m);
  });

  it('defers when the corpus is slow, and then answers', async () => {
    beleg.setDelay(600);
    const asked = beleg.ask('KFOR seit 1999');
    expect(await asked.acknowledged()).toBeLessThan(600);
    const reply = await asked.response();
    expect(asked.pending.callbackType).toBe(5);
    expect(isPrivate(reply)).toBe(true);
    expect(visible(reply)).toContain('1999');
  });

  it('works where people bring Beleg along themselves', async () => {
    const reply = await beleg.ask('Seit wann gibt es KFOR?', { installed: 'user' }).response();
    expect(visible(reply)).toContain('Seit 1999');
  });
});

describe('a direct message', () => {
  it('is answered in place, by one reply', async () => {
    const said = beleg.say('Wo wurde Operation Sea Guardian beschlossen?', direct);
    expect(visible(await said.reply())).toContain('Auf dem NATO-Gipfel in Warschau 2016');
    expect(said.replies()).toHaveLength(1);
  });

  it('is answered in its own language', async () => {
    const reply = await beleg
      .say('How high is the Mount Everest, and where is it?', direct)
      .reply();
    expect(visible(reply)).toContain('The documents are in German.');
  });

  it('as long as Discord lets people write gets one answer', async () => {
    const said = beleg.say(`Schmuggel von Waffen ${'x'.repeat(1_979)}`, direct);
    await said.reply();
    expect(said.replies()).toHaveLength(1);
  });

  it('shows that Beleg is writing when it takes longer', async () => {
    beleg.setDelay(250);
    const before = beleg.discord.requests.length;
    await beleg.say('Schmuggel von Waffen', direct).reply();
    const paths = beleg.discord.requests.slice(before).map(({ path }) => path.replace(/\d+/, 'id'));
    expect(paths).toEqual(['/channels/id/typing', '/channels/id/messages']);
  });
});

describe('in a channel', () => {
  const mention = () => `<@${beleg.discord.world.bot.id}>`;

  it('a mention is answered in place', async () => {
    const reply = await beleg.say(`${mention()} Schmuggel von Waffen`).reply();
    expect(visible(reply)).toContain('des Waffenschmuggels');
    expect(markdown(reply)).toContain('-# Schmuggel von Waffen');
  });

  it('a mention without a question gets a line of help', async () => {
    expect(visible(await beleg.say(mention()).reply())).toContain('Stell mir einfach eine Frage');
  });

  it('what is not meant for Beleg gets no answer', async () => {
    const said = beleg.say('Seit wann gibt es KFOR?');
    await beleg.say(`${mention()} KFOR seit wann?`).reply();
    expect(said.replies()).toEqual([]);
  });

  it('the menu of a message searches for the message', async () => {
    const { id } = beleg.say('Schmuggel von Waffen');
    const menu = {
      as: 'member',
      channel: 'allgemein',
      name: 'Search documents',
      message: id,
    } as const;
    const reply = await beleg.discord.runMessageCommand(menu).response();
    expect(visible(reply)).toContain('des Waffenschmuggels');
    expect(isPrivate(reply)).toBe(true);
  });
});

describe('/reindex', () => {
  it('works for an administrator of the server, in the server only', async () => {
    const reply = await beleg.run('reindex', { as: 'administrator' }).response();
    await beleg.untilShown(reply, /^\+0 ~0 −0 · (?:< )?\d+,\d s$/);
    expect(isPrivate(reply)).toBe(true);
    const refusal = await beleg.run('reindex', { as: 'administrator', ...direct }).response();
    expect(visible(refusal)).toContain('Das dürfen nur die Administratoren');
  });

  it('works for a configured person in a direct message', async () => {
    const run = beleg.run('reindex', { as: 'moderator', ...direct }, { full: true });
    await beleg.untilShown(await run.response(), /^\+0 ~0 −0/);
  });

  it('refuses anyone else politely', async () => {
    const reply = await beleg.run('reindex', direct).response();
    expect(visible(reply)).toContain('Das dürfen nur die Administratoren');
  });
});

describe('/help and /sources', () => {
  it('say what there is, in both languages', async () => {
    const help = async (locale: string) => visible(await beleg.run('help', { locale }).response());
    expect(await help('de')).toContain('/frage');
    expect(await help('fr')).toContain('/ask');
    const sources = await beleg.run('sources', { locale: 'en-US' }).response();
    expect(visible(sources)).toContain('Internationale Krisenprävention und Krisenmanagement');
    expect(isPrivate(sources)).toBe(true);
  });

  it('lead from a document to its headings and on to the text', async () => {
    const sources = await beleg.run('sources').response();
    const outline = await beleg.choose(sources, '1:d', 'nato-einsaetze.txt').response();
    expect(markdown(outline)).toContain('- Kosovo Force (KFOR)');
    const entry = /"label":"Kosovo Force \(KFOR\)","value":"([^"]+)"/;
    const [, passage = ''] = entry.exec(JSON.stringify(outline.components)) ?? [];
    const reading = await beleg.choose(outline, '1:j', passage).response();
    expect(visible(reading)).toContain('Seit 1999');
  });
});

describe('autocompletion', () => {
  const choicesFor = async (focused: string, options: Record<string, string>) => {
    const place = { as: 'member', channel: 'allgemein', name: 'ask' } as const;
    const choices = await beleg.discord.autocomplete({ ...place, focused, options }).choices();
    return choices.map(({ value }) => value);
  };

  it('offers what was typed first, then headings', async () => {
    expect(await choicesFor('question', { question: 'Was ist kosovo' })).toEqual([
      'Was ist kosovo',
      'Kosovo Force (KFOR)',
    ]);
  });

  it('offers documents by title', async () => {
    expect(await choicesFor('document', { question: 'x', document: 'kris' })).toEqual([
      'nato-einsaetze.txt',
    ]);
  });
});

describe('buttons', () => {
  it('open the context, turn its pages, and show the whole section', async () => {
    const answer = await beleg.ask('Wann wurde die Erweiterung der NMI beschlossen?').response();
    const context = await beleg.press(answer, buttonOf(answer, 'Im Zusammenhang')).response();
    expect(isPrivate(context)).toBe(true);
    expect(markdown(context)).toContain('**Eine Erweiterung wurde im Februar 2021');
    beleg.press(context, buttonOf(context, 'Weiter'));
    const turned = await beleg.untilShown(context, /Soldatinnen und Soldaten/);
    beleg.press(turned, buttonOf(turned, 'Ganzer Abschnitt'));
    await beleg.untilShown(context, /Zeilen 11–13/);
  });

  it('share a private answer with credit; its asker or a moderator deletes it', async () => {
    const share = async () => {
      const answer = await beleg.ask('Seit wann gibt es KFOR?').response();
      return beleg.press(answer, buttonOf(answer, 'Im Kanal teilen')).response();
    };
    const shared = await share();
    expect(isPrivate(shared)).toBe(false);
    const { member } = beleg.discord.world.people;
    expect(markdown(shared)).toContain(`Gefragt und geteilt von <@${member.id}>`);
    const gone = (message: StoredMessage) =>
      beleg.discord.waitFor(() => !beleg.discord.world.messages.has(message.id));
    beleg.press(shared, buttonOf(shared, 'Löschen'));
    await gone(shared);

    const another = await share();
    beleg.press(another, buttonOf(another, 'Löschen'), { as: 'moderator' });
    await gone(another);
  });

  it('do not let a stranger delete what was shared, whatever the button says', async () => {
    const answer = await beleg.ask('Seit wann gibt es KFOR?', { as: 'moderator' }).response();
    const where = { as: 'moderator' } as const;
    const shared = await beleg
      .press(answer, buttonOf(answer, 'Share in channel'), where)
      .response();
    const { member } = beleg.discord.world.people;
    const place = { as: 'member', channel: 'allgemein', message: shared.id } as const;
    for (const customId of [buttonOf(shared, 'Delete'), `1:r:${member.id}`]) {
      const refusal = await beleg.discord.forgeClick({ ...place, customId }).response();
      expect(visible(refusal)).toContain('Das dürfen nur die Person');
    }
    expect(beleg.discord.world.messages.has(shared.id)).toBe(true);
  });

  it('work after a restart', async () => {
    const answer = await beleg.ask('Seit wann gibt es KFOR?', direct).response();
    await beleg.restart();
    const context = await beleg
      .press(answer, buttonOf(answer, 'Im Zusammenhang'), direct)
      .response();
    expect(markdown(context)).toContain('**Seit 1999');
  });

  it('say kindly when their passage is no longer there, or they are forged', async () => {
    const { id } = await beleg.ask('Seit wann gibt es KFOR?').response();
    const forge = async (customId: string) => {
      const click = { as: 'member', channel: 'allgemein', message: id, customId } as const;
      return visible(await beleg.discord.forgeClick(click).response());
    };
    expect(await forge('1:c:gone')).toContain('inzwischen geändert');
    expect(await forge('0:whatever')).toContain('früheren Version');
  });
});

describe('when Discord is difficult', () => {
  it('comes back after a dropped socket, and answers what was asked meanwhile', async () => {
    const { resumed } = beleg.discord.counts;
    beleg.discord.dropSockets();
    const said = beleg.say('Wo wurde Operation Sea Guardian beschlossen?', direct);
    expect(visible(await said.reply())).toContain('Warschau');
    expect(beleg.discord.counts.resumed).toBe(resumed + 1);
    expect(said.replies()).toHaveLength(1);
  });

  it('waits out a 429, and a failure of Discord, and then answers', async () => {
    const match = /POST .*\/messages$/;
    beleg.discord.rateLimit({ match, retryAfterMs: 200 });
    beleg.discord.failNext({ match, status: 503 });
    const reply = await beleg.say('Schmuggel von Waffen', direct).reply();
    expect(visible(reply)).toContain('Waffenschmuggels');
  });

  it('says the same as plain text when a card is refused', async () => {
    beleg.discord.failNext({ match: '/callback', status: 400, code: 50_035 });
    const reply = await beleg.ask('Seit wann gibt es KFOR?').response();
    expect(reply.content).toContain('> **Seit 1999');
  });

  it.each([10_062, 40_060])('outlives the error %i', async (code) => {
    beleg.discord.failNext({ match: '/callback', status: 400, code });
    beleg.run('help');
    expect(visible(await beleg.run('help').response())).toContain('/frage');
  });

  it('tells the person when something unforeseen happens', async () => {
    beleg.discord.failNext({ match: '/callback', status: 403, code: 50_001 });
    const reply = await beleg.ask('Seit wann gibt es KFOR?').response();
    expect(visible(reply)).toContain('Bei mir ist etwas schiefgegangen.');
  });

  it('answers what was asked before it is ended, and refuses politely what comes after', async () => {
    beleg.setDelay(600);
    const asked = beleg.ask('Seit wann gibt es KFOR?');
    await new Promise((resolve) => setTimeout(resolve, 150));
    const stopped = beleg.stop();
    const refused = beleg.ask('Seit wann gibt es KFOR?');
    expect(visible(await refused.response())).toContain('Ich werde gerade neu gestartet.');
    expect(visible(await asked.response())).toContain('Seit 1999');
    await stopped;
    beleg.setDelay(0);
    await beleg.restart();
  });
});
