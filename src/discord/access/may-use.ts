import { type Client, DiscordAPIError } from 'discord.js';

import { type AccessRules, isAllowedGuild } from './access-rules.js';

/** A person, and the server in which they act; `null` outside servers. */
export interface Caller {
  readonly user: { readonly id: string };
  readonly guildId: string | null;
  readonly client: Pick<Client, 'guilds'>;
}

const notFound = 404;

/**
 * Whether a person may ask. In a server, the server must be allowed. Outside servers, the person must be
 * a member of an allowed one. People whom the configuration names as administrators may always ask.
 *
 * @throws what Discord throws when it is asked for the member, unless there is no such member
 */
export async function mayUse(caller: Caller, rules: AccessRules): Promise<boolean> {
  const { user, guildId, client } = caller;
  const { allowedGuildIds, adminUserIds } = rules;
  if (allowedGuildIds === undefined || adminUserIds.has(user.id)) return true;
  if (guildId !== null) return isAllowedGuild(rules, guildId);
  for (const id of allowedGuildIds) {
    const guild = client.guilds.cache.get(id);
    if (guild !== undefined && (await isMember(guild, user.id))) return true;
  }
  return false;
}

async function isMember(
  guild: NonNullable<ReturnType<Client['guilds']['cache']['get']>>,
  userId: string,
): Promise<boolean> {
  try {
    // From the cache of discord.js if it has the member.
    await guild.members.fetch(userId);
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === notFound) return false;
    throw error;
  }
}
