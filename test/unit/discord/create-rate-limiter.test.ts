import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import {
  createRateLimiter,
  defaultRateLimits,
} from '../../../src/discord/access/create-rate-limiter.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const anna = { user: 'anna', guild: 'guild' };
const work = () => Promise.resolve('done');

describe('a rate limiter', () => {
  it('lets a person ask a number of times per minute, and then says how long to wait', async () => {
    const rateLimiter = createRateLimiter({ ...defaultRateLimits, perUser: 2 });
    await rateLimiter.pass(anna, work);
    vi.advanceTimersByTime(20_000);
    expect(await rateLimiter.pass(anna, work)).toEqual({ result: 'done' });
    expect(await rateLimiter.pass(anna, work)).toEqual({
      refusal: { kind: 'wait', who: 'user', waitMs: 40_000, first: true },
    });
    expect(await rateLimiter.pass(anna, work)).toMatchObject({ refusal: { first: false } });
    expect(await rateLimiter.pass({ ...anna, user: 'ben' }, work)).toEqual({ result: 'done' });
    vi.advanceTimersByTime(40_001);
    expect(await rateLimiter.pass(anna, work)).toEqual({ result: 'done' });
  });

  it('counts a server as a whole, and direct messages for their person alone', async () => {
    const rateLimiter = createRateLimiter({ ...defaultRateLimits, perGuild: 1 });
    await rateLimiter.pass(anna, work);
    expect(await rateLimiter.pass({ user: 'ben', guild: 'guild' }, work)).toMatchObject({
      refusal: { kind: 'wait', who: 'guild' },
    });
    for (const user of ['ben', 'cem', 'dora']) {
      expect(await rateLimiter.pass({ user, guild: null }, work)).toEqual({ result: 'done' });
    }
  });

  it('runs a number of calls at once, queues others in order, and refuses the rest', async () => {
    const rateLimiter = createRateLimiter({ ...defaultRateLimits, atOnce: 2, waiting: 3 });
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const slow = (number: number) => async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 10));
      running -= 1;
      order.push(number);
    };
    const passing: ReturnType<typeof rateLimiter.pass>[] = [];
    for (let number = 0; number < 6; number += 1) {
      passing.push(rateLimiter.pass({ user: `${number}`, guild: null }, slow(number)));
      await vi.advanceTimersByTimeAsync(0);
    }
    await vi.advanceTimersByTimeAsync(100);
    const refused = (await Promise.all(passing)).map((passed) => 'refusal' in passed);
    expect(refused).toEqual([false, false, false, false, false, true]);
    expect({ most, order }).toEqual({ most: 2, order: [0, 1, 2, 3, 4] });
  });

  it('continues after a call that failed', async () => {
    const rateLimiter = createRateLimiter({ ...defaultRateLimits, atOnce: 1 });
    const failing = () => Promise.reject(new Error('no'));
    await expect(rateLimiter.pass(anna, failing)).rejects.toThrow('no');
    expect(await rateLimiter.pass(anna, work)).toEqual({ result: 'done' });
  });
});
