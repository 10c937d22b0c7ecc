/**
 * `node tools/build.js && node dist/tools/mutate.js [options] FOLDER...`: puts small faults into
 * the modules of each folder, one at a time, and counts how many the tests notice. By hand, not in
 * CI: a hundred faults take ten minutes. Each FOLDER is a folder without those below it, or several
 * folders and modules separated by commas.
 *
 * - `--sample N`: faults for each folder, drawn at random. Default: 80
 * - `--seed N`: another seed draws others. Default: 1
 * - `--tests PATHS`: only tests below these, separated by commas. Default: `test/unit,test/ranking`
 * - `--root PATH`: another checkout. Default: this one
 * - `--out FILE`: keeps the verdicts, a line each; a second run goes on where the first ended
 * - `--except FILES`: leaves out the faults whose verdicts are in these, separated by commas
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { renderTable, root as ownRoot } from './environment.js';
import { readImportGraph } from './import-graph.js';
import { findMutants, type Mutant } from './mutation/find-mutants.js';
import { MutantProcess, type Verdict } from './mutation/mutant-process.js';
import { orderRelatedTests } from './mutation/order-related-tests.js';
import { drawSample, estimateShare } from './mutation/statistics.js';

interface Outcome {
  readonly folder: string;
  readonly mutant: Mutant;
  readonly verdict: Verdict;
}

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '80' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string', default: 'test/unit,test/ranking' },
    root: { type: 'string', default: ownRoot },
    out: { type: 'string' },
    except: { type: 'string' },
  },
});
const root = resolve(values.root);
const graph = readImportGraph(root, ['src', 'commands', 'test']);
const testFolders = values.tests.split(',');
const runner = new MutantProcess(root);

/** Milliseconds that the tests of a module take without a fault, by their paths. */
const durations = new Map<string, number>();

const readOutcomes = (file: string): Outcome[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Outcome);
const known = new Map<string, Outcome>();
if (values.out !== undefined && existsSync(values.out)) {
  for (const outcome of readOutcomes(values.out)) known.set(keyOf(outcome.mutant), outcome);
}
const seen = new Set(
  values.except
    ?.split(',')
    .flatMap((file) => readOutcomes(file).map(({ mutant }) => keyOf(mutant))),
);

/** Returns a key that identifies a fault in one version of the sources. */
function keyOf({ file, original, replacement, start, end }: Mutant): string {
  return JSON.stringify([file, original, replacement, start, end]);
}

function listMutants(folder: string): Mutant[] {
  return [...graph.keys()]
    .filter((file) => folder.split(',').some((path) => path === file || path === dirname(file)))
    .flatMap((file) => findMutants(file, readFileSync(join(root, file), 'utf8')));
}

async function judge(folder: string, mutant: Mutant): Promise<Outcome> {
  const tests = orderRelatedTests(graph, mutant.file).filter((test) =>
    testFolders.some((below) => test.startsWith(`${below}/`)),
  );
  const key = tests.join();
  if (!durations.has(key)) {
    const started = performance.now();
    const verdict = await runner.run({ mutant: undefined, tests }, 600_000);
    if (verdict !== 'survived') {
      throw new Error(
        `Without a fault the tests of ${mutant.file} fail: ${JSON.stringify(verdict)}`,
      );
    }
    durations.set(key, performance.now() - started);
  }
  const limit = 20_000 + 3 * (durations.get(key) ?? 0);
  return { folder, mutant, verdict: await runner.run({ mutant, tests }, limit) };
}

const outcomes: Outcome[] = [];
const sizes = new Map<string, number>();
for (const folder of folders) {
  const mutants = listMutants(folder);
  sizes.set(folder, mutants.length);
  const unseen = mutants.filter((mutant) => !seen.has(keyOf(mutant)));
  for (const mutant of drawSample(unseen, Number(values.sample), Number(values.seed))) {
    const before = known.get(keyOf(mutant));
    const outcome = before ?? (await judge(folder, mutant));
    outcomes.push(outcome);
    if (before !== undefined) continue;
    if (values.out !== undefined) appendFileSync(values.out, `${JSON.stringify(outcome)}\n`);
    process.stderr.write(outcome.verdict === 'survived' ? 'S' : '.');
  }
}
runner.close();

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const rows = folders.map((folder) => {
  const ofFolder = outcomes.filter((outcome) => outcome.folder === folder);
  const killed = ofFolder.filter(({ verdict }) => verdict !== 'survived').length;
  const { low, high } = estimateShare(killed, ofFolder.length);
  return [
    folder,
    String(sizes.get(folder)),
    String(ofFolder.length),
    percent(killed / ofFolder.length),
    `${percent(low)} to ${percent(high)}`,
  ];
});
process.stdout.write(
  `\n${renderTable([['folder', 'faults', 'tried', 'noticed', '95 % interval'], ...rows])}\n\nNot noticed:\n`,
);
for (const { mutant, verdict } of outcomes) {
  if (verdict !== 'survived') continue;
  const { file, line, original, replacement } = mutant;
  const shorten = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 70);
  process.stdout.write(`${file}:${line}: ${shorten(original)} -> ${shorten(replacement)}\n`);
}
