import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';

/**
 * Whether a person may use administrators' commands: named in the configuration, or administrator of
 * the server that the bot was added to. Discord only hides such commands, and lets servers show them
 * again to anyone, so this decides. What Discord calls Administrator is asked for, not Manage Server:
 * the documents are one for all servers. In a direct message only the configuration counts.
 */
export function mayAdminister(
  interaction: Pick<
    BaseInteraction,
    'user' | 'guildId' | 'memberPermissions' | 'authorizingIntegrationOwners'
  >,
  adminUserIds: ReadonlySet<string>,
): boolean {
  if (adminUserIds.has(interaction.user.id)) return true;
  const { guildId, memberPermissions, authorizingIntegrationOwners } = interaction;
  // With a user install, people carry the command into servers that Beleg was never added to.
  if (guildId === null || authorizingIntegrationOwners.guildId !== guildId) return false;
  return memberPermissions?.has(PermissionFlagsBits.Administrator) ?? false;
}
