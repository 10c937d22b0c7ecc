import type { Command } from 'commander';

import { type CliContext, type ExitCode, exitCodes, type ExitWith } from './cli-context.js';

/** Adds `beleg register`, which registers the slash commands with Discord. */
export function addRegister(program: Command, context: CliContext, exitWith: ExitWith): void {
  program
    .command('register')
    .description('register the slash commands that differ with Discord')
    .action(async () => {
      exitWith(await register(context));
    });
}

async function register({ config, terminal }: CliContext): Promise<ExitCode> {
  const { messages } = terminal;
  if (config.discordToken === undefined) {
    terminal.errors.write(`${messages.tokenNeeded}\n`);
    return exitCodes.failure;
  }
  // Loaded only here, since loading discord.js takes longer than any other command.
  const { registerCommands } = await import('../discord/register-commands.js');
  const { changed } = await registerCommands({
    token: config.discordToken,
    apiUrl: config.discordApiUrl,
  });
  terminal.output.write(`${messages.registered(changed)}\n`);
  return exitCodes.success;
}
