import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** Where `.ci/run` wants Vitest's report. */
const report = process.env.BELEG_TEST_REPORT;

/** Tests that start Beleg as a program or as threads need it built. */
const built = { globalSetup: ['test/support/build.ts'] };

const project = (name: string, options: Readonly<Record<string, unknown>> = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
});

export default defineConfig({
  // Workspaces are tested from their sources, without a build.
  ssr: { resolve: { conditions: ['beleg-source', ...defaultServerConditions] } },
  test: {
    projects: [
      // Unit tests share nothing, so they need no process of their own: a third of the time.
      project('unit', { isolate: false }),
      project('ranking'),
      project('fuzz'),
      project('simulation', { testTimeout: 600_000 }),
      project('local-discord', built),
      project('e2e', built),
    ],
    setupFiles: ['test/support/fixed-seed.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: report === undefined ? ['default'] : ['default', 'json'],
    ...(report === undefined ? {} : { outputFile: { json: report } }),
  },
});
