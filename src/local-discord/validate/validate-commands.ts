import {
  chatInputCommands,
  commandOptions,
  commandTotalLength,
  messageCommands,
  userCommands,
} from './discord-limits.js';
import { FieldChecker, type Path } from './field-checker.js';
import { isJson, type Json } from '../server/json.js';
import { validateDescription, validateName } from './validate-command-texts.js';
import { validateOptions } from './validate-options.js';

/** Application command types. */
export const commandTypes = { chatInput: 1, user: 2, message: 3 } as const;

const commandTypeRange = { least: commandTypes.chatInput, most: commandTypes.message } as const;

const mostOfType: Readonly<Record<number, number>> = {
  [commandTypes.chatInput]: chatInputCommands,
  [commandTypes.user]: userCommands,
  [commandTypes.message]: messageCommands,
};

/**
 * Checks commands that are to be registered as Discord does.
 *
 * @param ofGuild whether they belong to one guild
 * @param alone the index of the only one that is new, whose errors are reported without an index;
 *   `undefined` when all are new
 * @throws ApiError 50035
 */
export function validateCommands(
  commands: readonly unknown[],
  ofGuild = false,
  alone?: number,
): void {
  const check = new FieldChecker();
  const place = (at: number): Path => (alone === undefined ? [at] : []);
  const counts = new Map<number, number>();
  const names = new Set<string>();
  for (const [at, command] of commands.entries()) {
    if (!isJson(command)) {
      check.add(place(at), 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      continue;
    }
    const type = typeof command.type === 'number' ? command.type : commandTypes.chatInput;
    const name = `${type} ${String(command.name)}`;
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    if (alone === undefined || alone === at) {
      if (count > (mostOfType[type] ?? 0)) {
        const message = 'Maximum number of application commands reached.';
        check.add(place(at), 'APPLICATION_COMMAND_TOO_MANY', message);
      }
      if (names.has(name)) {
        const message = 'Application command names must be unique';
        check.add([...place(at), 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
      }
      validateCommand(place(at), command, type, check);
      if (ofGuild) validateGuildCommand(place(at), command, check);
    }
    names.add(name);
  }
  check.finish();
}

/** A guild's command is available in the guild only, so it cannot have contexts or user installations. */
function validateGuildCommand(path: Path, command: Json, check: FieldChecker): void {
  for (const field of ['contexts', 'integration_types', 'dm_permission']) {
    const value = command[field];
    const isOfGuild = value === undefined || value === null || value === true;
    const isJustGuild = Array.isArray(value) && value.every((item) => item === 0);
    if (isOfGuild || isJustGuild) continue;
    const message = `The ${field} field is for global commands.`;
    check.add([...path, field], 'APPLICATION_COMMAND_GUILD_FIELD_INVALID', message);
  }
}

function validateCommand(path: Path, command: Json, type: number, check: FieldChecker): void {
  check.fields(path, command, {
    type: commandTypeRange,
    dm_permission: 'boolean',
    nsfw: 'boolean',
  });
  const isChatInput = type === commandTypes.chatInput;
  validateName(path, command, isChatInput, check);
  const options = check.list([...path, 'options'], command.options, { most: commandOptions });
  if (isChatInput) {
    validateDescription(path, command, check);
    validateOptions([...path, 'options'], options, check);
  } else {
    refuseMenuFields(path, command, options, check);
  }
  validatePlaces(path, command, check);
  const { default_member_permissions: permissions } = command;
  const isNumber =
    ['number', 'string'].includes(typeof permissions) && /^\d+$/.test(String(permissions));
  if (permissions !== undefined && permissions !== null && !isNumber) {
    const message = 'Value is not an integer.';
    check.add([...path, 'default_member_permissions'], 'NUMBER_TYPE_COERCE', message);
  }
  if (measure(command) > commandTotalLength) {
    const message = `Command exceeds maximum size (${commandTotalLength})`;
    check.add(path, 'APPLICATION_COMMAND_TOO_LARGE', message);
  }
}

/** Refuses a description and options, which a command of a menu cannot have. */
function refuseMenuFields(
  path: Path,
  { description }: Json,
  options: readonly unknown[],
  check: FieldChecker,
): void {
  if (description !== undefined && description !== '') {
    const message = 'Context menu commands cannot have description';
    check.add([...path, 'description'], 'APPLICATION_COMMAND_INVALID_DESCRIPTION', message);
  }
  if (options.length > 0) {
    const message = 'Context menu commands cannot have options';
    check.add([...path, 'options'], 'APPLICATION_COMMAND_INVALID_OPTIONS', message);
  }
}

/** Where a command may be used: a guild 0, the bot's direct messages 1, private channels 2. */
function validatePlaces(path: Path, command: Json, check: FieldChecker): void {
  const known = { contexts: [0, 1, 2], integration_types: [0, 1] } as const;
  for (const field of ['contexts', 'integration_types'] as const) {
    const values: readonly unknown[] = known[field];
    const most = values.length;
    const least = Array.isArray(command[field]) ? 1 : 0;
    const given = check.list([...path, field], command[field], { least, most });
    for (const [at, value] of given.entries()) {
      if (values.includes(value) && given.indexOf(value) === at) continue;
      const message = `Value must be one of {${values.join(', ')}}.`;
      check.add([...path, field, at], 'BASE_TYPE_CHOICES', message);
    }
  }
}

/** The total length of all texts of a command, each in its longest language. */
function measure(item: unknown): number {
  if (!isJson(item)) return 0;
  const longest = (field: string): number => {
    const translations = item[`${field}_localizations`];
    const texts = [item[field], ...(isJson(translations) ? Object.values(translations) : [])];
    return Math.max(...texts.map((text) => (typeof text === 'string' ? text.length : 0)));
  };
  const value = typeof item.value === 'string' ? item.value.length : 0;
  const own = longest('name') + longest('description') + value;
  const inner: unknown[] = [item.options, item.choices].flat();
  return inner.reduce<number>((sum, each) => sum + measure(each), own);
}
