import { describe, expect, it } from 'vitest';

import { createYielder } from '../../../src/core/create-yielder.js';
import { systemClock } from '../../../src/core/platform/clock.js';

describe('A yielder', () => {
  it('does nothing until 10 ms have passed, then gives the event loop a turn, and begins again', async () => {
    let now = 0;
    const yieldIfDue = createYielder({ ...systemClock, now: () => now });
    expect(yieldIfDue()).toBeUndefined();
    now = 9;
    expect(yieldIfDue()).toBeUndefined();
    now = 10;
    let went = false;
    setImmediate(() => (went = true));
    const rest = yieldIfDue();
    expect(rest).toBeInstanceOf(Promise);
    now = 100;
    await rest;
    expect(went).toBe(true);
    now = 109;
    expect(yieldIfDue()).toBeUndefined();
    now = 110;
    expect(yieldIfDue()).toBeInstanceOf(Promise);
  });
});
