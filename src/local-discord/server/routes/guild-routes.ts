import { refuse } from '../api-error.js';
import { type ApiContext, type PathParts, respondWith, type Route } from '../api-request.js';
import { channelsToApi, guildToApi, rolesToApi } from '../guild-to-api.js';
import type { Json } from '../json.js';
import { botToApi, memberToApi, userToApi } from '../to-api.js';
import type { Person, World } from '../../state/world.js';

/** The guild and who is in it. */
export const guildRoutes: readonly Route[] = [
  inGuild('', guildToApi),
  inGuild('/roles', rolesToApi),
  inGuild('/channels', channelsToApi),
  inGuild('/members/:user', (world, { user }) => memberToApi(personOf(world, user))),
  {
    method: 'GET',
    pattern: '/users/:user',
    handle: (_request, { user }, { world }) =>
      respondWith(user === world.bot.id ? botToApi(world) : userToApi(personOf(world, user))),
  },
];

function inGuild(rest: string, show: (world: World, parts: PathParts) => Json | Json[]): Route {
  return {
    method: 'GET',
    pattern: `/guilds/:guild${rest}`,
    handle: (_request, parts, { world }: ApiContext) => {
      if (parts.guild !== world.guild.id) throw refuse.unknownGuild();
      return respondWith(show(world, parts));
    },
  };
}

function personOf({ people }: World, id: string | undefined): Person {
  const person = Object.values(people).find((one) => one.id === id);
  if (person === undefined) throw refuse.unknownUser();
  return person;
}
