/**
 * `npm run bench:live [-- FOLDER]`: 50 questions a second while the index is rebuilt ten times, at
 * 20,000 passages of laws-200k. Tells how many questions failed, how long they took, and the longest
 * time that the main thread, which keeps the connection to Discord alive, was held. Meanwhile people
 * type in `/ask`, through the bot and a local Discord: how long a suggestion takes. Written to
 * `tools/results/live.md`.
 *
 * `--size N`, `--runs N`, `--rate N` and `--typing N` change passages, index runs, questions and
 * keystrokes a second.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { type LocalDiscord, startLocalDiscord } from '@beleg/local-discord';

import { percentile } from '../src/core/evaluation/metrics.js';
import { itemAt } from '../src/core/item-at.js';
import { startBot } from '../src/discord/start-bot.js';
import { openIndexThread } from '../src/host/index-thread/open-index-thread.js';
import { createLogger } from '../src/logger.js';
import {
  describeMachine,
  findEvaluationFolder,
  renderTable,
  resultsFolder,
  today,
} from './environment.js';
import { writeLawCorpus } from './write-law-corpus.js';

interface Steady {
  readonly times: readonly number[];
  readonly failures: readonly unknown[];
}

/** How long the index at rest is measured, in milliseconds. */
const restMs = 10_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '10' },
    rate: { type: 'string', default: '50' },
    typing: { type: 'string', default: '10' },
  },
});
const folder = findEvaluationFolder(positionals[0], 'laws-200k/passages.jsonl.gz');
const laws = join(folder, 'laws-200k/passages.jsonl.gz');

const questions = readFileSync(join(folder, 'law-de/questions.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { question: string }).question);
const questionAt = (at: number): string => itemAt(questions, at % questions.length);

/** Creates a function that sends one keystroke of a question after the other, as Discord does. */
const createTypist =
  (discord: LocalDiscord) =>
  (at: number): Promise<unknown> => {
    const question = questionAt(Math.floor(at / 7));
    const typed = question.slice(0, 1 + ((at * 3) % question.length));
    return discord
      .autocomplete({
        as: 'member',
        channel: 'allgemein',
        name: 'ask',
        focused: 'question',
        options: { question: typed },
      })
      .choices();
  };

/**
 * Acts at a steady rate until told to stop, whether or not earlier acts have ended.
 *
 * @param rate acts a second
 */
function actSteadily(act: (at: number) => Promise<unknown>, rate: number) {
  const times: number[] = [];
  const failures: unknown[] = [];
  const pending = new Set<Promise<void>>();
  let at = 0;
  let stopped = false;
  const isStopped = (): boolean => stopped;
  const done = (async () => {
    const started = performance.now();
    while (!isStopped()) {
      const asked = performance.now();
      const ended = act(at).then(
        () => void times.push(performance.now() - asked),
        (error: unknown) => void failures.push(error),
      );
      pending.add(ended);
      void ended.finally(() => pending.delete(ended));
      at += 1;
      await setTimeout(Math.max(0, started + (at * 1000) / rate - performance.now()));
    }
    await Promise.all(pending);
  })();
  return {
    stop: async (): Promise<Steady> => {
      stopped = true;
      await done;
      return { times, failures };
    },
  };
}

const temporary = await mkdtemp(join(tmpdir(), 'beleg-live-'));
try {
  await writeLawCorpus(laws, join(temporary, 'corpus'), Number(values.size));
  const app = openIndexThread({
    corpusFolder: join(temporary, 'corpus'),
    snapshotPath: join(temporary, 'index.beleg'),
  });
  const { passages } = await app.reindex();
  const discord = await startLocalDiscord();
  const { token, apiUrl } = discord;
  const bot = await startBot({ app, logger: createLogger('error'), token, apiUrl });
  const type = createTypist(discord);
  // The first keystroke loads what a bot has loaded that has run for a while.
  await type(0);

  const start = () => [
    actSteadily((at) => app.ask(questionAt(at)), Number(values.rate)),
    actSteadily(type, Number(values.typing)),
  ];
  const stop = (running: ReturnType<typeof start>): Promise<Steady[]> =>
    Promise.all(running.map((one) => one.stop()));

  const atRest = start();
  await setTimeout(restMs);
  const calm = await stop(atRest);

  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const whileIndexing = start();
  const took: number[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const report = await app.reindex({ full: true });
    took.push(report.tookMs);
    process.stderr.write(`index run ${run + 1}: ${(report.tookMs / 1000).toFixed(1)} s\n`);
  }
  const busy = await stop(whileIndexing);
  stalls.disable();
  await bot.stop();
  await discord.stop();
  await app.close();

  const renderRow = (label: string, { times, failures }: Steady): string[] => [
    label,
    times.length.toLocaleString('en'),
    String(failures.length),
    ...[0.5, 0.95, 0.99, 1].map((share) => `${Math.round(percentile(times, share))} ms`),
  ];
  const table = renderTable([
    ['', 'number', 'failed', 'p50', 'p95', 'p99', 'longest'],
    renderRow('questions, index at rest', itemAt(calm, 0)),
    renderRow('questions, index being rebuilt', itemAt(busy, 0)),
    renderRow('suggestions in Discord, index at rest', itemAt(calm, 1)),
    renderRow('suggestions in Discord, index being rebuilt', itemAt(busy, 1)),
  ]);
  const text = `Measured on ${today()} by \`npm run bench:live\`: ${describeMachine()}; ${passages.toLocaleString('en')} passages, ${values.rate} questions and ${values.typing} keystrokes a second, ${values.runs} full index runs of ${(percentile(took, 0.5) / 1000).toFixed(1)} s (median).\n\n${table}\n\nThe main thread’s longest stall while the index was rebuilt: ${(stalls.max / 1e6).toFixed(1)} ms (p99 ${(stalls.percentile(99) / 1e6).toFixed(1)} ms).\n`;
  writeFileSync(join(resultsFolder, 'live.md'), text);
  process.stdout.write(text);
} finally {
  await rm(temporary, { recursive: true });
}
