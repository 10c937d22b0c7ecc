import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

import { z } from 'zod';

import { type Language, languages } from './core/analysis/language.js';
import { defaultErrorRate } from './core/answer/calibration/defaults.js';
import { type StoreQuestions, storeQuestionsChoices } from './store/answer-store.js';

/** Every setting, checked. `.env.example` documents each. */
export interface Config {
  /** `undefined` to run locally, without Discord. */
  readonly discordToken: string | undefined;
  /** The URL of another API server, without a trailing slash; `undefined` for Discord's own. */
  readonly discordApiUrl: string | undefined;
  readonly adminUserIds: readonly string[];
  /** Roles whose members may use the administrators' commands. */
  readonly adminRoleIds: readonly string[];
  /** Servers that may use the bot; `undefined` allows all. */
  readonly allowedGuildIds: readonly string[] | undefined;
  readonly corpusFolder: string;
  /** Where Beleg keeps what it writes: the index, and what it remembers. */
  readonly dataFolder: string;
  /** The memory for the index in MiB; `undefined` for a share of the machine's memory. */
  readonly memoryLimit: number | undefined;
  /** The share of wrong answers among the sure ones that is allowed. */
  readonly answerErrorRate: number;
  /** Whether the synonyms that come with Beleg are used. */
  readonly starterSynonyms: boolean;
  /** The folder of the encoder's model, or the name of the one that was fetched; `undefined`: none. */
  readonly semanticModel: string | undefined;
  /** Whether a change in the corpus folder is indexed by itself. */
  readonly watch: boolean;
  /** Whose question texts are remembered. */
  readonly storeQuestions: StoreQuestions;
  /** How long questions, votes and shared answers are remembered. */
  readonly retentionDays: number;
  /** The language of answers where the reader's own language is not known. */
  readonly defaultLanguage: Language;
  /** The same for single servers, by their ids. */
  readonly guildLanguages: ReadonlyMap<string, Language>;
  readonly logLevel: LogLevel;
  /** The port of the local page; 0: any free one. */
  readonly pagePort: number;
  /** The secret part of the local page's address; `undefined` for a new one at every start. */
  readonly pageKey: string | undefined;
}

export type LogLevel = (typeof logLevels)[number];
const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** A setting with a value that cannot be used. */
export interface ConfigProblem {
  readonly setting: string;
  readonly code: ConfigProblemCode;
}

export type ConfigProblemCode =
  | 'token-with-spaces'
  | 'token-with-prefix'
  | 'not-an-address'
  | 'not-user-ids'
  | 'not-ids'
  | 'not-one-of'
  | 'not-a-size'
  | 'not-days'
  | 'not-a-port'
  | 'not-a-page-key'
  | 'not-a-rate'
  | 'not-guild-languages';

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** The values a setting with a fixed choice may have, for messages. */
export const settingChoices: Readonly<Record<string, readonly string[]>> = {
  DEFAULT_LANGUAGE: languages,
  LOG_LEVEL: logLevels,
  STARTER_SYNONYMS: ['true', 'false'],
  STORE_QUESTIONS: storeQuestionsChoices,
  WATCH: ['true', 'false'],
};

/** A Discord id: an unsigned 64-bit number in decimal, at least 17 digits since 2015's first ones. */
const snowflake = /^\d{17,20}$/;

/** In MiB. An empty index takes half of it. */
const leastMemory = 200;

/** `id:language`, as often as there are servers; a language that Beleg does not speak fits nothing. */
const guildLanguage = new RegExp(String.raw`^(\d{17,20}):(${languages.join('|')})$`);

/** Less could only be shown with thousands of questions, and more is no promise. */
const leastErrorRate = 0.01;
const mostErrorRate = 0.5;

const defaultRetentionDays = 180;

/** In `.env` an empty value means the same as none. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const code = (problem: ConfigProblemCode) => ({ error: problem });

/** Ids of servers or roles. */
const idList = z
  .string()
  .transform(splitList)
  .refine((ids) => ids.length > 0 && ids.every((id) => snowflake.test(id)), code('not-ids'));

