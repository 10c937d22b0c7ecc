import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { StoredMessage } from '../../../src/local-discord/state/world.js';
import {
  type BelegOnDiscord,
  ephemeralFlag,
  openBelegOnDiscord,
  visible,
  type Where,
} from '../../support/beleg-on-discord.js';
import { readButtons } from '../../support/card-text.js';

const direct = { channel: 'dm' } as const;
const administrator = { as: 'administrator' } as const;
const moderator = { as: 'moderator', locale: 'de' } as const;
const known = 'Seit wann gibt es KFOR?';
const unknown = 'Wie hoch ist der Mount Everest?';

let corpus = '';
let beleg: BelegOnDiscord;
beforeEach(async () => {
  corpus = await mkdtemp(join(tmpdir(), 'beleg-memory-'));
  await cp('corpus', corpus, { recursive: true });
  beleg = await openBelegOnDiscord(corpus);
});
afterEach(async () => {
  expect(await beleg.close()).toEqual([]);
  await rm(corpus, { recursive: true });
});

const buttonOf = (message: StoredMessage, label: string) => readButtons(message.components)[label]!;
const isPrivate = ({ flags }: StoredMessage) => (flags & ephemeralFlag) !== 0;

/** Presses a button; what comes of it, as a person reads it. */
async function press(message: StoredMessage, label: string, where: Where = {}) {
  return visible(await beleg.press(message, buttonOf(message, label), where).response());
}

async function voteDown(
  message: StoredMessage,
  values: Record<string, string>,
  { as = 'member', ...where }: Where = {},
) {
  const from = beleg.press(message, buttonOf(message, '👎'), { as, ...where });
  await from.modal();
  return visible(await beleg.discord.submitModal({ as, ...where, from, values }).response());
}

const gapsSeen = async (where: Where = administrator) =>
  visible(await beleg.run('gaps', where).response());

/** The file of a message, as text. */
const fileOf = ({ attachments }: StoredMessage) => attachments[0]!.data.toString('utf8');

