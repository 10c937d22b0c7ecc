/**
 * `npm run bench:live [-- FOLDER]`: 50 questions a second while the index is rebuilt ten times, at
 * 20,000 passages of laws-200k: how many failed, how long they took, and the longest time that the
 * main thread, which keeps the connection to Discord alive, was held. Beside them people type in `/ask`,
 * through the bot and a local Discord: how long a suggestion takes. Written to `bench/live.md`.
 *
 * `--size N`, `--runs N`, `--rate N` and `--typing N` change passages, index runs, questions and
 * keystrokes a second.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { startBot } from '../dist/src/discord/start-bot.js';
import { startLocalDiscord } from '../dist/src/local-discord/start-local-discord.js';
import { createLogger } from '../dist/src/logger.js';
import { openIndexThread } from '../dist/src/host/index-thread/open-index-thread.js';
import { writeLawCorpus } from './write-law-corpus.js';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '20000' },
    runs: { type: 'string', default: '10' },
    rate: { type: 'string', default: '50' },
    typing: { type: 'string', default: '10' },
  },
});
const folder = resolve(positionals[0] ?? join(root, '../shared/eval'));
const laws = join(folder, 'laws-200k/passages.jsonl.gz');
if (!existsSync(laws)) {
  process.stderr.write(`There is no laws-200k in ${folder}. Name the folder that has it.\n`);
  process.exit(1);
}

const questions = readFileSync(join(folder, 'law-de/questions.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line).question);
const percentile = (times, share) =>
  times.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;

const askQuestion = (app) => (at) => app.ask(questions[at % questions.length]);

/** A keystroke of a question after the other, as Discord sends them. */
const typeQuestion = (discord) => (at) => {
  const question = questions[Math.floor(at / 7) % questions.length];
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

/** Does it at a steady rate until told to stop, whether anything comes of it or not. */
function doSteadily(act, rate) {
  const times = [];
  const failures = [];
  const underWay = new Set();
  let at = 0;
  let asking = true;
  const done = (async () => {
    const started = performance.now();
    while (asking) {
      const asked = performance.now();
      const answer = act(at).then(
        () => times.push(performance.now() - asked),
        (error) => failures.push(error),
      );
      underWay.add(answer);
      void answer.finally(() => underWay.delete(answer));
      at += 1;
      await setTimeout(Math.max(0, started + (at * 1000) / rate - performance.now()));
    }
    await Promise.all(underWay);
  })();
  return {
    stop: async () => {
      asking = false;
      await done;
      return { times, failures };
    },
  };
}

const place = await mkdtemp(join(tmpdir(), 'beleg-live-'));
try {
  await writeLawCorpus(laws, join(place, 'corpus'), Number(values.size));
  const app = openIndexThread({
    corpusFolder: join(place, 'corpus'),
    snapshotPath: join(place, 'index.beleg'),
  });
  const { passages } = await app.reindex();

  const discord = await startLocalDiscord();
  const { token, apiUrl } = discord;
  const bot = await startBot({ app, logger: createLogger('error'), token, apiUrl });

  // As a bot that has run for a while.
  await typeQuestion(discord)(0);

  const quiet = doSteadily(askQuestion(app), Number(values.rate));
  const quietTyping = doSteadily(typeQuestion(discord), Number(values.typing));
  await setTimeout(10_000);
  const [calm, calmTyping] = await Promise.all([quiet.stop(), quietTyping.stop()]);

  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const busy = doSteadily(askQuestion(app), Number(values.rate));
  const busyTyping = doSteadily(typeQuestion(discord), Number(values.typing));
  const took = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const report = await app.reindex({ full: true });
    took.push(report.tookMs);
    process.stderr.write(`index run ${run + 1}: ${(report.tookMs / 1000).toFixed(1)} s\n`);
  }
  const [live, liveTyping] = await Promise.all([busy.stop(), busyTyping.stop()]);
  stalls.disable();
  await bot.stop();
  await discord.stop();
  await app.close();

  const row = (label, { times, failures }) =>
    `| ${label} | ${times.length.toLocaleString('en')} | ${failures.length} | ${[0.5, 0.95, 0.99, 1].map((share) => `${Math.round(percentile(times, share))} ms`).join(' | ')} |`;
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench:live\`: ${cpus().length} cores (${cpus()[0]?.model ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}; ${passages.toLocaleString('en')} passages, ${values.rate} questions and ${values.typing} keystrokes a second, ${values.runs} full index runs of ${(percentile(took, 0.5) / 1000).toFixed(1)} s (median).`,
    '',
    '| | number | failed | p50 | p95 | p99 | longest |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    row('questions, index at rest', calm),
    row('questions, index being rebuilt', live),
    row('suggestions in Discord, index at rest', calmTyping),
    row('suggestions in Discord, index being rebuilt', liveTyping),
    '',
    `The main thread’s longest stall while the index was rebuilt: ${(stalls.max / 1e6).toFixed(1)} ms (p99 ${(stalls.percentile(99) / 1e6).toFixed(1)} ms).`,
    '',
  ].join('\n');
  writeFileSync(join(root, 'bench/live.md'), text);
  process.stdout.write(text);
} finally {
  await rm(place, { recursive: true });
}
