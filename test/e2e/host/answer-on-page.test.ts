import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type Config, parseConfig } from '../../../src/config.js';
import { answerOnPage } from '../../../src/host/answer-on-page.js';
import { createTerminal } from '../../../src/terminal/terminal.js';
import { createFakeApp } from '../../support/fake-app.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-on-page-'));
});
afterEach(() => rm(folder, { recursive: true }));

function configOf(): Config {
  const parsed = parseConfig({ CORPUS_DIR: folder, DATA_DIR: folder, PAGE_KEY: 'my-key' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return { ...parsed.config, logLevel: 'silent' };
}

/** Starts the page and resolves once its address has been printed. */
async function start(lost: Promise<never>) {
  const output = new PassThrough();
  const terminal = { ...createTerminal('de'), output };
  let printed = '';
  const ready = new Promise<string>((resolve) => {
    output.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [address] = /^http:\/\/\S+$/m.exec(printed) ?? [];
      if (address !== undefined && printed.includes(terminal.messages.whereTheTokenGoes)) {
        resolve(address);
      }
    });
  });
  const ended = answerOnPage(createFakeApp(), configOf(), terminal, lost);
  ended.catch(() => undefined);
  const address = await Promise.race([ready, ended.then(() => expect.fail('it has ended'))]);
  return { address, ended, terminal, printed: () => printed };
}

describe('Beleg without a token', () => {
  it('shows its page at the address it prints until the process is asked to end', async () => {
    const { address, ended, terminal, printed } = await start(new Promise(() => undefined));
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/my-key\/$/);
    expect(printed()).toContain(terminal.messages.localMode);
    expect(await (await fetch(address)).text()).toContain('<title>Beleg</title>');
    process.emit('SIGTERM');
    await ended;
    expect(printed()).toContain(terminal.messages.stopping);
    await expect(fetch(address)).rejects.toThrow();
  });

  it('ends with what has gone wrong when nothing can be answered any more', async () => {
    let lose: (error: Error) => void = () => undefined;
    const lost = new Promise<never>((_, reject) => (lose = reject));
    const { address, ended } = await start(lost);
    lose(new Error('the index is lost'));
    await expect(ended).rejects.toThrow('the index is lost');
    await expect(fetch(address)).rejects.toThrow();
    process.emit('SIGTERM');
  });
});