describe('the thumbs below an answer', () => {
  it('up: says thank you, and the last thumb of a person counts', async () => {
    const answer = await beleg.ask(known).response();
    expect(await press(answer, '👍')).toBe('Danke, das ist notiert.');
    await voteDown(answer, { reason: 'outdated' });
    expect(await gapsSeen()).toContain('1× 👎');
    await press(answer, '👍');
    expect(await gapsSeen()).toContain('hat jede Frage eine gute Antwort bekommen');
  });

  it('down: asks in the person’s language what is wrong, and keeps reason, words and question', async () => {
    const answer = await beleg.ask(known).response();
    const form = await beleg.press(answer, buttonOf(answer, '👎'), { locale: 'en-US' }).modal();
    expect(JSON.stringify(form)).toContain('What is wrong with the answer?');
    expect(JSON.stringify(form)).toContain('Out of date');
    const said = await voteDown(answer, { reason: 'wrong-passage', comment: 'Zeile 9; "besser"' });
    expect(said).toBe('Danke, das ist notiert.');
    const gaps = await beleg.run('gaps', administrator).response();
    expect(visible(gaps)).toMatch(
      /Eine Frage hat keine gute Antwort bekommen\nSeit wann gibt es KFOR\? · 1× 👎 · zuletzt am/,
    );
    const file = await beleg.press(gaps, buttonOf(gaps, 'Als CSV-Datei'), administrator).response();
    expect(file.attachments[0]!.filename).toBe('luecken.csv');
    expect(fileOf(file)).toContain(`${known};schlecht bewertet;1;0;1;`);
    expect(fileOf(file)).toContain(';Falsche Stelle 1;"Zeile 9; ""besser"""');
  });

  it('a form that is closed says nothing', async () => {
    const answer = await beleg.ask(known).response();
    await beleg.press(answer, buttonOf(answer, '👎')).modal();
    expect(await gapsSeen()).toContain('hat jede Frage eine gute Antwort bekommen');
  });

  it('work after a restart, between button and form as well, and after the passage is gone', async () => {
    const answer = await beleg.ask(known).response();
    const from = beleg.press(answer, buttonOf(answer, '👎'));
    await from.modal();
    await writeFile(join(corpus, 'nato-einsaetze.txt'), 'Etwas ganz anderes\n\nGar nichts.\n');
    await beleg.app.reindex();
    await beleg.restart();
    const values = { reason: 'other' };
    const said = beleg.discord.submitModal({ as: 'member', from, values });
    expect(visible(await said.response())).toBe('Danke, das ist notiert.');
    expect(await press(answer, '👍')).toBe('Danke, das ist notiert.');
    expect(await press(answer, 'Im Zusammenhang')).toContain('inzwischen geändert');
    expect(await press(answer, 'Im Kanal teilen')).toContain('inzwischen geändert');
  });

  it('of an answer in the open are for everyone there; of a private one for its asker', async () => {
    const open = await beleg.ask(known, {}, { private: false }).response();
    expect(await press(open, '👍', moderator)).toBe('Danke, das ist notiert.');
    const own = await beleg.ask(known).response();
    for (const thumb of ['👍', '👎']) {
      const customId = buttonOf(own, thumb);
      const forged = beleg.discord.forgeClick({ ...moderator, message: open.id, customId });
      expect(visible(await forged.response())).toContain('Bewerten kann sie nur, wer gefragt hat');
    }
  });

  it('of an answer that is shared are for everyone there', async () => {
    const own = await beleg.ask(known).response();
    const shared = await beleg.press(own, buttonOf(own, 'Im Kanal teilen')).response();
    await beleg.discord.waitFor(() => {
      const data = beleg.store().exportUser(beleg.discord.world.people.member.id);
      return data.ok && data.value.shared.length === 1;
    });
    expect(await press(shared, '👍', moderator)).toBe('Danke, das ist notiert.');
    expect(await voteDown(shared, { reason: 'outdated' }, moderator)).toContain('Danke');
    expect(await gapsSeen()).toContain(known);
  });

  it('say so when they are forged, from elsewhere, or unknown', async () => {
    const inServer = await beleg.ask(known, {}, { private: false }).response();
    const inPrivate = await beleg.ask(known, direct).response();
    const forge = async (message: StoredMessage, customId: string) =>
      visible(await beleg.discord.forgeClick({ as: 'member', message, customId }).response());
    expect(await forge(inPrivate, buttonOf(inServer, '👍'))).toContain('nicht mehr gespeichert');
    expect(await forge(inServer, buttonOf(inPrivate, '👎'))).toContain('nicht mehr gespeichert');
    expect(await forge(inServer, '1:w:AAAAAAAAAAAAAAAA')).toContain('nicht mehr gespeichert');
    expect(await forge(inServer, '1:u:AAAA')).toContain('früheren Version');
  });

  it('are missing where nothing was found', async () => {
    const nothing = await beleg.ask(unknown).response();
    expect(Object.keys(readButtons(nothing.components))).not.toContain('👍');
  });
});

describe('/gaps', () => {
  it('counts like questions together, whichever door they came through', async () => {
    const { world } = beleg.discord;
    await beleg.ask(unknown).response();
    await beleg.ask('wie hoch ist der mount everest', moderator).response();
    await beleg.say(`<@${world.bot.id}> ${unknown}`).reply();
    await beleg.ask(unknown, direct).response();
    expect(await gapsSeen()).toMatch(
      /Wie hoch ist der Mount Everest\? · 3× ohne Antwort · zuletzt/,
    );
    const asked = { as: 'moderator', channel: 'dm', locale: 'en-GB' } as const;
    expect(await gapsSeen(asked)).toMatch(/Wie hoch ist der Mount Everest\? · 1× unanswered/);
  });

  it('has pages, and a file with a comma for whoever reads English', async () => {
    const questions = [
      'Was kostet Quark?',
      'Wer entdeckte den Vulkan Krakatau?',
      'Wie stimmt man eine Oboe?',
      'Wohin fließt der Gletscher Aletsch?',
      'Welcher Kaktus blüht nachts?',
      'Woraus besteht ein Jojo?',
      'Wo schläft der Wombat?',
      'Seit wann spielt jemand Xylophon?',
      'Warum bellen Dackel abends?',
      'Wann schmilzt Pistazieneis?',
    ];
    for (const question of questions) await beleg.ask(question).response();
    const first = await beleg.run('gaps', administrator).response();
    expect(visible(first)).toContain('10 Fragen haben keine gute Antwort bekommen · Seite 1 von 2');
    beleg.press(first, buttonOf(first, 'Weiter'), administrator);
    const second = await beleg.untilShown(first, /Seite 2 von 2/);
    expect(visible(second).match(/1× ohne Antwort/g)).toHaveLength(2);
    const english = { ...administrator, locale: 'en-US' };
    const file = await beleg.press(second, buttonOf(second, 'Als CSV-Datei'), english).response();
    expect(fileOf(file).split('\r\n')).toHaveLength(12);
    expect(fileOf(file)).toContain(',unanswered,1,1,0,');
  });
});

