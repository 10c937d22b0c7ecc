import type { Installed } from '../state/find-command.js';
import type { Json } from './json.js';
import { effectivePermissions } from '../state/permissions.js';
import { contextOf, installations } from '../state/store-command.js';
import { channelToApi, memberToApi, userToApi } from './to-api.js';
import type { Channel, Person, World } from '../state/world.js';

/** The fields of an interaction's payload that say where and by whom it was started. */
export function placeToApi(
  person: Person,
  channel: Channel,
  installed: Installed,
  world: World,
): Json {
  const { guildId } = channel;
  const owner = installed === 'user' ? person.id : (guildId ?? '0');
  const permissions = effectivePermissions(person.permissions).toString();
  const place = {
    channel_id: channel.id,
    channel: { ...channelToApi(channel, world), permissions },
    context: contextOf(channel),
    authorizing_integration_owners: { [installations[installed]]: owner },
    app_permissions: channel.botPermissions.toString(),
  };
  if (guildId === undefined) return { ...place, user: userToApi(person) };
  const { locale } = world.guild;
  return {
    ...place,
    guild_id: guildId,
    guild: { id: guildId, locale, features: [] },
    guild_locale: locale,
    member: memberToApi(person),
  };
}
