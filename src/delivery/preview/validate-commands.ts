import {
  autocompleteNameLength,
  autocompleteValueLength,
  chatInputCommands,
  commandDescriptionLength,
  commandNameLength,
  commandOptions,
  messageCommands,
  userCommands,
} from '../discord-limits.js';
import { FieldChecker, type Path } from './api-error.js';
import { isJson, type Json } from './json.js';

/** Application command types. */
export const commandTypes = { chatInput: 1, user: 2, message: 3 } as const;

const mostOfType: Readonly<Record<number, number>> = {
  [commandTypes.chatInput]: chatInputCommands,
  [commandTypes.user]: userCommands,
  [commandTypes.message]: messageCommands,
};

const optionTypes = { first: 1, string: 3, integer: 4, number: 10, last: 11 } as const;
/** As Discord documents the names of chat-input commands and options. */
const chatInputName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/**
 * Checks commands that are to be registered as Discord does.
 *
 * @param ofGuild whether they are one guild's
 * @param alone the place of the only one that is new, whose errors are named without a place;
 *   `undefined`: all are new
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

/** A guild's command is of the guild alone: there is no direct message and no user installation. */
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
  const isChatInput = type === commandTypes.chatInput;
  validateName(path, command, isChatInput, check);
  if (isChatInput) validateDescription(path, command, check);
  else if (command.description !== undefined && command.description !== '') {
    check.add(
      [...path, 'description'],
      'APPLICATION_COMMAND_INVALID_DESCRIPTION',
      'Context menu commands cannot have description',
    );
  }
  const options = check.list([...path, 'options'], command.options, { most: commandOptions });
  if (!isChatInput && options.length > 0) {
    check.add(
      [...path, 'options'],
      'APPLICATION_COMMAND_INVALID_OPTIONS',
      'Context menu commands cannot have options',
    );
  }
  validateOptions([...path, 'options'], options, check);
}

function validateName(path: Path, item: Json, isChatInput: boolean, check: FieldChecker): void {
  for (const [place, name] of localized(path, item, 'name')) {
    check.text(place, name, { most: commandNameLength });
    if (!isChatInput || typeof name !== 'string') continue;
    if (!chatInputName.test(name) || name !== name.toLowerCase()) {
      check.add(place, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  }
}

function validateDescription(path: Path, item: Json, check: FieldChecker): void {
  for (const [place, description] of localized(path, item, 'description')) {
    check.text(place, description, { most: commandDescriptionLength });
  }
}

function localized(path: Path, item: Json, field: string): [Path, unknown][] {
  const localizations = item[`${field}_localizations`];
  const others = isJson(localizations) ? Object.entries(localizations) : [];
  return [
    [[...path, field], item[field]],
    ...others.map(([locale, text]): [Path, unknown] => [
      [...path, `${field}_localizations`, locale],
      text,
    ]),
  ];
}

function validateOptions(path: Path, options: readonly unknown[], check: FieldChecker): void {
  const names = new Set<unknown>();
  let optionalSeen = false;
  for (const [at, option] of options.entries()) {
    const place = [...path, at];
    if (!isJson(option)) {
      check.add(place, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      continue;
    }
    validateName(place, option, true, check);
    validateDescription(place, option, check);
    if (names.has(option.name)) {
      check.add(
        [...place, 'name'],
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'Option name already exists',
      );
    }
    names.add(option.name);
    const type = Number(option.type);
    if (!(type >= optionTypes.first && type <= optionTypes.last)) {
      check.add([...place, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of 1 to 11.');
    }
    if (option.required === true && optionalSeen) {
      check.add(
        [...place, 'required'],
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    if (option.required !== true) optionalSeen = true;
    const choices = validateChoices([...place, 'choices'], option.choices, check);
    if (option.autocomplete === true && choices > 0) {
      check.add(
        [...place, 'autocomplete'],
        'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
        'Autocomplete cannot be true if choices are present',
      );
    }
  }
}

/** Checks the choices of an option, or of an autocompletion; tells how many there are. */
export function validateChoices(path: Path, value: unknown, check: FieldChecker): number {
  const choices = check.list(path, value, { most: 25 });
  for (const [at, choice] of choices.entries()) {
    const place = [...path, at];
    if (!isJson(choice)) {
      check.add(place, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      continue;
    }
    check.text([...place, 'name'], choice.name, { most: autocompleteNameLength });
    if (typeof choice.value !== 'number') {
      check.text([...place, 'value'], choice.value, { most: autocompleteValueLength });
    }
  }
  return choices.length;
}
