import { describe, expect, it } from 'vitest';

import { createMetrics } from '../../../src/discord/admin/create-metrics.js';

describe('metrics', () => {
  it('know p50 and p95 by nearest rank, and nothing before the first question', () => {
    const metrics = createMetrics(() => 0);
    expect(metrics.latency).toBeUndefined();
    for (let ms = 1; ms <= 100; ms += 1) metrics.recordLatency(ms);
    expect(metrics.latency).toEqual({ p50: 50, p95: 95 });
  });

  it('forget all but the latest thousand', () => {
    const metrics = createMetrics(() => 0);
    for (let count = 0; count < 1_000; count += 1) metrics.recordLatency(9_000);
    for (let count = 0; count < 1_000; count += 1) metrics.recordLatency(2);
    expect(metrics.latency).toEqual({ p50: 2, p95: 2 });
  });

  it('keep the last error by its kind, never by its message', () => {
    const metrics = createMetrics(() => 5);
    metrics.recordError('/ask', Object.assign(new TypeError('secret'), { code: 'ERR_X' }));
    expect(metrics.lastError).toEqual({ at: 5, where: '/ask', kind: 'TypeError ERR_X' });
    metrics.recordError('message', 'thrown text');
    expect(metrics.lastError?.kind).toBe('string');
  });
});
