import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { loadConfig, parseConfig } from '../../src/config.js';

describe('parseConfig', () => {
  const defaults = {
    discordToken: undefined,
    discordApiUrl: undefined,
    adminUserIds: [],
    adminRoleIds: [],
    allowedGuildIds: undefined,
    corpusFolder: 'corpus',
    dataFolder: 'data',
    memoryLimit: undefined,
    watch: false,
    storeQuestions: 'unanswered',
    retentionDays: 180,
    defaultLanguage: 'de',
    guildLanguages: new Map(),
    answerErrorRate: 0.1,
    starterSynonyms: true,
    logLevel: 'info',
    pagePort: 0,
    pageKey: undefined,
  };

  it('needs no setting at all', () => {
    expect(parseConfig({})).toEqual({ ok: true, config: defaults });
  });

  it('takes an empty value for none, as a copied .env.example has them', () => {
    const empty = {
      DISCORD_TOKEN: '',
      DISCORD_API_URL: '',
      ADMIN_USER_IDS: '',
      ADMIN_ROLE_IDS: '',
      ALLOWED_GUILD_IDS: '',
      CORPUS_DIR: '',
      DATA_DIR: '',
      MEMORY_LIMIT_MB: '',
      WATCH: '',
      STORE_QUESTIONS: '',
      RETENTION_DAYS: '',
      GUILD_LANGUAGES: '',
      ANSWER_ERROR_RATE: '',
      STARTER_SYNONYMS: '',
      DEFAULT_LANGUAGE: '',
      LOG_LEVEL: '',
      PORT: '',
      PAGE_KEY: '',
    };
    expect(parseConfig(empty)).toEqual({ ok: true, config: defaults });
  });

  it('reads every setting', () => {
    const environment = {
      DISCORD_TOKEN: ' abc.def.ghi ',
      DISCORD_API_URL: 'http://127.0.0.1:4000/api/',
      ADMIN_USER_IDS: '80351110224678912, 80351110224678913',
      ADMIN_ROLE_IDS: '80351110224678914',
      ALLOWED_GUILD_IDS: '80351110224678915',
      CORPUS_DIR: '/srv/documents',
      DATA_DIR: '/srv/beleg',
      MEMORY_LIMIT_MB: '2048',
      WATCH: 'true',
      STORE_QUESTIONS: 'all',
      RETENTION_DAYS: '30',
      ANSWER_ERROR_RATE: '.05',
      STARTER_SYNONYMS: 'false',
      GUILD_LANGUAGES: '80351110224678912:en, 80351110224678913:de',
      DEFAULT_LANGUAGE: 'en',
      LOG_LEVEL: 'debug',
      PORT: '4455',
      PAGE_KEY: 'dev',
    };
    expect(parseConfig(environment)).toEqual({
      ok: true,
      config: {
        discordToken: 'abc.def.ghi',
        discordApiUrl: 'http://127.0.0.1:4000/api',
        adminUserIds: ['80351110224678912', '80351110224678913'],
        adminRoleIds: ['80351110224678914'],
        allowedGuildIds: ['80351110224678915'],
        corpusFolder: '/srv/documents',
        dataFolder: '/srv/beleg',
        memoryLimit: 2048,
        answerErrorRate: 0.05,
        starterSynonyms: false,
        watch: true,
        storeQuestions: 'all',
        retentionDays: 30,
        defaultLanguage: 'en',
        guildLanguages: new Map([
          ['80351110224678912', 'en'],
          ['80351110224678913', 'de'],
        ]),
        logLevel: 'debug',
        pagePort: 4455,
        pageKey: 'dev',
      },
    });
  });

  it.each([
    ['DISCORD_TOKEN', 'Bot abc.def.ghi', 'token-with-prefix'],
    ['DISCORD_TOKEN', 'abc def', 'token-with-spaces'],
    ['DISCORD_API_URL', 'localhost', 'not-an-address'],
    ['DISCORD_API_URL', 'ftp://127.0.0.1', 'not-an-address'],
    ['ADMIN_USER_IDS', 'anna', 'not-user-ids'],
    ['ADMIN_ROLE_IDS', 'Moderation', 'not-ids'],
    ['ALLOWED_GUILD_IDS', 'mein-server', 'not-ids'],
    ['ALLOWED_GUILD_IDS', ',', 'not-ids'],
    ['ADMIN_USER_IDS', '80351110224678912 anna', 'not-user-ids'],
    ['DEFAULT_LANGUAGE', 'fr', 'not-one-of'],
    ['LOG_LEVEL', 'loud', 'not-one-of'],
    ['WATCH', 'yes', 'not-one-of'],
    ['MEMORY_LIMIT_MB', '2 GB', 'not-a-size'],
    ['MEMORY_LIMIT_MB', '-1', 'not-a-size'],
    ['MEMORY_LIMIT_MB', '199', 'not-a-size'],
    ['STORE_QUESTIONS', 'some', 'not-one-of'],
    ['ANSWER_ERROR_RATE', '0.6', 'not-a-rate'],
    ['STARTER_SYNONYMS', 'yes', 'not-one-of'],
    ['ANSWER_ERROR_RATE', '0.001', 'not-a-rate'],
    ['ANSWER_ERROR_RATE', '10 %', 'not-a-rate'],
    ['RETENTION_DAYS', '0', 'not-days'],
    ['RETENTION_DAYS', 'ever', 'not-days'],
    ['PORT', '65536', 'not-a-port'],
    ['PORT', '80a', 'not-a-port'],
    ['PAGE_KEY', 'a/b', 'not-a-page-key'],
    ['GUILD_LANGUAGES', 'de', 'not-guild-languages'],
    ['GUILD_LANGUAGES', '80351110224678912:fr', 'not-guild-languages'],
  ])('refuses %s=%s as %s', (setting, value, code) => {
    expect(parseConfig({ [setting]: value })).toEqual({
      ok: false,
      problems: [{ setting, code }],
    });
  });

  it('reports all problems at once', () => {
    const result = parseConfig({ DISCORD_API_URL: 'x', ADMIN_USER_IDS: 'y', LOG_LEVEL: 'z' });
    expect(result.ok ? [] : result.problems.map(({ setting }) => setting)).toEqual([
      'DISCORD_API_URL',
      'ADMIN_USER_IDS',
      'LOG_LEVEL',
    ]);
  });
});

describe('loadConfig', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beleg-config-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('does without a .env file', () => {
    expect(loadConfig({}, folder)).toMatchObject({ ok: true, config: { corpusFolder: 'corpus' } });
  });

  it('reads .env below the environment and changes neither', async () => {
    await writeFile(join(folder, '.env'), 'CORPUS_DIR="from file"\nLOG_LEVEL=warn # quiet\n');
    const environment = Object.freeze({ LOG_LEVEL: 'error' });
    const before = { ...process.env };
    expect(loadConfig(environment, folder)).toMatchObject({
      config: { corpusFolder: 'from file', logLevel: 'error' },
    });
    expect(process.env).toEqual(before);
  });
});
