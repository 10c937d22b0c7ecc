import { describe, expect, it } from 'vitest';

import { createYielder } from '../../../src/core/create-yielder.js';

describe('a pause', () => {
  it('is none until 10 ms have passed, then lets what waits go first, and begins again', async () => {
    let now = 0;
    const pause = createYielder(() => now);
    expect(pause()).toBeUndefined();
    now = 9;
    expect(pause()).toBeUndefined();
    now = 10;
    let went = false;
    setImmediate(() => (went = true));
    const rest = pause();
    expect(rest).toBeInstanceOf(Promise);
    now = 100;
    await rest;
    expect(went).toBe(true);
    now = 109;
    expect(pause()).toBeUndefined();
    now = 110;
    expect(pause()).toBeInstanceOf(Promise);
  });
});
