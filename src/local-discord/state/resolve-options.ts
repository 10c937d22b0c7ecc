import { optionValueLength } from '../validate/discord-limits.js';
import { namesOf } from './find-command.js';
import { isJson, type Json } from '../server/json.js';

/** What a person enters, by the option's name in any language. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

const types = { string: 3, integer: 4, boolean: 5, number: 10 } as const;

/**
 * Options as a client sends them: in the definition's order, by their own name and type.
 *
 * @param focused the option that is being typed, in any language. Nothing is checked then. `undefined`
 *   when the command is sent
 * @throws Error for what a client does not let a person send
 */
export function resolveOptions(command: Json, values: OptionValues, focused?: string): Json[] {
  const defined = Array.isArray(command.options) ? (command.options as Json[]) : [];
  for (const name of [...Object.keys(values), ...(focused === undefined ? [] : [focused])]) {
    if (defined.some((option) => namesOf(option).includes(name))) continue;
    throw new Error(`the command has no option “${name}”`);
  }
  return defined.flatMap((option): Json[] => {
    const names = namesOf(option);
    const { name, type } = option;
    const isFocused = focused !== undefined && names.includes(focused);
    if (isFocused && option.autocomplete !== true) {
      throw new Error(`the option “${String(name)}” is not completed`);
    }
    const entered = Object.entries(values).find(([given]) => names.includes(given))?.[1];
    const value = entered ?? (isFocused ? '' : undefined);
    if (focused === undefined) refuseWrongValue(option, value);
    if (value === undefined) return [];
    return [{ name, type, value, ...(isFocused ? { focused: true } : {}) }];
  });
}

function refuseWrongValue(option: Json, value: string | number | boolean | undefined): void {
  const { name, type, required, choices } = option;
  const refuse = (why: string): never => {
    throw new Error(`the option “${String(name)}” ${why}`);
  };
  if (value === undefined) {
    if (required === true) refuse('is required');
    return;
  }
  if (!fits(value, Number(type))) refuse(`does not take ${JSON.stringify(value).slice(0, 50)}`);
  if (Array.isArray(choices) && choices.length > 0) {
    const isChoice = choices.some((choice) => isJson(choice) && choice.value === value);
    if (!isChoice) refuse(`has no choice ${JSON.stringify(value)}`);
  }
  const [least, most] =
    typeof value === 'string'
      ? [option.min_length ?? 0, option.max_length ?? optionValueLength]
      : [option.min_value ?? -Infinity, option.max_value ?? Infinity];
  const size = typeof value === 'string' ? value.length : Number(value);
  if (size < Number(least) || size > Number(most)) refuse('is too short, too long or out of range');
}

function fits(value: string | number | boolean, type: number): boolean {
  switch (type) {
    case types.string:
      return typeof value === 'string' && value !== '';
    case types.integer:
      return Number.isInteger(value);
    case types.number:
      return typeof value === 'number';
    case types.boolean:
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}
