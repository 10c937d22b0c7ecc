import { describe, expect, it } from 'vitest';

import { createVitals } from '../../src/delivery/discord/create-vitals.js';

describe('vitals', () => {
  it('know p50 and p95 by nearest rank, and nothing before the first question', () => {
    const vitals = createVitals(() => 0);
    expect(vitals.latency).toBeUndefined();
    for (let ms = 1; ms <= 100; ms += 1) vitals.noteLatency(ms);
    expect(vitals.latency).toEqual({ p50: 50, p95: 95 });
  });

  it('forget all but the latest thousand', () => {
    const vitals = createVitals(() => 0);
    for (let count = 0; count < 1_000; count += 1) vitals.noteLatency(9_000);
    for (let count = 0; count < 1_000; count += 1) vitals.noteLatency(2);
    expect(vitals.latency).toEqual({ p50: 2, p95: 2 });
  });

  it('keep the last error by its kind, never by its message', () => {
    const vitals = createVitals(() => 5);
    vitals.noteError('/ask', Object.assign(new TypeError('secret'), { code: 'ERR_X' }));
    expect(vitals.lastError).toEqual({ at: 5, where: '/ask', kind: 'TypeError ERR_X' });
    vitals.noteError('message', 'thrown text');
    expect(vitals.lastError?.kind).toBe('string');
  });
});
