import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import { type Browser, chromium } from 'playwright-core';

import { root } from './environment.js';

/** Where Debian, Ubuntu and Google install it. `CHROMIUM` names another path. */
const defaultChromium = '/usr/bin/chromium';

export interface OpenedBeleg {
  /** The URL of the page. */
  readonly address: string;
  readonly browser: Browser;
  /** Ends the browser and Beleg, and deletes what Beleg stored. */
  close(): Promise<void>;
}

/**
 * Starts Beleg as `npm start` does without a token, and a browser beside it.
 *
 * @throws Error if Beleg ends before it prints an address
 */
export async function openBeleg(): Promise<OpenedBeleg> {
  const folder = mkdtempSync(join(tmpdir(), 'beleg-'));
  const child = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
    cwd: folder,
    env: { PATH: process.env.PATH, CORPUS_DIR: join(root, 'corpus'), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await readAddress(child.stdout);
  const executablePath = process.env.CHROMIUM ?? defaultChromium;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    address,
    browser,
    async close() {
      await browser.close();
      const ended = once(child, 'close');
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves to the address, and keeps reading after it, since Beleg goes on writing. */
function readAddress(output: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    output.setEncoding('utf8');
    output.on('data', (chunk: string) => {
      text += chunk;
      const address = /^http:\S+$/m.exec(text)?.[0];
      if (address !== undefined) resolve(address);
    });
    output.once('end', () => {
      reject(new Error(`Beleg ended without an address: ${text}`));
    });
  });
}
