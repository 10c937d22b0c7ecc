import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';

import { type AccessRules, isAllowedGuild } from './access-rules.js';

/**
 * Whether a person may use the administrators' commands: they are named in the configuration, have one
 * of the configured roles, or are an administrator of an allowed server that the bot was added to.
 *
 * Discord only hides such commands, and lets servers show them to anyone, so this check decides. It asks
 * for the Administrator permission, not Manage Server, since all servers share the documents. In a
 * direct message only the named people count.
 */
export function mayAdminister(
  interaction: Pick<
    BaseInteraction,
    'user' | 'guildId' | 'member' | 'memberPermissions' | 'authorizingIntegrationOwners'
  >,
  rules: AccessRules,
): boolean {
  if (rules.adminUserIds.has(interaction.user.id)) return true;
  const { guildId, memberPermissions, authorizingIntegrationOwners } = interaction;
  // A user install carries the command into servers that the bot was never added to.
  if (guildId === null || authorizingIntegrationOwners.guildId !== guildId) return false;
  if (!isAllowedGuild(rules, guildId)) return false;
  if (listRoleIds(interaction.member).some((id) => rules.adminRoleIds.has(id))) return true;
  return memberPermissions?.has(PermissionFlagsBits.Administrator) ?? false;
}

/** The roles of a member, who comes from the cache or as Discord sent them. */
function listRoleIds(member: BaseInteraction['member']): readonly string[] {
  if (member === null) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}
