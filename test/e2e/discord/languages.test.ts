import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commands } from '../../../commands/index.js';
import { languages } from '../../../src/core/analysis/language.js';
import { selectMessages } from '../../../src/messages/select-messages.js';
import { statusMessages } from '../../../src/messages/status-messages.js';
import {
  type BelegOnDiscord,
  openBelegOnDiscord,
  visible,
} from '../../support/beleg-on-discord.js';

let beleg: BelegOnDiscord;
beforeAll(async () => {
  beleg = await openBelegOnDiscord('corpus', {}, { storeQuestions: 'all' });
});
afterAll(async () => {
  expect(await beleg.close()).toEqual([]);
});

const question = 'Seit wann gibt es KFOR?';

it('a server has a language of its own for messages that tell none', async () => {
  const english = await openBelegOnDiscord('corpus', {}, { guildLanguage: 'en' });
  const mention = `<@${english.discord.world.bot.id}>`;
  const inServer = await english.say(`${mention} KFOR?`).reply();
  expect(visible(inServer)).toContain('· line 7');
  expect(visible(await english.say(mention).reply())).toContain('Just ask me a question');
  const german = 'Seit wann gibt es die KFOR?';
  expect(visible(await english.say(`${mention} ${german}`).reply())).toContain('Zeile 7');
  const direct = await english.say('KFOR?', { channel: 'dm' }).reply();
  expect(visible(direct)).toContain('Zeile 7');
  expect(await english.close()).toEqual([]);
});

describe.each(languages)('in %s', (language) => {
  const locale = language === 'de' ? 'de' : 'en-US';
  const messages = selectMessages(language);
  const where = { as: 'administrator', locale } as const;
  const place = { ...where, channel: 'allgemein' } as const;
  const nameOf = (name: string): string => {
    const localized = commands.find((command) => command.name === name)?.name_localizations;
    return (language === 'de' ? localized?.de : undefined) ?? name;
  };
  const run = async (name: string) =>
    visible(await beleg.discord.runCommand({ ...place, name: nameOf(name) }).response());
  const ask = (asked: string) => beleg.ask(asked, where).response();

  it('every command answers', async () => {
    expect(visible(await ask(question))).toContain(messages.lines(7, 7));
    expect(visible(await ask('Xylophonquark?'))).toContain(messages.notInDocuments);
    expect(await run('sources')).toContain(messages.sourcesTitle(1));
    expect(await run('help')).toContain(messages.helpTitle);
    expect(await run('privacy')).toContain(messages.privacyTitle);
    expect(await run('gaps')).toMatch(language === 'de' ? /1× ohne Antwort/ : /1× unanswered/);
    expect(await run('status')).toContain(statusMessages[language].allWell);
    const reindex = await beleg.discord
      .runCommand({ ...place, name: nameOf('reindex') })
      .response();
    await beleg.untilShown(reindex, /^\+0 ~0 −0/);
    const { id } = beleg.say('Schmuggel von Waffen');
    const name = nameOf('Search documents');
    const menu = beleg.discord.runMessageCommand({ ...where, message: id, name });
    expect(visible(await menu.response())).toContain(messages.lines(9, 9).split(' ')[0]);
  });

  it('autocompletion does, by the option’s name in that language', async () => {
    const typed = async (option: string, value: string) => {
      const focused =
        language === 'de' ? { question: 'frage', document: 'dokument' }[option]! : option;
      const options = { [focused]: value };
      const name = nameOf('ask');
      const choices = await beleg.discord
        .autocomplete({ ...place, name, focused, options })
        .choices();
      return choices.map((choice) => choice.value);
    };
    expect((await typed('question', 'kosovo'))[0]).toBe('kosovo');
    expect(await typed('document', 'kris')).toEqual(['nato-einsaetze.txt']);
  });

  it('a blank question and one of 6,000 characters are answered', async () => {
    const blank = visible(await ask(' \u00A0 '));
    expect(blank).toBe(messages.problem['empty-question']);
    const long = `${question} ${'Lorem *ipsum* '.repeat(430)}`.slice(0, 6_000);
    expect(visible(await ask(long))).toContain('Lorem *ipsum*');
  });
});
