import { describe, expect, it } from 'vitest';

import * as own from '../../../../src/discord/reply/discord-limits.js';
import { createRateLimiter } from '../../../../src/discord/access/create-rate-limiter.js';
import * as documented from '../../../../src/local-discord/validate/discord-limits.js';

describe('The limits of Discord', () => {
  it('are those that the local Discord enforces', () => {
    const shared = Object.keys(own).filter((name) => name in documented);
    expect(shared.length).toBeGreaterThan(10);
    const pick = (limits: object) =>
      Object.fromEntries(Object.entries(limits).filter(([name]) => shared.includes(name)));
    expect(pick(own)).toEqual(pick(documented));
  });

  it('leave a margin below the ten MiB of an attachment', () => {
    const mib = own.attachmentBytes / 2 ** 20;
    expect(mib).toBeGreaterThan(9);
    expect(mib).toBeLessThan(10);
  });
});

describe('The queue', () => {
  it('takes a thousand questions beside the four that are being answered', async () => {
    const limiter = createRateLimiter();
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const ask = (user: number) => limiter.pass({ user: `${user}`, guild: null }, () => slow);
    const passing = Array.from({ length: 1_010 }, (_, user) => ask(user));
    const settled = Promise.all(passing);
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    finish();
    const refused = (await settled).filter((passed) => 'refusal' in passed);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(10);
  });
});
