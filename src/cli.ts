#!/usr/bin/env node
import { exitCodes } from './cli/cli-context.js';
import { runCli } from './cli/run-cli.js';
import { loadConfig } from './config.js';
import { createFileLoader } from './host/file-process/create-file-loader.js';
import { isMainModule } from './host/is-main-module.js';
import { openApp } from './host/open-app.js';
import { explainConfigProblems } from './terminal/explain-error.js';
import { createTerminal } from './terminal/terminal.js';

if (isMainModule(import.meta.url)) {
  const settings = loadConfig();
  const terminal = createTerminal(settings.ok ? settings.config.defaultLanguage : 'de');
  endQuietlyOnClosedPipe(process.stdout);
  if (settings.ok) {
    const { config } = settings;
    process.exitCode = await runCli(process.argv.slice(2), {
      config,
      terminal,
      openApp: (corpusFolder) => openApp(config, { corpusFolder }),
      openFiles: createFileLoader,
    });
  } else {
    terminal.errors.write(`${explainConfigProblems(settings.problems, terminal)}\n`);
    process.exitCode = exitCodes.failure;
  }
}

/** Exits with success when the reader of a pipe stops reading, as in `beleg … | head -1`. */
function endQuietlyOnClosedPipe(output: NodeJS.WriteStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodes.success);
  });
}
