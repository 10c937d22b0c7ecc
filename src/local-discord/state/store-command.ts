import type { Json } from '../server/json.js';
import { commandTypes } from '../validate/validate-commands.js';
import { type Channel, isPrivate, type World } from './world.js';

/** Where a command may be used, by Discord's numbers. */
export const contexts = { guild: 0, botDm: 1, privateChannel: 2 } as const;
/** The context that an interaction's payload gives for a channel. */
export function contextOf(channel: Channel): number {
  if (channel.guildId !== undefined) return contexts.guild;
  return isPrivate(channel) ? contexts.privateChannel : contexts.botDm;
}

/** How an application was installed, by Discord's numbers. */
export const installations = { guild: 0, user: 1 } as const;

/**
 * A registered command as Discord keeps it: with its ids, and with its defaults for what was left
 * out.
 *
 * @param before the command that it replaces and whose id it keeps
 * @param guild for a command of one guild; such commands have no contexts and no user installation
 */
export function storeCommand(
  body: Json,
  before: Json | undefined,
  guild: string | undefined,
  world: World,
): Json {
  const isGlobal = guild === undefined;
  return {
    id: before?.id ?? world.nextId(),
    application_id: world.bot.id,
    version: world.nextId(),
    type: body.type ?? commandTypes.chatInput,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations: body.description_localizations ?? null,
    default_member_permissions: permissionsToApi(body.default_member_permissions),
    nsfw: body.nsfw ?? false,
    ...(isGlobal
      ? {
          contexts: body.contexts ?? null,
          integration_types: body.integration_types ?? [installations.guild],
          dm_permission: body.dm_permission ?? true,
        }
      : { guild_id: guild }),
    ...(body.options === undefined ? {} : { options: body.options }),
  };
}

/** Discord accepts permissions as a number or a string and returns a string. */
function permissionsToApi(given: unknown): string | null {
  return typeof given === 'number' || typeof given === 'string' ? String(given) : null;
}
