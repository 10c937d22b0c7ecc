import type { Command } from 'commander';

import { runIndex } from '../terminal/run-index.js';
import type { CliContext } from './cli-context.js';
import { type CorpusOptions, createCorpusOption } from './options.js';
import { useApp } from './use-app.js';

/** Adds `beleg index`, which updates the index. */
export function addIndex(program: Command, { config, terminal, openApp }: CliContext): void {
  program
    .command('index')
    .description('bring the index up to date and report what it contains')
    .addOption(createCorpusOption(config))
    .option('--full', 'read every file again, even if it has not changed', false)
    .action(async ({ corpus, full }: CorpusOptions & { readonly full: boolean }) => {
      await useApp(openApp(corpus), (app) => runIndex(app, terminal, { full }));
    });
}
