import type { ChatInputCommandInteraction } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import { describeRetention } from '../privacy/describe-retention.js';
import { buildInvitation, findMissingPermissions } from './find-missing-permissions.js';
import { isPrivateChannel } from '../access/is-private-channel.js';
import { refuseNonAdministrator } from '../access/refuse-non-administrator.js';
import { renderStatus, type StatusReport } from './render-status.js';
import { respond } from '../respond/respond.js';
import { selectLanguage } from '../access/select-language.js';

/** Handles `/status`: the state of Beleg, and what to do about each problem. */
export async function handleStatus(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  if (await refuseNonAdministrator(interaction, context)) return;
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivateChannel(interaction) }, async () =>
    renderStatus(await describeStatus(interaction, context), language),
  );
}

async function describeStatus(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<StatusReport> {
  const { app, store, metrics, rateLimiter, version } = context;
  const { client, guild, applicationId } = interaction;
  const [index, sources] = await Promise.all([app.status(), app.sources()]);
  return {
    now: context.clock.date(),
    version,
    startedAt: metrics.startedAt,
    index,
    documents: sources.map(({ document }) => document),
    failures: app.lastReport()?.failures ?? [],
    missing: findMissingPermissions(interaction),
    inServer: interaction.guildId !== null,
    invitation: buildInvitation(applicationId),
    latency: metrics.latency,
    waiting: rateLimiter.waiting,
    lastError: metrics.lastError,
    connection: {
      guilds: client.guilds.cache.size,
      shard: guild?.shardId ?? 0,
      shards: client.ws.shards.size,
      pingMs: client.ws.ping < 0 ? undefined : client.ws.ping,
    },
    store: store.status(),
    retention: describeRetention(context),
    isOpenToAll: context.access.allowedGuildIds === undefined,
    processMib: process.memoryUsage.rss() / 2 ** 20,
  };
}
