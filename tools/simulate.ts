/**
 * `npm run simulate -- --seeds N [--seed S]`: runs Beleg, its Discord, its store and its files in one
 * process under virtual time, with trouble of every kind, once for each seed from S on (default: a
 * random one). Prints every seed that broke an invariant, and exits with 1 if one did. With `--trace`
 * it prints what happened, which is the same each time.
 */
import { parseArgs } from 'node:util';

import { pickNewSeeds, simulateSeed } from './simulation/simulate-seed.js';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
});
const first = values.seed === undefined ? (pickNewSeeds(1)[0] ?? 1) : Number(values.seed);
const count = Number(values.seeds);
const failed: number[] = [];
let questions = 0;
const before = process.cpuUsage();
for (let seed = first; seed < first + count; seed += 1) {
  const result = await simulateSeed(seed);
  questions += result.questions;
  if (values.trace) process.stdout.write(`${result.trace.join('\n')}\n`);
  if (result.violations.length > 0) {
    failed.push(seed);
    process.stdout.write(`Seed ${seed}:\n${result.violations.map((one) => `  ${one}\n`).join('')}`);
  }
}
const { user, system } = process.cpuUsage(before);
const seconds = ((user + system) / 1e6).toFixed(1);
process.stdout.write(
  `${count} seeds from ${first}: ${questions} questions and actions, ${failed.length} seeds with violations, ${seconds} s of CPU.\n`,
);
if (failed.length > 0) process.stdout.write(`Replay: npm run simulate -- --seeds 1 --seed N\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
