import { Collection, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';

import type { AccessRules } from '../../../src/discord/access/access-rules.js';
import { mayAdminister } from '../../../src/discord/access/may-administer.js';

const [allowed, other] = ['9', '8'];
const role = '77';
const administrator = 8n;
const manageServer = 32n;

const rules: AccessRules = {
  allowedGuildIds: new Set([allowed]),
  adminUserIds: new Set(['1']),
  adminRoleIds: new Set([role]),
};
const open: AccessRules = { ...rules, allowedGuildIds: undefined };

interface Person {
  readonly user: string;
  readonly permissions?: bigint;
  readonly roles?: readonly string[];
}

const people: Readonly<Record<string, Person>> = {
  'a named person': { user: '1' },
  'an administrator': { user: '2', permissions: administrator },
  'a member with the role': { user: '3', roles: [role] },
  'a server manager': { user: '4', permissions: manageServer },
  'a member with another role': { user: '5', roles: ['78'] },
};

interface Guild {
  readonly guildId: string | null;
  /** Where the bot was added; with a user install nowhere. */
  readonly installedIn: string | null;
}

const guilds: Readonly<Record<string, Guild>> = {
  'the allowed server': { guildId: allowed, installedIn: allowed },
  'another server': { guildId: other, installedIn: other },
  'the allowed server, by a user install': { guildId: allowed, installedIn: null },
  'a direct message': { guildId: null, installedIn: null },
};

function ask(person: Person, { guildId, installedIn }: Guild, access: AccessRules, cached = false) {
  const { user, permissions = 0n, roles = [] } = person;
  const cache = new Collection(roles.map((id) => [id, {}]));
  const interaction = {
    user: { id: user },
    guildId,
    member: guildId === null ? null : { roles: cached ? { cache } : roles },
    memberPermissions: guildId === null ? null : new PermissionsBitField(permissions),
    authorizingIntegrationOwners: { guildId: installedIn },
  };
  return mayAdminister(interaction as unknown as Parameters<typeof mayAdminister>[0], access);
}

/** By person: in the allowed server, another one, the allowed one by a user install, by message. */
const table: readonly (readonly [string, string])[] = [
  ['a named person', 'yes yes yes yes'],
  ['an administrator', 'yes no no no'],
  ['a member with the role', 'yes no no no'],
  ['a server manager', 'no no no no'],
  ['a member with another role', 'no no no no'],
];

describe('with a list of allowed servers', () => {
  it.each(
    table.flatMap(([person, row]) =>
      Object.keys(guilds).map(
        (guild, at) => [person, guild, row.split(' ')[at] === 'yes'] as const,
      ),
    ),
  )('%s in %s may administer: %s', (person, guild, expected) => {
    expect(ask(people[person]!, guilds[guild]!, rules)).toBe(expected);
    expect(ask(people[person]!, guilds[guild]!, rules, true)).toBe(expected);
  });
});

describe('without one', () => {
  it('administrators of every server that has added the bot may administer', () => {
    const person = people['an administrator']!;
    expect(ask(person, guilds['another server']!, open)).toBe(true);
    expect(ask(person, guilds['the allowed server, by a user install']!, open)).toBe(false);
    expect(ask(person, guilds['a direct message']!, open)).toBe(false);
  });
});
