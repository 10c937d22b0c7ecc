import {
  REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTGetCurrentApplicationResult,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';

import { commands as ownCommands } from '../../commands/index.js';
import { explainStartFailure } from './explain-start-failure.js';
import { normalizeCommand } from './normalize-command.js';

export interface RegisterCommandsOptions {
  readonly token: string;
  /** Another API server than Discord's, without the version. */
  readonly apiUrl?: string | undefined;
  /** Default: all of Beleg's commands. */
  readonly commands?: readonly RESTPostAPIApplicationCommandsJSONBody[];
}

export interface RegisterResult {
  /** `false` when the commands were registered already and nothing was sent. */
  readonly changed: boolean;
  readonly commands: number;
}

/**
 * Registers the commands globally when Discord has different ones. Commands that Beleg no longer has
 * are removed.
 *
 * @throws DiscordStartError
 */
export async function registerCommands(options: RegisterCommandsOptions): Promise<RegisterResult> {
  const rest = createRest(options);
  const commands = options.commands ?? ownCommands;
  try {
    const application = (await rest.get(
      Routes.currentApplication(),
    )) as RESTGetCurrentApplicationResult;
    const route = Routes.applicationCommands(application.id);
    const registered = (await rest.get(route, {
      query: new URLSearchParams({ with_localizations: 'true' }),
    })) as RESTGetAPIApplicationCommandsResult;
    const changed = !areSame(registered, commands);
    if (changed) await rest.put(route, { body: commands.map(toRequest) });
    return { changed, commands: commands.length };
  } catch (error) {
    throw explainStartFailure(error);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

/** In milliseconds. Registering the commands is put off to the next start rather than wait longer. */
const longestWaitMs = 10_000;

function isLongWait({ retryAfter }: { readonly retryAfter: number }): boolean {
  return retryAfter > longestWaitMs;
}

function createRest({ token, apiUrl }: RegisterCommandsOptions): REST {
  const options = apiUrl === undefined ? {} : { api: apiUrl };
  return new REST({ ...options, rejectOnRateLimit: isLongWait }).setToken(token);
}

/**
 * Discord's OpenAPI file declares the permissions as a number in requests and a string in responses,
 * while the types of discord.js have only the string. A number is exact up to 2^53, which is enough
 * for every permission there is.
 */
function toRequest(command: RESTPostAPIApplicationCommandsJSONBody): object {
  const { default_member_permissions: permissions, ...rest } = command;
  if (permissions === undefined || permissions === null) return command;
  return { ...rest, default_member_permissions: Number(permissions) };
}

function areSame(registered: readonly object[], wanted: readonly object[]): boolean {
  const theirs = registered.map(normalizeCommand).toSorted();
  const ours = wanted.map(normalizeCommand).toSorted();
  return theirs.length === ours.length && theirs.every((command, at) => command === ours[at]);
}
