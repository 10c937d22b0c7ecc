import { describe, expect, it } from 'vitest';

import {
  createRateLimiter,
  defaultRateLimits,
} from '../../../../src/discord/access/create-rate-limiter.js';

const work = () => Promise.resolve('done');

describe('By default', () => {
  it('a person may ask twenty questions a minute', async () => {
    const limiter = createRateLimiter();
    for (let asked = 0; asked < 20; asked += 1) {
      expect(await limiter.pass({ user: 'anna', guild: null }, work)).toEqual({ result: 'done' });
    }
    expect(await limiter.pass({ user: 'anna', guild: null }, work)).toMatchObject({
      refusal: { kind: 'wait', who: 'user', first: true },
    });
  });

  it('a server may ask three hundred', async () => {
    const limiter = createRateLimiter();
    for (let asked = 0; asked < 300; asked += 1) {
      expect(await limiter.pass({ user: `u${asked}`, guild: 'guild' }, work)).toEqual({
        result: 'done',
      });
    }
    expect(await limiter.pass({ user: 'anna', guild: 'guild' }, work)).toMatchObject({
      refusal: { kind: 'wait', who: 'guild' },
    });
  });

  it('four questions are answered at once', () => {
    expect(defaultRateLimits.atOnce).toBe(4);
  });
});
