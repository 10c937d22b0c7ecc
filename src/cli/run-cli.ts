import { Command, CommanderError } from 'commander';

import { createLogger } from '../logger.js';
import { explainError } from '../terminal/explain-error.js';
import { addAsk } from './add-ask.js';
import { addCheck } from './add-check.js';
import { addEvaluate } from './add-evaluate.js';
import { addIndex } from './add-index.js';
import { addModel } from './add-model.js';
import { addRegister } from './add-register.js';
import { type CliContext, type ExitCode, exitCodes, type ExitWith } from './cli-context.js';

/**
 * Runs one `beleg` command.
 *
 * @param args without the program's name, such as `['ask', 'Seit wann gibt es KFOR?']`
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage
 */
export async function runCli(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { config, terminal } = context;
  let exitCode: ExitCode = exitCodes.success;
  const program = createProgram(context, (code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
    }
    terminal.errors.write(`${explainError(error, terminal)}\n`);
    createLogger(config.logLevel).debug({ err: error }, 'the command failed');
    return exitCodes.failure;
  }
}

function createProgram(context: CliContext, exitWith: ExitWith): Command {
  const { output, errors } = context.terminal;
  const program = new Command('beleg')
    .description('Answers questions from a folder of documents and proves every answer.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => errors.write(text),
    })
    .showHelpAfterError('(--help tells more)');
  addAsk(program, context, exitWith);
  addIndex(program, context);
  addCheck(program, context, exitWith);
  addEvaluate(program, context);
  addModel(program, context);
  addRegister(program, context, exitWith);
  return program;
}
