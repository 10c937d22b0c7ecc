import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type IndexReport, ReindexCancelledError } from '../../../../../src/core/app.js';
import {
  UpdateQueue,
  type UpdateRun,
} from '../../../../../src/core/indexing/update/update-queue.js';
import { emptyReport } from '../../../../support/fake-app.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A queue whose runs end when the test says so. */
const createQueue = () => {
  const runs: (UpdateRun & {
    end: (report?: IndexReport) => void;
    fail: (error: Error) => void;
  })[] = [];
  let active = 0;
  const queue = new UpdateQueue(
    (run) =>
      new Promise((resolve, reject) => {
        active += 1;
        expect(active).toBe(1);
        runs.push({
          ...run,
          full: run.full,
          end: (report = { ...emptyReport }) => {
            active -= 1;
            resolve(report);
          },
          fail: (error) => {
            active -= 1;
            reject(error);
          },
        });
      }),
  );
  return { queue, runs };
};

describe('The update queue', () => {
  it('serves a request during a run with the next run', async () => {
    const { queue, runs } = createQueue();
    expect(queue.state).toBe('idle');
    const first = queue.request();
    await turn();
    expect(queue.state).toBe('running');
    const second = queue.request();
    expect(queue.state).toBe('running-and-awaited');
    const reports = [{ ...emptyReport }, { ...emptyReport }];
    runs[0]?.end(reports[0]);
    expect(await first).toBe(reports[0]);
    await turn();
    expect(runs).toHaveLength(2);
    runs[1]?.end(reports[1]);
    expect(await second).toBe(reports[1]);
    await turn();
    expect(queue.state).toBe('idle');
  });

  it('serves all requests during a run with one next run, full if one of them is', async () => {
    const { queue, runs } = createQueue();
    const first = queue.request();
    const waiting = [queue.request(), queue.request({ full: true }), queue.request()];
    await turn();
    expect(runs[0]?.full).toBe(false);
    runs[0]?.end();
    await first;
    await turn();
    expect(runs[1]?.full).toBe(true);
    runs[1]?.end();
    const [one, two, three] = await Promise.all(waiting);
    expect(one).toBe(two);
    expect(two).toBe(three);
    await turn();
    expect(runs).toHaveLength(2);
  });

  it('does not carry full over to a run that nobody wants full', async () => {
    const { queue, runs } = createQueue();
    const first = queue.request({ full: true });
    const second = queue.request();
    await turn();
    runs[0]?.end();
    await first;
    await turn();
    runs[1]?.end();
    await second;
    expect(runs.map(({ full }) => full)).toEqual([true, false]);
  });

  it('reports progress to those who wait for the run, and to nobody else', async () => {
    const { queue, runs } = createQueue();
    const seen: string[] = [];
    const first = queue.request({ onProgress: ({ done }) => seen.push(`first ${done}`) });
    await turn();
    const second = queue.request({ onProgress: ({ done }) => seen.push(`second ${done}`) });
    const progress = { phase: 'loading', total: 9, passages: 0, elapsedMs: 0 } as const;
    runs[0]?.reportProgress({ ...progress, done: 1 });
    runs[0]?.end();
    await first;
    await turn();
    runs[1]?.reportProgress({ ...progress, done: 2 });
    runs[1]?.end();
    await second;
    expect(seen).toEqual(['first 1', 'second 2']);
  });

  it('goes on with the next run after one that failed', async () => {
    const { queue, runs } = createQueue();
    const first = queue.request();
    const second = queue.request();
    await turn();
    runs[0]?.fail(new Error('the disk is gone'));
    await expect(first).rejects.toThrow('the disk is gone');
    await turn();
    runs[1]?.end();
    expect(await second).toEqual(emptyReport);
  });

  it('cancels the run under way and the one that waits, and then takes requests again', async () => {
    const { queue, runs } = createQueue();
    const first = queue.request();
    const second = queue.request();
    await turn();
    queue.cancel();
    await expect(second).rejects.toThrow(ReindexCancelledError);
    expect(() => runs[0]?.checkCancelled()).toThrow(ReindexCancelledError);
    const third = queue.request();
    runs[0]?.fail(new ReindexCancelledError());
    await expect(first).rejects.toThrow(ReindexCancelledError);
    await turn();
    expect(() => runs[1]?.checkCancelled()).not.toThrow();
    runs[1]?.end();
    expect(await third).toEqual(emptyReport);
  });

  it('is closed when the run under way has ended, and refuses requests from then on', async () => {
    const { queue, runs } = createQueue();
    const first = queue.request();
    first.catch(() => undefined);
    await turn();
    let closed = false;
    const closing = queue.close().then(() => (closed = true));
    await turn();
    expect(closed).toBe(false);
    expect(queue.state).toBe('closed');
    await expect(queue.request()).rejects.toThrow(ReindexCancelledError);
    runs[0]?.fail(new ReindexCancelledError());
    await closing;
  });

  it('gives every request a run that began after it, whatever the interleaving', async () => {
    const step = fc.constantFrom('request', 'request full', 'end', 'fail', 'turn');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { queue, runs } = createQueue();
        const outcomes: Promise<unknown>[] = [];
        let ended = 0;
        const end = (how: 'end' | 'fail') => {
          const run = runs[ended];
          if (run === undefined) return;
          if (how === 'end') run.end({ ...emptyReport, passages: ended });
          else run.fail(new Error(String(ended)));
          ended += 1;
        };
        for (const name of steps) {
          if (name === 'end' || name === 'fail') end(name);
          else if (name === 'turn') await turn();
          else {
            const begun = runs.length;
            const full = name === 'request full';
            outcomes.push(
              queue
                .request({ full })
                .then(
                  ({ passages }) => passages,
                  (error: unknown) => Number((error as Error).message),
                )
                .then((servedBy) => {
                  expect(servedBy).toBeGreaterThanOrEqual(begun);
                  if (full) expect(runs[servedBy]?.full).toBe(true);
                }),
            );
          }
        }
        while (queue.state !== 'idle') {
          await turn();
          end('end');
          await turn();
        }
        await Promise.all(outcomes);
      }),
    );
  });
});
