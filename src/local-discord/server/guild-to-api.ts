import type { Json } from './json.js';
import { everyonePermissions } from '../state/permissions.js';
import { botToApi, channelToApi, memberToApi } from './to-api.js';
import type { Role, World } from '../state/world.js';

/** The fields of a small guild without special features. */
const plain: Json = {
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  features: [],
  emojis: [],
  stickers: [],
  application_id: null,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  max_presences: null,
  max_members: 500_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  public_updates_channel_id: null,
  nsfw: false,
  nsfw_level: 0,
  incidents_data: null,
};

/** The guild as the REST API returns it. */
export function guildToApi(world: World): Json {
  const { guild, people } = world;
  return {
    ...plain,
    id: guild.id,
    name: guild.name,
    owner_id: people.administrator.id,
    preferred_locale: guild.locale,
    roles: rolesToApi(world),
  };
}

/** The guild with everything in it, as the gateway sends it. */
export function guildCreateToApi(world: World): Json {
  const people = Object.values(world.people);
  const bot: Json = { ...memberToApi(world.people.member), roles: [], user: botToApi(world) };
  return {
    ...guildToApi(world),
    channels: channelsToApi(world),
    members: [...people.map(memberToApi), bot],
    member_count: people.length + 1,
    threads: [...world.channels.values()]
      .filter(({ guildId, kind }) => guildId === world.guild.id && kind === 'thread')
      .map((channel) => channelToApi(channel, world)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    joined_at: bot.joined_at,
    large: false,
    unavailable: false,
  };
}

/** All channels of the guild except threads, which are listed separately. */
export function channelsToApi(world: World): Json[] {
  return [...world.channels.values()]
    .filter(({ guildId, kind }) => guildId === world.guild.id && kind !== 'thread')
    .map((channel) => channelToApi(channel, world));
}

/** The role of everyone, followed by the others. */
export function rolesToApi({ guild, roles }: World): Json[] {
  const everyone = { id: guild.id, name: '@everyone', permissions: everyonePermissions };
  return [everyone, ...roles].map(roleToApi);
}

function roleToApi({ id, name, permissions }: Role, position: number): Json {
  return {
    id,
    name,
    position,
    permissions: permissions.toString(),
    description: null,
    icon: null,
    unicode_emoji: null,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: position > 0,
    flags: 0,
  };
}
