import { DiscordAPIError, HTTPError } from 'discord.js';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';

import { systemClock } from '../../../src/core/platform/clock.js';
import { defaultPace } from '../../../src/discord/bot-context.js';
import {
  isTransientError,
  retryTransientErrors,
} from '../../../src/discord/respond/retry-transient-errors.js';
import { interactionTokenMs } from '../../../src/discord/reply/discord-limits.js';

const context = { logger: pino({ level: 'silent' }), clock: systemClock };

const coded = (code: string) => Object.assign(new Error(code), { code });
const aborted = Object.assign(new Error('This operation was aborted'), { name: 'AbortError' });
const refused = new DiscordAPIError({ code: 50_013, message: 'x' }, 50_013, 403, 'POST', '/', {});

describe('an error is transient', () => {
  it.each<readonly [string, unknown, boolean]>([
    ['a 500', new HTTPError(500, 'x', 'POST', '/', {}), true],
    ['a 503', new HTTPError(503, 'x', 'POST', '/', {}), true],
    ['a request that is given up', aborted, true],
    ['a refused connection', new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }), true],
    ['no name server', coded('ENOTFOUND'), true],
    ['a connection that breaks', coded('UND_ERR_SOCKET'), true],
    ['a refusal', refused, false],
    ['a 404', new HTTPError(404, 'x', 'POST', '/', {}), false],
    ['a bug', new TypeError('x is not a function'), false],
    ['no error at all', 'x', false],
  ])('with %s, or not', (_what, error, expected) => {
    expect(isTransientError(error)).toBe(expected);
  });
});

describe('what is sent while Discord fails', () => {
  const failing = (times: number, error: Error) => {
    let tries = 0;
    const send = () => {
      tries += 1;
      return tries <= times ? Promise.reject(error) : Promise.resolve('sent');
    };
    return { send, tries: () => tries };
  };

  it('is sent again until it arrives', async () => {
    const { send, tries } = failing(2, coded('ECONNREFUSED'));
    expect(await retryTransientErrors(send, [1, 1, 1], context)).toBe('sent');
    expect(tries()).toBe(3);
  });

  it('is given up in the end', async () => {
    const { send, tries } = failing(9, coded('ECONNREFUSED'));
    await expect(retryTransientErrors(send, [1, 1], context)).rejects.toThrow('ECONNREFUSED');
    expect(tries()).toBe(3);
  });

  it('is not sent again when it is refused', async () => {
    const { send, tries } = failing(1, refused);
    await expect(retryTransientErrors(send, [1, 1], context)).rejects.toBe(refused);
    expect(tries()).toBe(1);
  });

  it('is given up before an interaction can no longer be answered', () => {
    const total = defaultPace.retryAfterMs.reduce((sum, delayMs) => sum + delayMs, 0);
    expect(total).toBeLessThan(interactionTokenMs / 2);
  });
});
