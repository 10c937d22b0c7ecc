import type { ChatInputCommandInteraction } from 'discord.js';

import type { BotContext } from './bot-context.js';
import { describeRetention } from './describe-retention.js';
import { buildInvitation, findMissingPermissions } from './find-missing-permissions.js';
import { isPrivatePlace } from './is-private-place.js';
import { refuseNonAdministrator } from './refuse-non-administrator.js';
import { renderStatus, type StatusReport } from './render-status.js';
import { respond } from './respond.js';
import { selectLanguage } from './select-language.js';

/** `/status`: what an administrator has to know, and what to do where something is wrong. */
export async function handleStatus(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  if (await refuseNonAdministrator(interaction, context)) return;
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivatePlace(interaction) }, async () =>
    renderStatus(await describeStatus(interaction, context), language),
  );
}

async function describeStatus(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<StatusReport> {
  const { app, store, vitals, turnstile, version } = context;
  const { client, guild, applicationId } = interaction;
  const [index, sources] = await Promise.all([app.status(), app.sources()]);
  return {
    now: Date.now(),
    version,
    startedAt: vitals.startedAt,
    index,
    documents: sources.map(({ document }) => document),
    failures: app.lastReport()?.failures ?? [],
    missing: findMissingPermissions(interaction),
    inServer: interaction.guildId !== null,
    invitation: buildInvitation(applicationId),
    latency: vitals.latency,
    waiting: turnstile.waiting,
    lastError: vitals.lastError,
    connection: {
      guilds: client.guilds.cache.size,
      shard: guild?.shardId ?? 0,
      shards: client.ws.shards.size,
      pingMs: client.ws.ping < 0 ? undefined : client.ws.ping,
    },
    store: store.status(),
    retention: describeRetention(context),
    processMib: process.memoryUsage.rss() / 2 ** 20,
  };
}
