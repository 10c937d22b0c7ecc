import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { claimFolder, type ClaimOptions } from '../../../src/store/claim-folder.js';
import { identifyProcess, parseStartTime } from '../../../src/store/identify-process.js';
import { createFolder } from '../../support/open-test-store.js';

describe('a claim on a data folder', () => {
  let folder: string;
  let clock: number;
  const file = () => join(folder, 'beleg.owner');
  const options = (token: string, fields: Partial<ClaimOptions> = {}): ClaimOptions => ({
    token,
    now: () => clock,
    ...fields,
  });

  beforeEach(() => {
    folder = createFolder();
    clock = Date.now();
  });
  afterEach(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is granted once, and again after it was released', () => {
    const first = claimFolder(folder, options('a'));
    expect(first?.holds()).toBe(true);
    expect(claimFolder(folder, options('b'))).toBeUndefined();
    first?.release();
    expect(first?.holds()).toBe(false);
    expect(claimFolder(folder, options('b'))?.holds()).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"pid":1,"ide'],
    ['null', 'null'],
    ['a list', '[1]'],
    ['another form', '{"pid":"1"}'],
  ])('is given where %s stands in the file', (_, content) => {
    writeFileSync(file(), content);
    expect(claimFolder(folder, options('a'))?.holds()).toBe(true);
  });

  it('is granted when its process is dead or its number now belongs to another', () => {
    const alive = { identify: (pid: number) => (pid === process.pid ? 'started then' : undefined) };
    claimFolder(folder, options('a', alive));
    const restarted = { identify: () => 'started later' };
    expect(claimFolder(folder, options('b', restarted))?.holds()).toBe(true);
  });

  it('goes to the later of two machines, and the earlier notices and takes nothing with it', () => {
    const earlier = claimFolder(folder, options('a', { host: 'one' }));
    const later = claimFolder(folder, options('b', { host: 'two' }));
    expect(earlier?.holds()).toBe(false);
    earlier?.release();
    expect(later?.holds()).toBe(true);
  });

  it('is lost with the folder', () => {
    const claim = claimFolder(folder, options('a'));
    rmSync(folder, { recursive: true });
    expect(claim?.holds()).toBe(false);
    expect(() => claim?.release()).not.toThrow();
  });

  describe('where processes have a number only', () => {
    const alive = { identify: () => 'alive' };

    it('lasts as long as its process gives signs of life', () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      const first = claimFolder(folder, options('a', alive));
      clock += 25_000;
      vi.advanceTimersByTime(25_000);
      clock += 25_000;
      expect(claimFolder(folder, options('b', alive))).toBeUndefined();
      first?.release();
    });

    it('ends half a minute after the last one', () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      claimFolder(folder, options('a', alive));
      const last = statSync(file()).mtimeMs;
      clock = last + 29_999;
      expect(claimFolder(folder, options('b', alive))).toBeUndefined();
      clock = last + 30_001;
      expect(claimFolder(folder, options('c', alive))?.holds()).toBe(true);
    });

    it('gives no sign of life for another', () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      claimFolder(folder, options('a', alive));
      const other = readFileSync(file(), 'utf8').replace('"token":"a"', '"token":"b"');
      writeFileSync(file(), other);
      utimesSync(file(), 1, 1);
      vi.advanceTimersByTime(20_000);
      expect(statSync(file()).mtimeMs).toBe(1_000);
    });
  });
});

describe('a process', () => {
  it('has the same identity each time, and none when there is no such process', () => {
    expect(identifyProcess(process.pid)).toBe(identifyProcess(process.pid));
    expect(identifyProcess(process.pid)).toMatch(/^alive$|^[0-9a-f-]{36}:\d+$/);
    expect(identifyProcess(2 ** 30)).toBeUndefined();
  });

  it('has its start time after a name with spaces and parentheses', () => {
    const fields = Array.from({ length: 40 }, (_, at) => String(at + 3));
    expect(parseStartTime(`7 (a) b (c)) ${fields.join(' ')}`)).toBe('22');
    expect(() => parseStartTime('7 (a) S 1')).toThrow('no start time in "7 (a) S 1"');
  });

  it('has another identity than its parent', () => {
    if (process.platform === 'linux') {
      expect(identifyProcess(process.ppid)).not.toBe(identifyProcess(process.pid));
    }
  });
});
