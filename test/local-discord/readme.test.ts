import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'src/local-discord/README.md'), 'utf8');

/** Runs a program from standard input, where it may import what Beleg depends on. */
const run = (program: string) =>
  promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { cwd: root });

it('the example of the README runs as it stands, and ends by itself', async () => {
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(example).toContain('startLocalDiscord');
  const silent = { stdout: '', stderr: '' };
  expect(await run(example)).toEqual(silent);
  await expect(run(example.replace("reply('Pong!')", "reply('Ping!')"))).rejects.toThrow('Ping!');
});
