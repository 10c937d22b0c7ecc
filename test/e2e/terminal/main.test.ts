import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startLocalDiscord } from '../../../src/local-discord/start-local-discord.js';

const root = join(import.meta.dirname, '../../..');
const program = join(root, 'dist/src/main.js');
const corpus = join(root, 'corpus');

interface Outcome {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Starts what `npm start` starts, in a folder without `.env`. */
function start(
  folder: string,
  settings: Record<string, string>,
  { input = '', parameters = [] }: { input?: string; parameters?: string[] } = {},
) {
  const child = spawn(process.execPath, [program, ...parameters], {
    cwd: folder,
    env: { PATH: process.env.PATH, CORPUS_DIR: corpus, ...settings },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.end(input);
  const ended = new Promise<Outcome>((resolve) => {
    child.on('close', (exitCode) => resolve({ exitCode, output, errors }));
  });
  /** Resolves as soon as a text has been printed; throws if Beleg ends before that. */
  const printed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes(text)) resolve();
      };
      child.stdout.on('data', look);
      child.on('close', () => reject(new Error(`ended without ${text}: ${output}${errors}`)));
      look();
    });
  return { child, ended, printed, output: () => output };
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-main-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('without a token', () => {
  it('shows itself on a page whose address it prints, and ends with 0 when asked to', async () => {
    const beleg = start(folder, { LOG_LEVEL: 'silent' });
    try {
      await beleg.printed('DISCORD_TOKEN=…');
      const address = /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\/$/m.exec(beleg.output())?.[0];
      const page = await fetch(address ?? '');
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<title>Beleg</title>');
      beleg.child.kill('SIGTERM');
      expect(await beleg.ended).toMatchObject({ exitCode: 0, errors: '' });
    } finally {
      beleg.child.kill('SIGKILL');
    }
  });

  it('keeps the address that PORT and PAGE_KEY give it', async () => {
    const port = await findFreePort();
    const settings = { LOG_LEVEL: 'silent', PORT: String(port), PAGE_KEY: 'my-key' };
    const beleg = start(folder, settings);
    try {
      const address = `http://127.0.0.1:${port}/my-key/`;
      await beleg.printed(`\n${address}\n`);
      expect((await fetch(address)).status).toBe(200);
    } finally {
      beleg.child.kill('SIGKILL');
      await beleg.ended;
    }
  });

  it('names a port that is taken', async () => {
    const taken = createServer();
    try {
      await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
      const { port } = taken.address() as AddressInfo;
      const settings = { LOG_LEVEL: 'silent', PORT: String(port) };
      const { exitCode, errors } = await start(folder, settings).ended;
      expect(exitCode).toBe(1);
      expect(errors).toMatch(new RegExp(`^Port ${port} lässt sich nicht verwenden.*PORT.*\n$`));
    } finally {
      await new Promise((resolve) => taken.close(resolve));
    }
  });

  it('in the terminal: says so and where a token goes, answers line by line from a pipe, and ends', async () => {
    const questions = [
      'Seit wann gibt es KFOR?',
      'Wie viele Nationen beteiligen sich an KFOR?',
      'Wo wurde Operation Sea Guardian beschlossen?',
      'Schmuggel von Waffen',
      'Wie hoch ist der Mount Everest?',
    ];
    const { exitCode, output, errors } = await start(
      folder,
      {},
      { input: questions.join('\n'), parameters: ['--terminal'] },
    ).ended;
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    const text = output.replace(/\n[│┃] /g, ' ');
    expect(text).toContain('DISCORD_TOKEN ist nicht gesetzt');
    expect(text).toContain('.env');
    for (const answer of ['Seit 1999', '27 Nationen', 'in Warschau 2016', 'Waffenschmuggels']) {
      expect(text).toContain(answer);
    }
    expect(text.match(/Zeilen? \d+/g)?.length).toBeGreaterThanOrEqual(4);
    expect(text.trimEnd().split('Frage> ').at(-1)).toContain(
      'Die Dokumente beantworten diese Frage nicht.',
    );
  });

  it('reports every wrong setting at once', async () => {
    const settings = { DISCORD_API_URL: 'nowhere', ADMIN_USER_IDS: 'anna', LOG_LEVEL: 'loud' };
    const { exitCode, output, errors } = await start(folder, settings).ended;
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    for (const setting of Object.keys(settings)) expect(errors).toContain(setting);
  });

  it.each([
    ['missing', (at: string) => join(at, 'none'), 'gibt es nicht'],
    ['empty', (at: string) => at, 'kein brauchbares Dokument'],
    ['no folder', () => program, 'ist eine Datei, kein Ordner'],
  ])('a corpus that is %s is one clear sentence, without a stack', async (_, pathOf, sentence) => {
    const { exitCode, errors } = await start(folder, { CORPUS_DIR: pathOf(folder) }).ended;
    expect(exitCode).toBe(1);
    expect(errors).toContain(sentence);
    expect(errors).not.toContain('    at ');
  });
});

describe('with a token', () => {
  it('connects, answers on Discord, and ends with 0 when asked to', async () => {
    const discord = await startLocalDiscord();
    const beleg = start(folder, {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      LOG_LEVEL: 'silent',
    });
    try {
      await beleg.printed('Mit Discord verbunden');
      const asked = discord.runCommand({
        as: 'member',
        channel: 'dm',
        name: 'frage',
        options: { frage: 'Seit wann gibt es KFOR?' },
      });
      expect(JSON.stringify((await asked.response()).components)).toContain('Seit 1999');
      beleg.child.kill('SIGTERM');
      expect((await beleg.ended).exitCode).toBe(0);
    } finally {
      beleg.child.kill('SIGKILL');
      await discord.stop();
    }
  });

  it('says that Discord does not accept the token', async () => {
    const discord = await startLocalDiscord();
    try {
      const { exitCode, errors } = await start(folder, {
        DISCORD_TOKEN: 'not.the.token',
        DISCORD_API_URL: discord.apiUrl,
        LOG_LEVEL: 'silent',
      }).ended;
      expect(exitCode).toBe(1);
      expect(errors).toContain('Discord nimmt das Token nicht an.');
      expect(errors).not.toContain('    at ');
    } finally {
      await discord.stop();
    }
  });

  it('says that Discord cannot be reached', async () => {
    const port = await findFreePort();
    const { exitCode, errors } = await start(folder, {
      DISCORD_TOKEN: 'a.b.c',
      DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
      LOG_LEVEL: 'silent',
    }).ended;
    expect(exitCode).toBe(1);
    expect(errors).toContain('Discord ist nicht zu erreichen.');
  });
});

/** A port on which nothing listens. */
function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
