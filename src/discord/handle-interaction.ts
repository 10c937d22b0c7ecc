import { findProblem } from './respond/find-problem.js';
import {
  DiscordAPIError,
  type Interaction,
  MessageFlags,
  type RepliableInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';

import type { ProblemCode } from '../messages/messages.js';
import { selectMessages } from '../messages/select-messages.js';
import { selectLanguage } from './access/select-language.js';
import type { BotContext } from './bot-context.js';
import { renderNotice } from './reply/render-notice.js';
import { sendReply } from './respond/send-reply.js';
import { routeInteraction } from './router.js';

/**
 * Errors after which nobody can be told anything: the interaction has expired, another process has
 * answered it, or the person has dismissed the message that was to be edited.
 */
const tooLate: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/**
 * Handles an interaction. Never throws: when the handler fails, the person is told in their language
 * where Discord still accepts a response, and the cause is logged.
 */
export async function handleInteraction(
  interaction: Interaction,
  context: BotContext,
): Promise<void> {
  try {
    await routeInteraction(interaction, context);
  } catch (error) {
    const { logger } = context;
    const { id, type } = interaction;
    if (error instanceof DiscordAPIError && tooLate.has(error.code)) {
      logger.warn({ err: error, interaction: { id, type } }, 'the interaction was no longer open');
      return;
    }
    logger.error({ err: error, interaction: { id, type } }, 'an interaction failed');
    context.metrics.recordError(nameInteraction(interaction), error);
    if (interaction.isRepliable()) await tellProblem(interaction, findProblem(error), context);
  }
}

/** Names what the person used, for `/status`. */
function nameInteraction(interaction: Interaction): string {
  if (interaction.isMessageContextMenuCommand()) return interaction.commandName;
  return 'commandName' in interaction ? `/${interaction.commandName}` : 'component';
}

/** Tells the person why their interaction is not handled. Never throws. */
export async function refuseInteraction(
  interaction: Interaction,
  problem: ProblemCode,
  context: BotContext,
): Promise<void> {
  if (interaction.isRepliable()) await tellProblem(interaction, problem, context);
}

/** Tells the person what went wrong; logs a warning when that fails as well. Never throws. */
async function tellProblem(
  interaction: RepliableInteraction,
  problem: ProblemCode,
  { logger }: BotContext,
): Promise<void> {
  const notice = renderNotice(selectMessages(selectLanguage(interaction.locale)).problem[problem]);
  try {
    await sendReply<unknown>(
      notice,
      ({ flags, ...payload }) => {
        if (isReplyDeferred(interaction)) return interaction.editReply({ ...payload, flags });
        const privately = { ...payload, flags: [...flags, MessageFlags.Ephemeral] as const };
        const { deferred, replied } = interaction;
        return deferred || replied ? interaction.followUp(privately) : interaction.reply(privately);
      },
      logger,
      { fallback: 'text' },
    );
  } catch (error) {
    logger.warn({ err: error }, 'the person could not be told');
  }
}

/**
 * Whether a deferred reply is still empty. A deferred update is something else: editing it would replace
 * the message with the button, which others may see. discord.js sets `ephemeral` for a reply only.
 */
function isReplyDeferred({ deferred, replied, ephemeral }: RepliableInteraction): boolean {
  return deferred && !replied && ephemeral !== null;
}
