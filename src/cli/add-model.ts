import type { Command } from 'commander';

import { findModelFolder } from '../host/embedding/find-model-folder.js';
import { pinnedModel } from '../host/embedding/model-files.js';
import { runModelFetch, runModelVerify } from '../host/embedding/run-model.js';
import type { CliContext } from './cli-context.js';

/** Adds `beleg model fetch`, `verify` and `path`. */
export function addModel(program: Command, { config, terminal }: CliContext): void {
  const model = program
    .command('model')
    .description('get the language model that SEMANTIC_MODEL names, and check it');
  const pinnedFolder = findModelFolder(pinnedModel.name, config.dataFolder);
  const usedFolder = findModelFolder(config.semanticModel ?? pinnedModel.name, config.dataFolder);
  model
    .command('fetch')
    .description(`download ${pinnedModel.name} (135 MB) from huggingface.co, and check it`)
    .action(() => runModelFetch(terminal, { folder: pinnedFolder }));
  model
    .command('verify')
    .description('check the files of the language model')
    .action(() => runModelVerify(terminal, usedFolder));
  model
    .command('path')
    .description('print the folder of the language model')
    .action(() => {
      terminal.output.write(`${usedFolder}\n`);
    });
}
