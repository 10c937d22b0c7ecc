import { DiscordAPIError } from 'discord.js';
import { expect, it } from 'vitest';

import { createLogger } from '../../src/logger.js';

function log(entry: object): Record<string, Record<string, unknown>> {
  let line = '';
  createLogger('info', { write: (text) => void (line = text) }).error(entry, 'failed');
  return JSON.parse(line) as Record<string, Record<string, unknown>>;
}

it('a refused request is logged without what was said and without a token', () => {
  for (const path of [
    'interactions/12/aSecret/callback',
    'webhooks/12/aSecret/messages/@original',
  ]) {
    const url = `https://discord.com/api/v10/${path}`;
    const body = { content: 'Wer ist Erika Mustermann?' };
    const raw = { code: 50_035, message: 'Invalid Form Body' };
    const error = new DiscordAPIError(raw, 50_035, 400, 'POST', url, { files: undefined, body });
    const { err } = log({ err: error });
    expect(err).toMatchObject({ code: 50_035, status: 400, url: url.replace('aSecret', '…') });
    expect(JSON.stringify(err)).not.toMatch(/Mustermann|aSecret/);
  }
});

it('any other error is logged with its kind, its message and its cause', () => {
  const error = new TypeError('no such thing', { cause: new Error('the disk is full') });
  const { err } = log({ err: error });
  expect(err).toMatchObject({ type: 'TypeError', message: 'no such thing: the disk is full' });
  expect(err!.stack).toContain('logger.test.ts');
});
