import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');

/** Where Debian, Ubuntu and Google put it. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * Starts Beleg as `npm start` does without a token, and a browser beside it.
 *
 * @returns the page's address, the browser, and what ends both
 */
export async function openBeleg() {
  const folder = mkdtempSync(join(tmpdir(), 'beleg-'));
  const child = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
    cwd: folder,
    env: { PATH: process.env.PATH, CORPUS_DIR: join(root, 'corpus'), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await readAddress(child.stdout);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    address,
    browser,
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The stream stays open, since Beleg writes to it until its end. */
function readAddress(output) {
  return new Promise((resolve, reject) => {
    let text = '';
    output.setEncoding('utf8');
    output.on('data', (chunk) => {
      text += chunk;
      const address = /^http:\S+$/m.exec(text)?.[0];
      if (address !== undefined) resolve(address);
    });
    output.once('end', () => reject(new Error(`Beleg ended without an address: ${text}`)));
  });
}
