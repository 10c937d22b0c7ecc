import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type OpenedStore, openStore } from '../../../src/host/open-store.js';

const hourMs = 3_600_000;
const user = '123456789012345678';

let dataFolder = '';
let opened: OpenedStore;
const open = async () => {
  const settings = { dataFolder, retentionDays: 2, storeQuestions: 'all' } as const;
  opened = await openStore({ ...settings, defaultLanguage: 'de' }, { error: () => undefined });
};
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  dataFolder = mkdtempSync(join(tmpdir(), 'beleg-store-'));
  await open();
});
afterEach(() => {
  opened.close();
  rmSync(dataFolder, { recursive: true });
  vi.useRealTimers();
});

const record = (question: string) =>
  opened.store.recordQuestion({
    question,
    user,
    guild: null,
    entryPoint: 'dm',
    language: 'de',
    found: false,
    confidence: 0,
    latencyMs: 1,
    private: true,
    passages: [],
  });

function remembered() {
  const data = opened.store.exportUser(user);
  return data.ok ? data.value.questions.map(({ question }) => question) : data.problem;
}

describe('what is older than the retention', () => {
  it('is deleted every day while Beleg runs, and nothing newer with it', () => {
    record('Wie hoch ist der Mount Everest?');
    vi.advanceTimersByTime(30 * hourMs);
    record('Was kostet Quark?');
    vi.advanceTimersByTime(41 * hourMs);
    expect(remembered()).toHaveLength(2);
    vi.advanceTimersByTime(hourMs);
    expect(remembered()).toEqual(['Was kostet Quark?']);
    vi.advanceTimersByTime(24 * hourMs);
    expect(remembered()).toEqual([]);
  });

  it('is deleted at the start', async () => {
    record('Wie hoch ist der Mount Everest?');
    opened.close();
    vi.advanceTimersByTime(49 * hourMs);
    await open();
    expect(remembered()).toEqual([]);
  });

  it('is left alone once the store is closed', () => {
    opened.close();
    expect(vi.getTimerCount()).toBe(0);
    expect(remembered()).toBe('closed');
  });
});
