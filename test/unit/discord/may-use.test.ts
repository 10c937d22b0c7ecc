import { Collection, DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';

import type { AccessRules } from '../../../src/discord/access/access-rules.js';
import { type Caller, mayUse } from '../../../src/discord/access/may-use.js';

const [allowed, other] = ['9', '8'];
const rules: AccessRules = {
  allowedGuildIds: new Set([allowed, '7']),
  adminUserIds: new Set(['1']),
  adminRoleIds: new Set(),
};
const unknownMember = new DiscordAPIError(
  { code: 10_007, message: 'Unknown Member' },
  10_007,
  404,
  'GET',
  '/',
  {},
);

/** A person who acts in a guild; the allowed guild has the member 2. */
function caller(user: string, guildId: string | null, failure: Error = unknownMember): Caller {
  const fetch = (id: string) => (id === '2' ? Promise.resolve({}) : Promise.reject(failure));
  const cache = new Collection([[allowed, { members: { fetch } }]]);
  return { user: { id: user }, guildId, client: { guilds: { cache } } } as unknown as Caller;
}

describe('mayUse', () => {
  it.each([
    ['a member in the allowed server', '2', allowed, true],
    ['anyone in another server', '2', other, false],
    ['a member in a direct message', '2', null, true],
    ['a stranger in a direct message', '3', null, false],
    ['a named person in another server', '1', other, true],
    ['a named person in a direct message', '1', null, true],
  ])('%s', async (_who, user, guildId, expected) => {
    expect(await mayUse(caller(user, guildId), rules)).toBe(expected);
    const open = { ...rules, allowedGuildIds: undefined };
    expect(await mayUse(caller(user, guildId), open)).toBe(true);
  });

  it('does not take a failure of Discord for a no', async () => {
    const failure = new Error('other side closed');
    await expect(mayUse(caller('3', null, failure), rules)).rejects.toBe(failure);
  });
});
