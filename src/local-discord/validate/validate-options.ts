import {
  autocompleteChoices,
  autocompleteNameLength,
  autocompleteValueLength,
  commandOptions,
  optionValueLength,
} from './discord-limits.js';
import type { FieldChecker, Path } from './field-checker.js';
import { inAllLanguages, validateDescription, validateName } from './validate-command-texts.js';

const types = { subcommand: 1, group: 2, string: 3, integer: 4, number: 10, last: 11 } as const;
/** The option types whose values can be completed or chosen. */
const typed: readonly unknown[] = [types.string, types.integer, types.number];

/** Discord's bounds: the integers that a double represents exactly. */
const integers = { least: -(2 ** 53), most: 2 ** 53 } as const;

const optionKinds = {
  required: 'boolean',
  autocomplete: 'boolean',
} as const;

/** Checks the options of a command as Discord does. What is wrong goes to `check`. */
export function validateOptions(
  path: Path,
  options: readonly unknown[],
  check: FieldChecker,
): void {
  const names = new Set<unknown>();
  let optionalSeen = false;
  for (const [at, option] of options.entries()) {
    const place = [...path, at];
    if (!check.isObject(place, option)) continue;
    validateName(place, option, true, check);
    validateDescription(place, option, check);
    if (names.has(option.name)) {
      const message = 'Option name already exists';
      check.add([...place, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message);
    }
    names.add(option.name);
    const { type, required } = option;
    if (!Number.isInteger(type) || Number(type) < types.subcommand || Number(type) > types.last) {
      check.add([...place, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of 1 to 11.');
    }
    if (type === types.subcommand || type === types.group) {
      const inner = [...place, 'options'];
      validateOptions(inner, check.list(inner, option.options, { most: commandOptions }), check);
      continue;
    }
    if (required === true && optionalSeen) {
      const message = 'Required options must be placed before non-required options';
      check.add([...place, 'required'], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    check.fields(place, option, optionKinds);
    optionalSeen ||= required !== true;
    const bound = type === types.integer ? integers : 'number';
    check.fields(place, option, { min_value: bound, max_value: bound });
    const bounds = { least: 0, most: optionValueLength };
    check.count([...place, 'min_length'], option.min_length, bounds);
    check.count([...place, 'max_length'], option.max_length, { ...bounds, least: 1 });
    const choices = validateChoices([...place, 'choices'], option.choices, check, type);
    if (option.autocomplete !== true) continue;
    if (choices > 0 || !typed.includes(type)) {
      const message = 'Autocomplete needs an option that is typed, without choices';
      const code = 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID';
      check.add([...place, 'autocomplete'], code, message);
    }
  }
}

/**
 * Checks the choices of an option, or of an autocompletion; returns how many there are.
 *
 * @param type the type of the option; `undefined` for any type that can be completed
 */
export function validateChoices(
  path: Path,
  value: unknown,
  check: FieldChecker,
  type?: unknown,
): number {
  const choices = check.list(path, value, { most: autocompleteChoices });
  for (const [at, choice] of choices.entries()) {
    const place = [...path, at];
    if (!check.isObject(place, choice)) continue;
    for (const [of, name] of inAllLanguages(place, choice, 'name', check)) {
      check.text(of, name, { most: autocompleteNameLength });
    }
    if (typeof choice.value === 'number' && type !== types.string) {
      if (type === types.integer) check.fields(place, choice, { value: integers });
    } else if (type === types.integer || type === types.number) {
      check.add([...place, 'value'], 'NUMBER_TYPE_COERCE', 'Value is not a number.');
    } else {
      check.text([...place, 'value'], choice.value, { most: autocompleteValueLength });
    }
  }
  return choices.length;
}
