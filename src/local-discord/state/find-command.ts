import { isJson, type Json } from '../server/json.js';
import { hasPermission, permissionBits } from './permissions.js';
import { contextOf, contexts, installations } from './store-command.js';
import { commandTypes } from '../validate/validate-commands.js';
import { type Channel, isElsewhere, type Person, type World } from './world.js';

/** Whose installation of the bot is used. */
export type Installed = keyof typeof installations;

export interface CommandSearch {
  /** The name in any language. */
  readonly name: string;
  readonly type: keyof typeof commandTypes;
  readonly person: Person;
  readonly channel: Channel;
  readonly installed: Installed;
}

/** The command with a name; `undefined` when the person's client does not offer it there. */
export function findCommand(search: CommandSearch, world: World): Json | undefined {
  // Without the bot in the channel, only a person's own installation offers commands.
  if (isElsewhere(search.channel, world) && search.installed !== 'user') return undefined;
  return world.commands.find(
    (command) =>
      command.type === commandTypes[search.type] &&
      namesOf(command).includes(search.name) &&
      isOffered(command, search),
  );
}

/** The name of a command or an option, and its translations. */
export function namesOf({ name, name_localizations: localizations }: Json): unknown[] {
  return [name, ...(isJson(localizations) ? Object.values(localizations) : [])];
}

function isOffered(command: Json, { person, channel, installed }: CommandSearch): boolean {
  const isDirect = channel.guildId === undefined;
  if (command.guild_id !== undefined) {
    return command.guild_id === channel.guildId && installed === 'guild' && isAllowed();
  }
  const context = contextOf(channel);
  // Without the bot in the channel, only a person's own installation offers commands.
  if (context === contexts.privateChannel && installed !== 'user') return false;
  if (Array.isArray(command.contexts) && !command.contexts.includes(context)) return false;
  if (isDirect && !Array.isArray(command.contexts) && command.dm_permission === false) return false;
  const kinds = command.integration_types;
  if (Array.isArray(kinds) && !kinds.includes(installations[installed])) return false;
  // Only servers have permissions; direct messages and a person's own installation have none.
  return isDirect || installed === 'user' || isAllowed();

  function isAllowed(): boolean {
    const needed = command.default_member_permissions;
    if (typeof needed !== 'string') return true;
    // An empty set of permissions means administrators only.
    const bits = needed === '0' ? permissionBits.administrator : BigInt(needed);
    return hasPermission(person.permissions, bits | permissionBits.useApplicationCommands);
  }
}
