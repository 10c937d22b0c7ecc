import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { App } from '../../src/app.js';
import { commands } from '../../commands/index.js';
import { createApp } from '../../src/create-app.js';
import { type Bot, startBot } from '../../src/delivery/discord/start-bot.js';
import { readButtons, readCardText } from '../support/card-text.js';
import { readDiscordText } from '../support/discord-markdown.js';
import { openStage, type Stage, type StageMessage } from '../support/discord-stage.js';

const guild = '400000000000000001';
const admin = '500000000000000001';
const administrator = 8n;
const manageMessages = 8_192n;
const ephemeral = 64;

let stage: Stage;
let app: App;
let bot: Bot;
/** Milliseconds that each question takes longer than it would. */
let delay = 0;

const logger = pino({ level: 'silent' });
/** What a person sees of a message. */
const text = (message: StageMessage) => readDiscordText(markdown(message)).text;
const markdown = (message: StageMessage) => readCardText(message.components);
const start = () =>
  startBot({
    app: {
      ...app,
      ask: async (...question) => {
        if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
        return app.ask(...question);
      },
    },
    logger,
    token: stage.token,
    apiUrl: stage.apiUrl,
    adminUserIds: [admin],
    pace: { deferAfterMs: 300, typingAfterMs: 100 },
  });

beforeAll(async () => {
  stage = await openStage();
  app = createApp({ corpusFolder: 'corpus' });
  await app.reindex();
  bot = await start();
  stage.addGuild(guild);
});

afterEach(() => {
  delay = 0;
  for (const message of stage.messages.values()) expect(message.pings).toBe(false);
});

afterAll(async () => {
  await bot.stop();
  await app.close();
  await stage.close();
});

describe('at its start', () => {
  it('registers the commands', () => {
    expect(stage.commands()).toEqual(commands);
  });

  it('asks for no privileged intent', () => {
    expect(stage.opcodes.filter((opcode) => opcode === 2)).toHaveLength(1);
  });
});

