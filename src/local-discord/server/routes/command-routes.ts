import { refuse } from '../api-error.js';
import {
  type ApiRequest,
  noContent,
  type PathParts,
  respondWith,
  type Route,
} from '../api-request.js';
import { FieldChecker } from '../../validate/field-checker.js';
import { isJson, type Json } from '../json.js';
import { storeCommand } from '../../state/store-command.js';
import { commandTypes, validateCommands } from '../../validate/validate-commands.js';
import type { World } from '../../state/world.js';

/** The routes for global commands and for those of one guild. */
export const commandRoutes: readonly Route[] = [
  '/applications/:application/commands',
  '/applications/:application/guilds/:guild/commands',
].flatMap((base): Route[] => [
  {
    method: 'GET',
    pattern: base,
    handle: ({ query }, parts, { world }) => {
      const full = query.get('with_localizations') === 'true';
      const shown = commandsOf(world, parts).map((command) => (full ? command : short(command)));
      return respondWith(shown);
    },
  },
  {
    method: 'PUT',
    pattern: base,
    handle: ({ body }, parts, { world }) => {
      const guild = guildOf(world, parts);
      if (!Array.isArray(body)) throw notAList();
      validateCommands(body, guild !== undefined);
      const before = commandsOf(world, parts);
      const others = world.commands.filter((command) => !before.includes(command));
      const registered = (body as Json[]).map((command) =>
        storeCommand(command, before.find(isNamed(command)), guild, world),
      );
      world.commands = [...others, ...registered];
      return respondWith(registered);
    },
  },
  {
    method: 'POST',
    pattern: base,
    handle: (request, parts, { world }) => {
      const guild = guildOf(world, parts);
      const body = bodyOf(request);
      const before = commandsOf(world, parts).find(isNamed(body));
      const siblings = commandsOf(world, parts).filter((command) => command !== before);
      validateCommands([...siblings, body], guild !== undefined, siblings.length);
      const stored = storeCommand(body, before, guild, world);
      world.commands = [...world.commands.filter((command) => command !== before), stored];
      return respondWith(stored, before === undefined ? 201 : 200);
    },
  },
  {
    method: 'GET',
    pattern: `${base}/:command`,
    handle: (_request, parts, { world }) => respondWith(commandOf(world, parts)),
  },
  {
    method: 'PATCH',
    pattern: `${base}/:command`,
    handle: (request, parts, { world }) => {
      const before = commandOf(world, parts);
      const siblings = commandsOf(world, parts).filter((command) => command !== before);
      const body = { ...before, ...bodyOf(request) };
      validateCommands([...siblings, body], guildOf(world, parts) !== undefined, siblings.length);
      const stored = storeCommand(body, before, guildOf(world, parts), world);
      world.commands = world.commands.map((command) => (command === before ? stored : command));
      return respondWith(stored);
    },
  },
  {
    method: 'DELETE',
    pattern: `${base}/:command`,
    handle: (_request, parts, { world }) => {
      const command = commandOf(world, parts);
      world.commands = world.commands.filter((other) => other !== command);
      return noContent;
    },
  },
]);

/** The guild that the path names. @throws ApiError for another application or guild */
function guildOf(world: World, { application, guild }: PathParts): string | undefined {
  if (application !== world.bot.id) throw refuse.unknownApplication();
  if (guild !== undefined && guild !== world.guild.id) throw refuse.missingAccess();
  return guild;
}

function commandsOf(world: World, parts: PathParts): Json[] {
  const guild = guildOf(world, parts);
  return world.commands.filter((command) => command.guild_id === guild);
}

function commandOf(world: World, parts: PathParts): Json {
  const command = commandsOf(world, parts).find(({ id }) => id === parts.command);
  if (command === undefined) throw refuse.unknownCommand();
  return command;
}

/** A command replaces the one with its name and type and takes over its id. */
function isNamed(body: Json): (command: Json) => boolean {
  const type = body.type ?? commandTypes.chatInput;
  return (command) => command.name === body.name && command.type === type;
}

/** Without `with_localizations` the list has no localisations. */
function short(command: Json): Json {
  return { ...command, name_localizations: undefined, description_localizations: undefined };
}

function bodyOf({ body }: ApiRequest): Json {
  if (isJson(body)) return body;
  const check = new FieldChecker();
  check.add([], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  return check.refuse();
}

function notAList(): unknown {
  const check = new FieldChecker();
  check.add([], 'BASE_TYPE_ITER', 'Only iterables may be used');
  return check.refuse();
}
