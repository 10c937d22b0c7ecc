import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';

import type { Language } from '../../analysis/language.js';
import type { Door } from '../../store/question-record.js';
import { selectMessages } from '../messages/select-messages.js';
import { askQuestion } from './ask-question.js';
import type { BotContext } from './bot-context.js';
import { findChosenDocument } from './document-choice.js';
import { isFragment } from './is-fragment.js';
import { isPrivatePlace } from './is-private-place.js';
import { parseMessageQuestion } from './parse-message-question.js';
import { renderAnswer } from './render-answer.js';
import { renderNotice } from './render-notice.js';
import { renderRefusal } from './render-refusal.js';
import type { Reply } from './reply.js';
import { respond } from './respond.js';
import type { ComponentInteraction } from './respond-update.js';
import { selectLanguage } from './select-language.js';

/** `/ask`: the answer, private in a server or group unless `private` is false. */
export async function handleAsk(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const question = interaction.options.getString('question', true);
  const documentName = interaction.options.getString('document');
  const wantsPrivate = interaction.options.getBoolean('private') ?? true;
  await answerCommand(
    interaction,
    { question, documentName, wantsPrivate, door: 'slash' },
    context,
  );
}

/** A message's menu: the message is the question; the answer is for whoever opened the menu. */
export async function handleSearchDocuments(
  interaction: MessageContextMenuCommandInteraction,
  context: BotContext,
): Promise<void> {
  const question = parseMessageQuestion(interaction.targetMessage);
  await answerCommand(interaction, { question, door: 'menu' }, context);
}

/** A question that Beleg offered itself, as in "Did you mean …?". */
export async function handleQuestion(
  interaction: ComponentInteraction,
  question: string,
  context: BotContext,
): Promise<void> {
  await answerCommand(interaction, { question, door: 'button' }, context);
}

interface CommandQuestion {
  readonly question: string;
  readonly door: Door;
  /** As it was chosen or typed. */
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
  const inPrivate = isPrivatePlace(interaction);
  const isPrivate = (asked.wantsPrivate ?? true) && !inPrivate;
  const place = {
    user: interaction.user.id,
    guild: interaction.guildId,
    private: isPrivate || inPrivate,
    language: selectLanguage(interaction.locale),
    canShare: isPrivate,
  };
  await respond(interaction, context, { private: isPrivate }, () => answer(asked, place, context));
}

interface AskPlace {
  readonly user: string;
  readonly guild: string | null;
  readonly private: boolean;
  readonly language: Language;
  readonly canShare: boolean;
}

async function answer(
  { question, documentName = null, door }: CommandQuestion,
  { language, canShare, ...asker }: AskPlace,
  context: BotContext,
): Promise<Reply> {
  const { problem } = selectMessages(language);
  if (question.trim() === '') {
    return renderNotice(problem[door === 'menu' ? 'message-without-text' : 'empty-question']);
  }
  if (isFragment(question)) return renderNotice(problem.fragment);
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
      door,
      ...(document === undefined ? {} : { document: document.document }),
    },
    context,
  );
  if ('refusal' in asked) return renderRefusal(asked.refusal, language);
  return renderAnswer(asked.answer, { language, canShare, answerId: asked.answerId });
}