describe('/ask in a server', () => {
  it('answers in German, privately, with quote and citation', async () => {
    const reply = await stage
      .command('ask', { question: 'Seit wann gibt es KFOR?' }, { guild })
      .reply();
    expect(reply.flags & ephemeral).toBe(ephemeral);
    expect(markdown(reply)).toContain('-# Seit wann gibt es KFOR?');
    expect(markdown(reply)).toContain('> **Seit 1999 leistet KFOR');
    expect(text(reply)).toContain('Kosovo Force (KFOR) · Zeile 7');
    expect(readButtons(reply.components)).toHaveProperty('Im Kanal teilen');
  });

  it('answers in English around the same words', async () => {
    const question = { question: 'Wie viele Nationen beteiligen sich an KFOR?', private: false };
    const reply = await stage.command('ask', question, { guild, locale: 'en-GB' }).reply();
    expect(reply.flags & ephemeral).toBe(0);
    expect(markdown(reply)).toContain('**Derzeit beteiligen sich 27 Nationen');
    expect(text(reply)).toContain('· line 7');
    expect(Object.keys(readButtons(reply.components))).not.toContain('Share in channel');
  });

  it('says that the documents do not answer', async () => {
    const asked = stage.command('ask', { question: 'Wie hoch ist der Mount Everest?' }, { guild });
    expect(text(await asked.reply())).toContain('Die Dokumente beantworten diese Frage nicht.');
  });

  it('searches one document, and says when there is none of that name', async () => {
    const ask = (document: string) =>
      stage.command('ask', { question: 'KFOR', document }, { guild }).reply();
    expect(text(await ask('nato-einsaetze.txt'))).toContain('Zeile 7');
    expect(text(await ask('gibt-es-nicht.txt'))).toContain('Dieses Dokument kenne ich nicht.');
  });

  it('takes an empty question, one of 6,000 characters, and one without a subject', async () => {
    const ask = (question: string) => stage.command('ask', { question }, { guild }).reply();
    expect(text(await ask('   '))).toBe('Da fehlt noch die Frage.');
    expect(text(await ask('und wann?'))).toContain('Worauf bezieht sich das?');
    const long = await ask(
      `Seit wann gibt es KFOR? ${'Lorem *ipsum* '.repeat(430)}`.slice(0, 6_000),
    );
    expect(markdown(long)).toMatch(/^-# Seit wann gibt es KFOR\? Lorem .*…$/m);
  });

  it('defers when the corpus is slow, and then answers', async () => {
    delay = 600;
    const asked = stage.command('ask', { question: 'KFOR seit 1999' }, { guild });
    const reply = await asked.reply();
    expect(asked.steps()).toEqual([5, 'PATCH']);
    expect(reply.flags & ephemeral).toBe(ephemeral);
    expect(text(reply)).toContain('1999');
  });
});

describe('a direct message', () => {
  it('is answered in place, by a reply', async () => {
    const reply = await stage.say('Wo wurde Operation Sea Guardian beschlossen?').reply();
    expect(text(reply)).toContain('Auf dem NATO-Gipfel in Warschau 2016');
  });

  it('is answered in its own language', async () => {
    const reply = await stage.say('How high is the Mount Everest, and where is it?').reply();
    expect(text(reply)).toContain('The documents do not answer this question.');
  });

  it('with 6,000 characters gets one answer', async () => {
    const said = stage.say(`Schmuggel von Waffen ${'x'.repeat(5_979)}`);
    await said.reply();
    expect(said.replies()).toHaveLength(1);
  });

  it('shows that Beleg is writing when it takes longer', async () => {
    delay = 250;
    const before = stage.requests.length;
    await stage.say('Schmuggel von Waffen').reply();
    const paths = stage.requests.slice(before).map(({ path }) => path.replace(/\d+/, 'id'));
    expect(paths).toEqual(['/channels/id/typing', '/channels/id/messages']);
  });

  it('of a bot or a webhook gets no answer', async () => {
    const ignored = [stage.say('KFOR', { bot: true }), stage.say('KFOR', { webhook: true })];
    await stage.say('KFOR seit wann?').reply();
    for (const said of ignored) expect(said.replies()).toEqual([]);
  });
});

describe('in a channel', () => {
  const mention = () => `<@${stage.botId}>`;

  it('a mention is answered in place', async () => {
    const reply = await stage.say(`${mention()} Schmuggel von Waffen`, { guild }).reply();
    expect(text(reply)).toContain('des Waffenschmuggels');
    expect(markdown(reply)).toContain('-# Schmuggel von Waffen');
  });

  it('a mention without a question gets a line of help', async () => {
    const reply = await stage.say(mention(), { guild }).reply();
    expect(text(reply)).toContain('Stell mir einfach eine Frage');
  });

  it('what is not meant for Beleg gets no answer', async () => {
    const said = stage.say('Seit wann gibt es KFOR?', { guild });
    await stage.say(`${mention()} KFOR seit wann?`, { guild }).reply();
    expect(said.replies()).toEqual([]);
  });

  it('the menu of a message searches for the message', async () => {
    const name = 'Search documents';
    const reply = await stage.menu(name, 'Schmuggel von Waffen', { guild }).reply();
    expect(text(reply)).toContain('des Waffenschmuggels');
    expect(text(await stage.menu(name, '', { guild }).reply())).toContain('kein Text');
  });
});

describe('text that looks like markup', () => {
  it('shows as it is and pings nobody', async () => {
    const question = '@everyone <@80351110224678912> <t:0> **KFOR** # x';
    const reply = await stage.command('ask', { question, private: false }, { guild }).reply();
    expect(text(reply)).toContain(question);
    expect(markdown(reply)).toContain(
      String.raw`-# \@everyone \<\@80351110224678912> \<t\:0> \*\*KFOR\*\* # x`,
    );
    expect(reply.pings).toBe(false);
  });
});

describe('/reindex', () => {
  it('works for an administrator of the server', async () => {
    const asked = stage.command('reindex', {}, { guild, permissions: administrator });
    const report = /^\+0 ~0 −0 · (?:< )?\d+,\d s$/;
    await waitForText(asked.reply, report);
  });

  it('works for a configured person in a direct message', async () => {
    const asked = stage.command('reindex', { full: true }, { user: admin });
    await waitForText(asked.reply, /^\+0 ~0 −0/);
  });

  it.each([
    ['a member', { guild, permissions: 0n }],
    ['a moderator', { guild, permissions: manageMessages }],
    ['anyone in a direct message', {}],
  ])('refuses %s politely', async (_who, actor) => {
    const reply = await stage.command('reindex', {}, actor).reply();
    expect(text(reply)).toContain('Das dürfen nur Administratoren.');
  });
});

describe('/help and /sources', () => {
  it('say what there is, in both languages', async () => {
    expect(text(await stage.command('help', {}, { locale: 'de' }).reply())).toContain('/frage');
    expect(text(await stage.command('help', {}, { locale: 'fr' }).reply())).toContain('/ask');
    const sources = await stage.command('sources', {}, { guild, locale: 'en-US' }).reply();
    expect(text(sources)).toContain('Internationale Krisenprävention und Krisenmanagement');
    expect(sources.flags & ephemeral).toBe(ephemeral);
  });

  it('lead from a document to its headings and on to the text', async () => {
    const sources = await stage.command('sources', {}).reply();
    const outline = await stage.choose(sources, '1:d', 'nato-einsaetze.txt').reply();
    expect(markdown(outline)).toContain('- Kosovo Force (KFOR)');
    const [, passage] = /"label":"Kosovo Force \(KFOR\)","value":"([^"]+)"/.exec(
      JSON.stringify(outline.components),
    )!;
    expect(text(await stage.choose(outline, '1:j', passage!).reply())).toContain('Seit 1999');
  });
});

