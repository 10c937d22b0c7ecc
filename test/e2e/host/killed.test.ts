import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

/** The same as `npm run bench:kill`, which does it two hundred times. */
const script = join(import.meta.dirname, '../../../dist/tools/kill-at-random.js');

it('Killed while it reads, indexes and writes, Beleg serves at the next start, and answers right', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--runs', '5']);
  expect(stdout).toMatch(/^Killed 5 times: .* 0 with a damaged one; 0 wrong answers\.\n$/);
}, 60_000);
