import { isJson, type Json } from './json.js';
import type { Place } from './people.js';
import { hasPermission } from './permissions.js';
import { commandTypes } from './validate-commands.js';
import type { Channel, World } from './world.js';

/** What a person enters, by the option's name in any language. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

const contexts = { guild: 0, botDirect: 1 } as const;
const installations = { guild: 0, user: 1 } as const;
const optionTypes = { string: 3, integer: 4, boolean: 5, number: 10 } as const;

/** The command of a name, in any language, where the person's client offers it; else `undefined`. */
export function resolveCommand(
  place: Place & { readonly name: string },
  type: keyof typeof commandTypes,
  channel: Channel,
  world: World,
): Json | undefined {
  return world.commands.find(
    (command) =>
      command.type === commandTypes[type] &&
      namesOf(command).includes(place.name) &&
      isOffered(command, place, channel, world),
  );
}

function isOffered(command: Json, place: Place, channel: Channel, world: World): boolean {
  const context = channel.guildId === undefined ? contexts.botDirect : contexts.guild;
  const allowed = command.contexts;
  if (Array.isArray(allowed) && !allowed.includes(context)) return false;
  const installation = installations[place.installed ?? 'guild'];
  const kinds = command.integration_types;
  if (Array.isArray(kinds) && !kinds.includes(installation)) return false;
  const needed = command.default_member_permissions;
  // Discord hides by permission in servers alone; a direct message has none.
  if (channel.guildId === undefined || typeof needed !== 'string') return true;
  return hasPermission(world.people[place.as].permissions, BigInt(needed));
}

/** The name and its translations. */
function namesOf({ name, name_localizations: localizations }: Json): unknown[] {
  return [name, ...(isJson(localizations) ? Object.values(localizations) : [])];
}

/**
 * Options as a client sends them: in the definition's order, by their own name and type.
 *
 * @throws Error for an option that is not defined, has a wrong type, or is required and missing
 */
export function resolveOptions(
  command: Json,
  values: OptionValues,
  { complete, focused }: { readonly complete: boolean; readonly focused?: string },
): Json[] {
  const defined = Array.isArray(command.options) ? (command.options as Json[]) : [];
  const unknown = Object.keys(values).find(
    (name) => !defined.some((option) => namesOf(option).includes(name)),
  );
  if (unknown !== undefined) throw new Error(`there is no option “${unknown}”`);
  return defined.flatMap((option): Json[] => {
    const names = namesOf(option);
    const entered = Object.entries(values).find(([name]) => names.includes(name))?.[1];
    if (entered === undefined) {
      if (complete && option.required === true) {
        throw new Error(`the option “${String(option.name)}” is required`);
      }
      return [];
    }
    if (complete && !fits(entered, Number(option.type))) {
      throw new Error(`the option “${String(option.name)}” does not take ${typeof entered}`);
    }
    const isFocused = focused !== undefined && names.includes(focused);
    const { name, type } = option;
    return [{ name, type, value: entered, ...(isFocused ? { focused: true } : {}) }];
  });
}

function fits(value: string | number | boolean, type: number): boolean {
  switch (type) {
    case optionTypes.string:
      return typeof value === 'string' && value.length > 0;
    case optionTypes.integer:
      return Number.isInteger(value);
    case optionTypes.number:
      return typeof value === 'number';
    case optionTypes.boolean:
      return typeof value === 'boolean';
    default:
      return true;
  }
}