describe('/privacy', () => {
  it('shows what is stored about whoever asks, gives it as a file, and deletes it', async () => {
    expect(visible(await beleg.run('privacy').response())).toContain('nichts gespeichert');
    await beleg.ask(unknown).response();
    const answer = await beleg.ask(known).response();
    await press(answer, '👍');
    await press(await beleg.ask(known, moderator).response(), '👍', moderator);

    const overview = await beleg.run('privacy').response();
    expect(isPrivate(overview)).toBe(true);
    expect(visible(overview)).toContain('2 Fragen, 1 Bewertung, 0 geteilte Antworten');
    const file = await beleg.press(overview, buttonOf(overview, 'Herunterladen')).response();
    expect(file.attachments[0]!.filename).toBe('meine-daten.json');
    const data = JSON.parse(fileOf(file)) as { questions: { question: string | null }[] };
    expect(data.questions.map(({ question }) => question)).toEqual([unknown, null]);
    expect(fileOf(file)).not.toContain(beleg.discord.world.people.member.id);

    const sure = await beleg.press(overview, buttonOf(overview, 'Alles löschen')).response();
    expect(visible(sure)).toContain('nicht rückgängig');
    beleg.press(sure, buttonOf(sure, 'Ja, alles löschen'));
    await beleg.untilShown(sure, /Gelöscht: 2 Fragen, 1 Bewertung, 0 Einträge zu geteilten/);
    expect(visible(await beleg.run('privacy').response())).toContain('nichts gespeichert');
    const others = await beleg.run('privacy', moderator).response();
    expect(visible(others)).toContain('1 Frage, 1 Bewertung');
  });

  it('says in both languages and in /help what is stored', async () => {
    const help = async (locale: string) => visible(await beleg.run('help', { locale }).response());
    expect(await help('de')).toContain('nur, wenn es keine gute Antwort gab');
    expect(await help('en-US')).toContain('only if it had no good answer');
  });
});

describe('a shared answer', () => {
  it('is deleted by its asker after a restart, and forgotten', async () => {
    const own = await beleg.ask(known).response();
    const shared = await beleg.press(own, buttonOf(own, 'Im Kanal teilen')).response();
    await beleg.restart();
    const { member } = beleg.discord.world.people;
    const remembered = () => {
      const data = beleg.store().exportUser(member.id);
      return data.ok ? data.value.shared.map(({ message }) => message) : undefined;
    };
    expect(remembered()).toEqual([shared.id]);
    beleg.press(shared, buttonOf(shared, 'Löschen'));
    await beleg.discord.waitFor(() => !beleg.discord.world.messages.has(shared.id));
    await beleg.discord.waitFor(() => remembered()?.length === 0);
  });
});

describe('the suggestions of /ask', () => {
  it('have earlier answered questions after what was typed, where all questions are kept', async () => {
    await beleg.close();
    beleg = await openBelegOnDiscord(corpus, {}, { storeQuestions: 'all' });
    await beleg.ask(known).response();
    await beleg.ask(unknown).response();
    const place = { as: 'member', channel: 'allgemein', name: 'ask', focused: 'question' } as const;
    const typed = async (question: string, as: 'member' | 'moderator' = 'member') => {
      const asked = beleg.discord.autocomplete({
        ...place,
        as,
        locale: 'de',
        options: { question },
      });
      return (await asked.choices()).map(({ value }) => value);
    };
    expect(await typed('seit')).toEqual(['seit', known]);
    expect(await typed('wie')).toEqual(['wie']);
    expect(await typed('seit', 'moderator')).toEqual(['seit']);
  });
});
