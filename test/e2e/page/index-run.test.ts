import { expect, it, vi } from 'vitest';

import { createIndexRun } from '../../../src/local-discord/page-server/index-run.js';
import type {
  IndexingView,
  TellOutcome,
} from '../../../src/local-discord/page-server/inspector.js';

const step = (done: number): IndexingView => ({ phase: 'loading', done, total: 2 });
const outcome: TellOutcome = (locale) => (locale === 'de' ? 'fertig' : 'done');

/** A run that ends when told to, and says how far it is when told to. */
function createSteeredRun() {
  let resolve!: (tell: TellOutcome) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<TellOutcome>((...ends) => ([resolve, reject] = ends));
  const ended = { promise, resolve, reject };
  const progress = vi.fn<(progress: IndexingView) => void>();
  const reindex = vi.fn((onProgress: typeof progress) => {
    progress.mockImplementation(onProgress);
    return ended.promise;
  });
  return { run: createIndexRun({ reindex }), ended, progress, reindex };
}

it('a run is told everyone, each in their language, and whoever comes later as well', async () => {
  const { run, ended, progress, reindex } = createSteeredRun();
  const [early, late, gone] = [vi.fn(), vi.fn(), vi.fn()];
  run.follow('de', early);
  run.follow('de', gone)();
  const runs = [run.start(), run.start()];
  expect(reindex).toHaveBeenCalledTimes(1);
  progress(step(1));
  run.follow('en-US', late);
  ended.resolve(outcome);
  await Promise.all(runs);
  const indexing = { kind: 'indexing', progress: step(1) };
  expect(early.mock.calls).toEqual([[indexing], [{ kind: 'indexed', text: 'fertig' }]]);
  expect(late.mock.calls).toEqual([[indexing], [{ kind: 'indexed', text: 'done' }]]);
  expect(gone).not.toHaveBeenCalled();
});

it('a run that fails leaves nothing behind', async () => {
  const { run, ended, progress, reindex } = createSteeredRun();
  const started = run.start();
  progress(step(1));
  ended.reject(new TypeError('bug'));
  await expect(started).rejects.toThrow('bug');
  const follower = vi.fn();
  run.follow('de', follower);
  expect(follower).not.toHaveBeenCalled();
  await run.start().catch(() => undefined);
  expect(reindex).toHaveBeenCalledTimes(2);
});