describe('autocompletion', () => {
  it('offers what was typed first, then headings', async () => {
    const choices = await stage
      .autocomplete('ask', 'question', { question: 'Was ist kosovo' }, { guild })
      .choices();
    expect(choices.map(({ value }) => value)).toEqual(['Was ist kosovo', 'Kosovo Force (KFOR)']);
  });

  it('offers documents by title', async () => {
    const choices = await stage
      .autocomplete('ask', 'document', { question: 'x', document: 'kris' }, { guild })
      .choices();
    expect(choices.map(({ value }) => value)).toEqual(['nato-einsaetze.txt']);
  });
});

describe('buttons', () => {
  const ask = (question: string, actor = {}) => stage.command('ask', { question }, actor).reply();
  const button = (message: StageMessage, label: string) => readButtons(message.components)[label]!;

  it('open the context, turn its pages, and show the whole section', async () => {
    const answer = await ask('Wann wurde die Erweiterung der NMI beschlossen?', { guild });
    const context = await stage.press(answer, button(answer, 'Im Zusammenhang'), { guild }).reply();
    expect(context.flags & ephemeral).toBe(ephemeral);
    expect(markdown(context)).toContain('**Eine Erweiterung wurde im Februar 2021');
    const turned = stage.press(context, button(context, 'Weiter'), { guild });
    await waitForText(turned.reply, /Soldatinnen und Soldaten/);
    expect(turned.steps()).toEqual([7]);
    const next = await turned.reply();
    const section = stage.press(next, button(next, 'Ganzer Abschnitt'), { guild });
    await waitForText(section.reply, /Zeilen 11–13/);
  });

  it('share a private answer with credit; its asker or a moderator deletes it', async () => {
    const answer = await ask('Seit wann gibt es KFOR?', { guild });
    const shared = await stage.press(answer, button(answer, 'Im Kanal teilen'), { guild }).reply();
    expect(shared.flags & ephemeral).toBe(0);
    expect(markdown(shared)).toContain('Gefragt und geteilt von <@80351110224678912>');
    const remove = button(shared, 'Löschen');
    const stranger = { guild, user: '600000000000000001' };
    expect(text(await stage.press(shared, remove, stranger).reply())).toContain('Das darf nur');
    await stage.press(shared, remove, { ...stranger, permissions: manageMessages }).gone();
  });

  it('work after a restart', async () => {
    const answer = await ask('Seit wann gibt es KFOR?');
    await bot.stop();
    bot = await start();
    const context = await stage.press(answer, button(answer, 'Im Zusammenhang')).reply();
    expect(markdown(context)).toContain('**Seit 1999');
  });

  it('say kindly when their passage is no longer there, or they are forged', async () => {
    const answer = await ask('Seit wann gibt es KFOR?');
    expect(text(await stage.press(answer, '1:c:gone').reply())).toContain('inzwischen geändert');
    expect(text(await stage.press(answer, '0:whatever').reply())).toContain('früheren Fassung');
  });
});

describe('when Discord is difficult', () => {
  it('comes back after a dropped socket, and answers what was asked meanwhile', async () => {
    stage.dropSocket();
    const said = stage.say('Wo wurde Operation Sea Guardian beschlossen?');
    expect(text(await said.reply())).toContain('Warschau');
    expect(stage.opcodes).toContain(6);
    expect(said.replies()).toHaveLength(1);
  });

  it('waits out a 429 and then answers', async () => {
    const isMessage = ({ path }: { readonly path: string }) => path.endsWith('/messages');
    const body = { message: 'You are being rate limited.', retry_after: 0.2, global: false };
    stage.refuseNext(isMessage, 429, body, { 'retry-after': '0.2', 'x-ratelimit-scope': 'user' });
    expect(text(await stage.say('Schmuggel von Waffen').reply())).toContain('Waffenschmuggels');
  });

  it('says the same as plain text when a card is refused', async () => {
    const isCallback = ({ path }: { readonly path: string }) => path.includes('/callback');
    stage.refuseNext(isCallback, 400, { code: 50_035, message: 'Invalid Form Body' });
    const reply = await stage.command('ask', { question: 'Seit wann gibt es KFOR?' }).reply();
    expect(reply.content).toContain('> **Seit 1999');
  });

  it.each([10_062, 40_060])('outlives the error %i', async (code) => {
    const isCallback = ({ path }: { readonly path: string }) => path.includes('/callback');
    stage.refuseNext(isCallback, 404, { code, message: 'x' });
    stage.command('help', {});
    expect(text(await stage.command('help', {}).reply())).toContain('/frage');
  });

  it('answers 200 questions at once', async () => {
    const started = performance.now();
    const asked = Array.from({ length: 200 }, (_, n) =>
      stage.command('ask', { question: `Seit wann gibt es KFOR? ${n}` }, { guild }),
    );
    await Promise.all(asked.map((one) => one.reply()));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

/** Waits until an answer that is edited says what it is to say in the end. */
async function waitForText(reply: () => Promise<StageMessage>, expected: RegExp): Promise<void> {
  await expect.poll(async () => text(await reply()), { timeout: 5_000 }).toMatch(expected);
}
