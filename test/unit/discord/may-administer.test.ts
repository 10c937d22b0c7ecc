import { PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';

import { mayAdminister } from '../../../src/discord/access/may-administer.js';

const admins = new Set(['1']);
const guild = '9';

describe('mayAdminister', () => {
  it.each([
    ['a configured user in a server', '1', guild, 0n, guild, true],
    ['a configured user in a direct message', '1', null, null, null, true],
    ['an administrator of a server', '2', guild, 8n, guild, true],
    ['a server manager', '2', guild, 32n, guild, false],
    ['a member', '2', guild, 0n, guild, false],
    ['anyone in a direct message', '2', null, null, null, false],
    ['an administrator who brought the command along', '2', guild, 8n, null, false],
    ['an administrator of another server', '2', guild, 8n, '8', false],
  ])('%s', (_who, user, guildId, permissions, installedIn, expected) => {
    const interaction = {
      user: { id: user },
      guildId,
      memberPermissions: permissions === null ? null : new PermissionsBitField(permissions),
      authorizingIntegrationOwners: { guildId: installedIn },
    } as unknown as Parameters<typeof mayAdminister>[0];
    expect(mayAdminister(interaction, admins)).toBe(expected);
  });
});
