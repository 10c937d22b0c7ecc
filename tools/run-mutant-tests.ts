/**
 * A process of `mutate.ts`: runs the tests of one mutant after another in one Vitest, which transforms
 * the mutant's file when it is loaded; the files on disk stay as they are. When a fault loops
 * for ever, the parent ends this process.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { defaultServerConditions, type Plugin } from 'vite';
import type * as VitestNode from 'vitest/node';
import type { TestSequencer, TestSpecification, Vitest } from 'vitest/node';

import { applyMutant, type Mutant } from './mutation/find-mutants.js';

export interface MutantJob {
  /** `undefined` to run the tests without a fault. */
  readonly mutant: Mutant | undefined;
  /** In the order in which they run. */
  readonly tests: readonly string[];
}

export interface MutantResult {
  /** A test file that failed; `undefined` where the fault was not noticed. */
  readonly failed: string | undefined;
}

const [, , root = '.'] = process.argv;
let current: Mutant | undefined;

const plugin: Plugin = {
  name: 'mutant',
  enforce: 'pre',
  transform: (code, id) =>
    current !== undefined && id.split('?')[0] === join(root, current.file)
      ? applyMutant(readFileSync(join(root, current.file), 'utf8'), current)
      : code,
};

/** Vitest would run the slowest files first. */
class KeepOrder implements TestSequencer {
  sort(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
}

async function openVitest(): Promise<Vitest> {
  // The Vitest of the checkout that is tested, which its tests import.
  const path = createRequire(join(root, 'package.json')).resolve('vitest/node');
  const { createVitest } = (await import(pathToFileURL(path).href)) as typeof VitestNode;
  const vitest = await createVitest(
    'test',
    {
      root,
      config: false,
      watch: false,
      include: ['test/**/*.test.ts'],
      setupFiles: ['test/support/fixed-seed.ts'],
      testTimeout: 20_000,
      hookTimeout: 20_000,
      pool: 'forks',
      maxWorkers: 1,
      isolate: false,
      bail: 1,
      sequence: { sequencer: KeepOrder },
      reporters: [{}],
    },
    {
      plugins: [plugin],
      ssr: { resolve: { conditions: ['beleg-source', ...defaultServerConditions] } },
    },
  );
  await vitest.standalone();
  await vitest.globTestSpecifications();
  return vitest;
}

async function run(vitest: Vitest, { mutant, tests }: MutantJob): Promise<MutantResult> {
  const touched = [current, mutant].flatMap((one) => (one === undefined ? [] : [one.file]));
  current = mutant;
  for (const file of touched) vitest.invalidateFile(join(root, file));
  const first = await runOnce(vitest, tests);
  // On a busy machine the process of the tests may not start in time, which no fault has caused.
  return first.failed === undefined || first.hasFailedTest ? first : runOnce(vitest, tests);
}

async function runOnce(
  vitest: Vitest,
  tests: readonly string[],
): Promise<MutantResult & { readonly hasFailedTest: boolean }> {
  const specifications = tests.flatMap((test) => vitest.getModuleSpecifications(join(root, test)));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  // Vitest also lists what failed in earlier runs.
  const asked = new Set(specifications.map(({ moduleId }) => moduleId));
  const failed = testModules.filter((module) => asked.has(module.moduleId) && !module.ok());
  const withTest = failed.find((module) => !module.children.allTests('failed').next().done);
  const named = withTest ?? failed[0];
  return {
    failed: named?.relativeModuleId ?? (unhandledErrors.length > 0 ? 'unhandled error' : undefined),
    hasFailedTest: withTest !== undefined,
  };
}

const vitest = await openVitest();
process.on('message', (job: MutantJob) => {
  void run(vitest, job).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
process.send?.('ready');
