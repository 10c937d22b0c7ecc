import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import type { Language } from '../../src/core/analysis/language.js';
import type { App } from '../../src/core/app.js';
import { createApp } from '../../src/core/create-app.js';
import type { Pace } from '../../src/discord/bot-context.js';
import type { RateLimits } from '../../src/discord/access/create-rate-limiter.js';
import { type Bot, startBot } from '../../src/discord/start-bot.js';
import type { Place } from '../../src/local-discord/state/people.js';
import { startLocalDiscord } from '../../src/local-discord/start-local-discord.js';
import type { StoredMessage } from '../../src/local-discord/state/world.js';
import { type OpenedStore, openStore } from '../../src/host/open-store.js';
import type { AnswerStore, StoreQuestions } from '../../src/store/answer-store.js';
import { readCardText } from './card-text.js';
import { readDiscordText } from './discord-markdown.js';
import { checkAgainstOpenApi, whyNoOpenApi } from './openapi.js';

export const ephemeralFlag = 64;

export type Where = Partial<Place>;

/** The member in the guild's first channel, unless told otherwise. */
const usual: Place = { as: 'member', channel: 'allgemein' };

/** So much at once that nobody is refused. */
const patient: Partial<RateLimits> = {
  perUser: 100_000,
  actionsPerUser: 100_000,
  perGuild: 100_000,
};

export interface BelegSettings {
  /** Default: nobody asks too much. */
  readonly limits?: Partial<RateLimits>;
  /** Default: `unanswered`. */
  readonly storeQuestions?: StoreQuestions;
  /** Default: a database of its own, in a data folder of its own. */
  readonly store?: AnswerStore;
  /** Servers that may use Beleg. Default: all. */
  readonly allowedGuildIds?: readonly string[];
  /** Of messages in the server whose language nothing tells. Default: German. */
  readonly guildLanguage?: Language;
  /** The local Discord's clock. Default: the system's. */
  readonly now?: () => number;
}

export interface LogLine {
  /** As pino numbers them: 40 is a warning, 50 an error. */
  readonly level: number;
  readonly msg: string;
  readonly err?: { readonly code?: unknown };
}

/**
 * Beleg on a folder of documents, with the real discord.js client on a local Discord. The moderator
 * is one of the people named as administrators in the configuration.
 */
export async function openBelegOnDiscord(
  corpusFolder: string,
  pace: Partial<Pace> = {},
  {
    limits = patient,
    storeQuestions = 'unanswered',
    store,
    allowedGuildIds,
    guildLanguage = 'de',
    now = Date.now,
  }: BelegSettings = {},
) {
  const discord = await startLocalDiscord({ now });
  const logged: LogLine[] = [];
  const dataFolder = await mkdtemp(join(tmpdir(), 'beleg-data-'));
  const open = async (): Promise<OpenedStore> =>
    store === undefined
      ? openStore(
          { dataFolder, storeQuestions, retentionDays: 180, defaultLanguage: 'de' },
          pino({ level: 'silent' }),
        )
      : { store, close: () => undefined };
  let opened = await open();
  const core = createApp({ corpusFolder });
  await core.reindex();
  /** Milliseconds that every look into the index takes longer. */
  let delayMs = 0;
  const delay = async () => {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  };
  const app: App = {
    ...core,
    ask: async (...question) => {
      await delay();
      return core.ask(...question);
    },
    passage: async (id) => {
      await delay();
      return core.passage(id);
    },
  };
  const start = (): Promise<Bot> =>
    startBot({
      app,
      logger: pino(
        { level: 'warn' },
        { write: (line) => void logged.push(JSON.parse(line) as LogLine) },
      ),
      token: discord.token,
      apiUrl: discord.apiUrl,
      adminUserIds: [discord.world.people.moderator.id],
      allowedGuildIds,
      guildLanguages: new Map([[discord.world.guild.id, guildLanguage]]),
      pace,
      limits,
      store: opened.store,
      retention: { questions: storeQuestions, days: 180 },
    });
  let bot = await start();

  return {
    discord,
    app,
    /** Warnings and errors of the bot. */
    logged: logged as readonly LogLine[],
    /** As it is now; a restart opens it anew. */
    store: () => opened.store,
    setDelay: (milliseconds: number) => void (delayMs = milliseconds),
    restart: async () => {
      await bot.stop();
      opened.close();
      opened = await open();
      bot = await start();
    },
    /** Asks the bot to end; resolves when it has. */
    stop: () => bot.stop(),
    /** Runs `/ask`; `response` resolves with the answer. */
    ask: (
      question: string,
      where: Where = {},
      options: { private?: boolean; document?: string } = {},
    ) => discord.runCommand({ ...usual, ...where, name: 'ask', options: { question, ...options } }),
    run: (name: string, where: Where = {}, options: Record<string, boolean> = {}) =>
      discord.runCommand({ ...usual, ...where, name, options }),
    press: (message: StoredMessage, customId: string, where: Where = {}) =>
      discord.clickButton({ ...usual, ...where, message: message.id, customId }),
    choose: (message: StoredMessage, customId: string, value: string, where: Where = {}) =>
      discord.selectOption({ ...usual, ...where, message: message.id, customId, values: [value] }),
    /** Writes a message; `reply` resolves with the bot's reply to it. */
    say: (content: string, where: Where = {}, replyTo?: string) => {
      const place = { ...usual, ...where };
      const said = discord.sendMessage({
        ...place,
        content,
        ...(replyTo === undefined ? {} : { replyTo }),
      });
      const replies = () =>
        discord.messagesIn(place).filter(({ repliesTo }) => repliesTo === said.id);
      return { ...said, replies, reply: () => discord.waitFor(() => replies()[0]) };
    },
    /** Waits until a message, which may be edited, shows something; gives it as it is then. */
    untilShown: ({ id }: StoredMessage, expected: RegExp) =>
      discord.waitFor(() => {
        const message = discord.world.messages.get(id);
        return message !== undefined && expected.test(visible(message)) && message;
      }),
    /**
     * Stops the bot, the core and the local Discord; gives every message that would have pinged.
     *
     * @throws Error when the bot asked for something that Discord’s description, where it is there,
     *   does not have
     */
    close: async () => {
      const pinging = [...discord.world.messages.values()].filter(
        ({ author, pings }) =>
          author === undefined &&
          (pings.everyone || pings.users.length > 0 || pings.roles.length > 0),
      );
      await bot.stop();
      opened.close();
      await rm(dataFolder, { recursive: true });
      await core.close();
      await discord.stop();
      const wrong = whyNoOpenApi === undefined ? checkAgainstOpenApi(discord.requests) : [];
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
      return pinging;
    },
  };
}

export type BelegOnDiscord = Awaited<ReturnType<typeof openBelegOnDiscord>>;

/** A message's Markdown, whichever form it has. */
export function markdown({ content, components }: StoredMessage): string {
  return components.length === 0 ? content : readCardText(components);
}

/** What a person sees of a message. */
export function visible(message: StoredMessage): string {
  return readDiscordText(markdown(message)).text;
}
