import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';

import type { Language } from '../../core/analysis/language.js';
import type { EntryPoint } from '../../store/question-record.js';
import { selectMessages } from '../../messages/select-messages.js';
import { askQuestion } from './ask-question.js';
import type { BotContext } from '../bot-context.js';
import { findChosenDocument } from '../autocomplete/document-choice.js';
import { findHint } from './find-hint.js';
import { isPrivateChannel } from '../access/is-private-channel.js';
import { parseMessageQuestion } from './parse-message-question.js';
import { renderAnswer } from './render-answer.js';
import { renderNotice } from '../reply/render-notice.js';
import { renderRefusal } from '../access/render-refusal.js';
import type { Reply } from '../reply/reply.js';
import { respond } from '../respond/respond.js';
import type { ComponentInteraction } from '../respond/respond-update.js';
import { selectLanguage } from '../access/select-language.js';

/** Handles `/ask`. The answer is private in a server or group unless `private` is false. */
export async function handleAsk(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const question = interaction.options.getString('question', true);
  const documentName = interaction.options.getString('document');
  const wantsPrivate = interaction.options.getBoolean('private') ?? true;
  await answerCommand(
    interaction,
    { question, documentName, wantsPrivate, entryPoint: 'slash' },
    context,
  );
}

/** Handles the message menu: the message is the question, and whoever opened the menu gets the answer. */
export async function handleSearchDocuments(
  interaction: MessageContextMenuCommandInteraction,
  context: BotContext,
): Promise<void> {
  const question = parseMessageQuestion(interaction.targetMessage);
  await answerCommand(interaction, { question, entryPoint: 'menu' }, context);
}

/** Handles a button with a question that Beleg has offered, as in "Did you mean …?". */
export async function handleQuestion(
  interaction: ComponentInteraction,
  question: string,
  context: BotContext,
): Promise<void> {
  await answerCommand(interaction, { question, entryPoint: 'button' }, context);
}

interface CommandQuestion {
  readonly question: string;
  readonly entryPoint: EntryPoint;
  /** The document as it was chosen or typed. */
  readonly documentName?: string | null;
  /** Default: yes. */
  readonly wantsPrivate?: boolean;
}

async function answerCommand(
  interaction:
    ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ComponentInteraction,
  asked: CommandQuestion,
  context: BotContext,
): Promise<void> {
  const inPrivate = isPrivateChannel(interaction);
  const isPrivate = (asked.wantsPrivate ?? true) && !inPrivate;
  const source = {
    user: interaction.user.id,
    guild: interaction.guildId,
    private: isPrivate || inPrivate,
    language: selectLanguage(interaction.locale),
    canShare: isPrivate,
  };
  await respond(interaction, context, { private: isPrivate }, () => answer(asked, source, context));
}

interface AskSource {
  readonly user: string;
  readonly guild: string | null;
  readonly private: boolean;
  readonly language: Language;
  readonly canShare: boolean;
}

async function answer(
  { question, documentName = null, entryPoint }: CommandQuestion,
  { language, canShare, ...asker }: AskSource,
  context: BotContext,
): Promise<Reply> {
  const { problem } = selectMessages(language);
  if (question.trim() === '') {
    return renderNotice(problem[entryPoint === 'menu' ? 'message-without-text' : 'empty-question']);
  }
  const hint = findHint(question, language);
  if (hint !== undefined) return renderNotice(hint);
  const document =
    documentName === null
      ? undefined
      : findChosenDocument(documentName, await context.app.sources());
  if (documentName !== null && document === undefined) {
    return renderNotice(problem['unknown-document']);
  }
  const asked = await askQuestion(
    {
      ...asker,
      question,
      entryPoint,
      ...(document === undefined ? {} : { document: document.document }),
    },
    context,
  );
  if ('refusal' in asked) return renderRefusal(asked.refusal, language);
  return renderAnswer(asked.answer, { language, canShare, answerId: asked.answerId });
}