const environmentSchema = z.object({
  DISCORD_TOKEN: optional(
    z
      .string()
      .trim()
      .refine((token) => !/^bot\s/i.test(token), { ...code('token-with-prefix'), abort: true })
      .refine((token) => !/\s/.test(token), code('token-with-spaces')),
  ),
  DISCORD_API_URL: optional(
    z
      .url({ protocol: /^https?$/, ...code('not-an-address') })
      .transform((url) => url.replace(/\/+$/, '')),
  ),
  ADMIN_USER_IDS: optional(
    z
      .string()
      .transform(splitList)
      .refine((ids) => ids.every((id) => snowflake.test(id)), code('not-user-ids')),
  ),
  ADMIN_ROLE_IDS: optional(idList),
  ALLOWED_GUILD_IDS: optional(idList),
  CORPUS_DIR: optional(z.string()),
  DATA_DIR: optional(z.string()),
  SEMANTIC_MODEL: optional(z.string()),
  MEMORY_LIMIT_MB: optional(
    z
      .string()
      .regex(/^\d{1,7}$/, { ...code('not-a-size'), abort: true })
      .transform(Number)
      .refine((size) => size >= leastMemory, code('not-a-size')),
  ),
  WATCH: optional(z.enum(['true', 'false'], code('not-one-of'))),
  STARTER_SYNONYMS: optional(z.enum(['true', 'false'], code('not-one-of'))),
  STORE_QUESTIONS: optional(z.enum(storeQuestionsChoices, code('not-one-of'))),
  RETENTION_DAYS: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, { ...code('not-days'), abort: true })
      .transform(Number)
      .refine((days) => days >= 1, code('not-days')),
  ),
  ANSWER_ERROR_RATE: optional(
    z
      .string()
      .regex(/^0?\.\d{1,4}$/, { ...code('not-a-rate'), abort: true })
      .transform(Number)
      .refine((rate) => rate >= leastErrorRate && rate <= mostErrorRate, code('not-a-rate')),
  ),
  GUILD_LANGUAGES: optional(
    z
      .string()
      .transform(splitList)
      .refine((entries) => entries.every((entry) => guildLanguage.test(entry)), {
        ...code('not-guild-languages'),
        abort: true,
      })
      .transform(
        (entries) => new Map(entries.map((entry) => entry.split(':') as [string, Language])),
      ),
  ),
  DEFAULT_LANGUAGE: optional(z.enum(languages, code('not-one-of'))),
  LOG_LEVEL: optional(z.enum(logLevels, code('not-one-of'))),
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, { ...code('not-a-port'), abort: true })
      .transform(Number)
      .refine((port) => port <= 65_535, code('not-a-port')),
  ),
  PAGE_KEY: optional(z.string().regex(/^[\w-]{1,100}$/, code('not-a-page-key'))),
});

function splitList(list: string): string[] {
  return list.split(/[\s,;]+/).filter((entry) => entry !== '');
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Checks the settings of an environment; all problems are reported, not only the first. An unset or
 * empty setting takes its default: corpus folder `corpus`, data folder `data`, no bound for memory,
 * no encoder, nothing watched, the starter synonyms on, question texts of unanswered questions kept, 180
 * days of memory, language `de`, log level `info`.
 */
export function parseConfig(environment: Environment): ConfigResult {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      setting: String(issue.path[0]),
      code: issue.message as ConfigProblemCode,
    }));
    return { ok: false, problems };
  }
  const settings = parsed.data;
  return {
    ok: true,
    config: {
      discordToken: settings.DISCORD_TOKEN,
      discordApiUrl: settings.DISCORD_API_URL,
      adminUserIds: settings.ADMIN_USER_IDS ?? [],
      adminRoleIds: settings.ADMIN_ROLE_IDS ?? [],
      allowedGuildIds: settings.ALLOWED_GUILD_IDS,
      corpusFolder: settings.CORPUS_DIR ?? 'corpus',
      dataFolder: settings.DATA_DIR ?? 'data',
      memoryLimit: settings.MEMORY_LIMIT_MB,
      answerErrorRate: settings.ANSWER_ERROR_RATE ?? defaultErrorRate,
      starterSynonyms: settings.STARTER_SYNONYMS !== 'false',
      semanticModel: settings.SEMANTIC_MODEL,
      watch: settings.WATCH === 'true',
      storeQuestions: settings.STORE_QUESTIONS ?? 'unanswered',
      retentionDays: settings.RETENTION_DAYS ?? defaultRetentionDays,
      defaultLanguage: settings.DEFAULT_LANGUAGE ?? 'de',
      guildLanguages: settings.GUILD_LANGUAGES ?? new Map<string, Language>(),
      logLevel: settings.LOG_LEVEL ?? 'info',
      pagePort: settings.PORT ?? 0,
      pageKey: settings.PAGE_KEY,
    },
  };
}

/**
 * The settings of the process: its environment, and below it the file `.env` of the working folder,
 * if there is one. The environment itself is not changed.
 *
 * @throws what the file system throws when `.env` exists but cannot be read
 */
export function loadConfig(
  environment: Environment = process.env,
  folder: string = process.cwd(),
): ConfigResult {
  return parseConfig({ ...readDotEnv(join(folder, '.env')), ...environment });
}

function readDotEnv(path: string): Environment {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
