import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, it } from 'vitest';

import { explainClose, explainStartFailure } from '../../../src/discord/explain-start-failure.js';

const apiError = (status: number) =>
  new DiscordAPIError({ code: 0, message: 'x' }, 0, status, 'GET', '/gateway/bot', {});
const networkError = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

describe('explainStartFailure', () => {
  it.each([
    ['a refused token', apiError(401), 'bad-token'],
    ['a forbidden application', apiError(403), 'unexpected'],
    ['a server error', new HTTPError(503, 'x', 'GET', '/', {}), 'discord-unavailable'],
    ['no name server', networkError('ENOTFOUND'), 'no-network'],
    ['nobody listening', networkError('ECONNREFUSED'), 'no-network'],
    ['a broken connection', networkError('UND_ERR_SOCKET'), 'no-network'],
    ['a bad certificate', networkError('DEPTH_ZERO_SELF_SIGNED_CERT'), 'no-network'],
    ['a bug', new TypeError('x is not a function'), 'unexpected'],
  ])('names %s and keeps the cause', (_what, error, code) => {
    expect(explainStartFailure(error)).toMatchObject({ code, cause: error });
  });

  it.each([
    [4004, 'bad-token'],
    [4013, 'disallowed-intents'],
    [4014, 'disallowed-intents'],
    [4011, 'sharding-required'],
  ])('names the close code %i', (closeCode, code) => {
    expect(explainClose(closeCode).code).toBe(code);
  });
});
