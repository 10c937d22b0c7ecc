import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';

import type { PermissionName } from '../../messages/status-messages.js';

/** Permissions needed to reply to a mention and to send a table as a file. */
const everywhere = ['ViewChannel', 'ReadMessageHistory', 'AttachFiles'] as const;
const inChannels = ['SendMessages'] as const;
const inThreads = ['SendMessagesInThreads'] as const;

/** Lists the permissions that Beleg lacks in the channel of an interaction; none outside servers. */
export function findMissingPermissions(
  interaction: Pick<BaseInteraction, 'appPermissions' | 'channel' | 'guildId'>,
): readonly PermissionName[] {
  if (interaction.guildId === null) return [];
  const { appPermissions, channel } = interaction;
  const toWrite = channel?.isThread() === true ? inThreads : inChannels;
  return [...everywhere, ...toWrite].filter((name) => !appPermissions.has(name));
}

/** Builds the address that adds Beleg to a server with exactly the permissions it needs. */
export function buildInvitation(applicationId: string): string {
  const address = new URL('https://discord.com/oauth2/authorize');
  const permissions = [...everywhere, ...inChannels, ...inThreads].reduce(
    (bits, name) => bits | PermissionFlagsBits[name],
    0n,
  );
  address.searchParams.set('client_id', applicationId);
  address.searchParams.set('scope', 'bot applications.commands');
  address.searchParams.set('permissions', permissions.toString());
  return address.href;
}
