import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { type Config, parseConfig } from '../../../src/config.js';
import { openApp, type OpenAppOptions } from '../../../src/host/open-app.js';
import type { IndexThreadData } from '../../../src/host/index-thread/thread-messages.js';

function configOf(settings: Readonly<Record<string, string>> = {}): Config {
  const parsed = parseConfig({ CORPUS_DIR: 'corpus', DATA_DIR: 'data', ...settings });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return parsed.config;
}

/** What the thread of the index is given. */
function open(settings?: Readonly<Record<string, string>>, options: OpenAppOptions = {}) {
  const given: IndexThreadData[] = [];
  openApp(configOf(settings), {
    ...options,
    startThread: (data) => {
      given.push(data);
      return { postMessage: () => undefined, terminate: () => Promise.resolve() };
    },
  });
  const [data] = given;
  if (data === undefined) throw new Error('no thread was started');
  return data;
}

describe('The core that is opened', () => {
  it('reads the configured folder and keeps its index among the data', () => {
    expect(open({ ANSWER_ERROR_RATE: '0.05' })).toMatchObject({
      corpusFolder: resolve('corpus'),
      snapshotPath: join(configOf().dataFolder, 'index.beleg'),
      answerErrorRate: 0.05,
    });
  });

  it('reads another folder on demand, whose index it does not keep', () => {
    const data = open({}, { corpusFolder: 'test' });
    expect(data.corpusFolder).toBe(resolve('test'));
    expect(data.snapshotPath).toBeUndefined();
    expect(open({}, { corpusFolder: resolve('corpus') }).snapshotPath).toBeDefined();
  });

  it('takes as much memory as is allowed, or six tenths of the machine’s', () => {
    expect(open({ MEMORY_LIMIT_MB: '700' }).memoryLimit).toBe(700);
    const mib = totalmem() / 2 ** 20;
    expect(open().memoryLimit).toBeGreaterThan(mib * 0.59);
    expect(open().memoryLimit).toBeLessThanOrEqual(mib * 0.6);
  });
});
