import {
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type RepliableInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';

import {
  ask,
  gaps,
  help,
  privacy,
  reindex,
  searchDocuments,
  sources,
  status,
} from '../../commands/index.js';
import { selectMessages } from '../messages/select-messages.js';
import type { ProblemCode } from '../messages/messages.js';
import type { BotContext } from './bot-context.js';
import { handleAsk, handleSearchDocuments } from './ask/handle-ask.js';
import { handleAutocomplete } from './autocomplete/handle-autocomplete.js';
import { handleComponent } from './route-component.js';
import { handleGaps } from './admin/handle-gaps.js';
import { handleHelp } from './help/handle-help.js';
import { handlePrivacy } from './privacy/handle-privacy.js';
import { handleReindex } from './admin/handle-reindex.js';
import { handleSources } from './browse/handle-sources.js';
import { handleStatus } from './admin/handle-status.js';
import { handleForm } from './vote/handle-vote.js';
import { renderNotice } from './reply/render-notice.js';
import { selectLanguage } from './access/select-language.js';
import { sendReply } from './respond/send-reply.js';

type Handle<Kind> = (interaction: Kind, context: BotContext) => Promise<void>;

const chatInputHandlers: ReadonlyMap<string, Handle<ChatInputCommandInteraction>> = new Map([
  [ask.name, handleAsk],
  [sources.name, handleSources],
  [help.name, handleHelp],
  [privacy.name, handlePrivacy],
  [reindex.name, handleReindex],
  [status.name, handleStatus],
  [gaps.name, handleGaps],
]);

const messageMenuHandlers: ReadonlyMap<
  string,
  Handle<MessageContextMenuCommandInteraction>
> = new Map([[searchDocuments.name, handleSearchDocuments]]);

/**
 * The interaction is over for Discord, someone else answers it, or the person has dismissed the message
 * that was to be filled in: there is nobody left to tell.
 */
const tooLate: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);

/**
 * Gives an interaction to its handler. Never throws: whatever goes wrong, the person gets a sentence
 * in their language where Discord still takes one, and the log the cause.
 */
export async function handleInteraction(
  interaction: Interaction,
  context: BotContext,
): Promise<void> {
  try {
    await dispatch(interaction, context);
  } catch (error) {
    const { logger } = context;
    const { id, type } = interaction;
    if (error instanceof DiscordAPIError && tooLate.has(error.code)) {
      logger.warn({ err: error, interaction: { id, type } }, 'an interaction was over already');
      return;
    }
    logger.error({ err: error, interaction: { id, type } }, 'an interaction failed');
    context.metrics.noteError(nameInteraction(interaction), error);
    if (interaction.isRepliable()) await tellProblem(interaction, 'internal', context);
  }
}

/** What was used, for the record of errors. */
function nameInteraction(interaction: Interaction): string {
  if (interaction.isMessageContextMenuCommand()) return interaction.commandName;
  return 'commandName' in interaction ? `/${interaction.commandName}` : 'component';
}

async function dispatch(interaction: Interaction, context: BotContext): Promise<void> {
  if (interaction.isAutocomplete()) return handleAutocomplete(interaction, context);
  if (interaction.isMessageComponent()) return handleComponent(interaction, context);
  if (interaction.isModalSubmit()) return handleForm(interaction, context);
  if (interaction.isChatInputCommand()) {
    const handle = chatInputHandlers.get(interaction.commandName);
    if (handle !== undefined) return handle(interaction, context);
  }
  if (interaction.isMessageContextMenuCommand()) {
    const handle = messageMenuHandlers.get(interaction.commandName);
    if (handle !== undefined) return handle(interaction, context);
  }
  if (interaction.isRepliable()) await tellProblem(interaction, 'unknown-command', context);
}

/** Says why an interaction is not handled, to whoever can be told. Never throws. */
export async function refuseInteraction(
  interaction: Interaction,
  problem: ProblemCode,
  context: BotContext,
): Promise<void> {
  if (interaction.isRepliable()) await tellProblem(interaction, problem, context);
}

/** Never throws. */
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
        if (interaction.deferred && !interaction.replied) {
          return interaction.editReply({ ...payload, flags });
        }
        const privately = { ...payload, flags: [...flags, MessageFlags.Ephemeral] as const };
        return interaction.replied ? interaction.followUp(privately) : interaction.reply(privately);
      },
      logger,
    );
  } catch (error) {
    logger.warn({ err: error }, 'the person could not be told');
  }
}
