import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
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
import { mayUse } from './access/may-use.js';
import { renderRefusal } from './access/render-refusal.js';
import { selectLanguage } from './access/select-language.js';
import { handleCancel } from './admin/handle-cancel.js';
import { handleGaps, handleGapsFile, handleGapsPage } from './admin/handle-gaps.js';
import { handleReindex } from './admin/handle-reindex.js';
import { handleStatus } from './admin/handle-status.js';
import { handleAsk, handleQuestion, handleSearchDocuments } from './ask/handle-ask.js';
import { handleAutocomplete } from './autocomplete/handle-autocomplete.js';
import type { BotContext } from './bot-context.js';
import {
  handleHits,
  handleJump,
  handleOpen,
  handleSection,
  handleTurn,
} from './browse/handle-passage.js';
import {
  handleOutline,
  handleRead,
  handleSources,
  handleSourcesPage,
} from './browse/handle-sources.js';
import { handleHelp } from './help/handle-help.js';
import {
  handleConfirmDeletion,
  handleDeleteMyData,
  handleMyData,
  handlePrivacy,
} from './privacy/handle-privacy.js';
import { parseCustomId } from './reply/custom-id.js';
import { respond } from './respond/respond.js';
import { respondNotice } from './respond/respond-notice.js';
import type { ComponentInteraction } from './respond/respond-update.js';
import { handleRemove, handleShare } from './share/handle-share.js';
import { handleDown, handleForm, handleUp } from './vote/handle-vote.js';

type Handler<Kind> = (interaction: Kind, context: BotContext) => Promise<void>;

const chatInputHandlers: ReadonlyMap<string, Handler<ChatInputCommandInteraction>> = new Map([
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
  Handler<MessageContextMenuCommandInteraction>
> = new Map([[searchDocuments.name, handleSearchDocuments]]);

const questionCommands: ReadonlySet<string> = new Set([ask.name, searchDocuments.name]);

const autocompleteHandlers: ReadonlyMap<string, Handler<AutocompleteInteraction>> = new Map([
  [ask.name, handleAutocomplete],
]);

/**
 * Calls the handler of an interaction. A command that Beleg no longer has is answered by a sentence
 * that says so.
 *
 * @throws what the handler throws
 */
export async function routeInteraction(
  interaction: Interaction,
  context: BotContext,
): Promise<void> {
  if (interaction.isAutocomplete()) {
    await ((await mayUse(interaction, context.access))
      ? autocompleteHandlers.get(interaction.commandName)?.(interaction, context)
      : interaction.respond([]));
  } else if (!(await mayUse(interaction, context.access))) {
    if (interaction.isRepliable()) await refuseGuild(interaction, context);
  } else if (await refuseAction(interaction, context)) {
    // The person has been told to wait.
  } else if (interaction.isMessageComponent()) {
    await routeComponent(interaction, context);
  } else if (interaction.isModalSubmit()) {
    await handleForm(interaction, context);
  } else if (interaction.isChatInputCommand()) {
    await (chatInputHandlers.get(interaction.commandName) ?? refuseCommand)(interaction, context);
  } else if (interaction.isMessageContextMenuCommand()) {
    await (messageMenuHandlers.get(interaction.commandName) ?? refuseCommand)(interaction, context);
  } else if (interaction.isRepliable()) {
    await refuseCommand(interaction, context);
  }
}

/**
 * Refuses a person who presses buttons or runs commands too fast. Questions have limits of their own.
 *
 * @returns whether the interaction was refused
 */
async function refuseAction(interaction: Interaction, context: BotContext): Promise<boolean> {
  if (!interaction.isRepliable() || isQuestion(interaction)) return false;
  const refusal = await context.rateLimiter.admitAction(interaction.user.id);
  if (refusal === undefined) return false;
  await respond(interaction, context, { private: true }, () =>
    Promise.resolve(renderRefusal(refusal, selectLanguage(interaction.locale))),
  );
  return true;
}

function isQuestion(interaction: Interaction): boolean {
  if (interaction.isMessageComponent()) {
    return parseCustomId(interaction.customId)?.kind === 'question';
  }
  return interaction.isCommand() && questionCommands.has(interaction.commandName);
}

/** Says that the host has not allowed this server, or this person outside servers. */
function refuseGuild(
  interaction: Parameters<typeof respondNotice>[0],
  context: BotContext,
): Promise<void> {
  return respondNotice(interaction, context, ({ problem }) => problem['not-allowed']);
}

function refuseCommand(
  interaction: Parameters<typeof respondNotice>[0],
  context: BotContext,
): Promise<void> {
  return respondNotice(interaction, context, ({ problem }) => problem['unknown-command']);
}

/**
 * Calls the handler of a button or menu. Everything a component does is in its `custom_id`, so
 * components sent before a restart still work. The `custom_id` is untrusted input and is validated by
 * `parseCustomId`.
 */
async function routeComponent(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  const action = parseCustomId(interaction.customId);
  const chosen = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : '';
  switch (action?.kind) {
    case 'open':
    case 'context':
      return handleOpen(interaction, action.reference, context);
    case 'turn':
      return handleTurn(interaction, action.passage, context);
    case 'section':
      return handleSection(interaction, action.passage, action.page, context);
    case 'more':
      return handleHits(interaction, action.references, context);
    case 'share':
      return handleShare(interaction, action.reference, context);
    case 'remove':
      return handleRemove(interaction, context);
    case 'question':
      return handleQuestion(interaction, action.question, context);
    case 'sources':
      return handleSourcesPage(interaction, action.page, context);
    case 'read':
      return handleRead(interaction, chosen, context);
    case 'outline':
      return handleOutline(interaction, action.passage, action.page, context);
    case 'jump':
      return handleJump(interaction, chosen, context);
    case 'up':
      return handleUp(interaction, action.answer, context);
    case 'down':
      return handleDown(interaction, action.answer, context);
    case 'gaps':
      return handleGapsPage(interaction, action.page, context);
    case 'gaps-file':
      return handleGapsFile(interaction, context);
    case 'my-data':
      return handleMyData(interaction, context);
    case 'confirm-deletion':
      return handleConfirmDeletion(interaction, context);
    case 'delete-my-data':
      return handleDeleteMyData(interaction, context);
    case 'cancel':
      return handleCancel(interaction, context);
    case undefined:
      return respondNotice(interaction, context, ({ problem }) => problem['button-outdated']);
  }
}
