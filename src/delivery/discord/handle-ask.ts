import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';

import type { Language } from '../../analysis/language.js';
import { selectMessages } from '../messages/select-messages.js';
import type { BotContext } from './bot-context.js';
import { findChosenDocument } from './document-choice.js';
import { isFragment } from './is-fragment.js';
import { isPrivatePlace } from './is-private-place.js';
import { renderAnswer } from './render-answer.js';
import { renderNotice } from './render-notice.js';
import type { Reply } from './reply.js';
import { respond } from './respond.js';
import type { ComponentInteraction } from './respond-update.js';
import { selectLanguage } from './select-language.js';

/** `/ask`: the answer, private in a server or group unless `private` is false. */
export async function handleAsk(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  const question = interaction.options.getString('question', true);
  const documentName = interaction.options.getString('document');
  const wantsPrivate = interaction.options.getBoolean('private') ?? true;
  const isPrivate = wantsPrivate && !isPrivatePlace(interaction);
  await respond(interaction, context, { private: isPrivate }, () =>
    answerCommand({ question, documentName, language, canShare: isPrivate }, context),
  );
}

/** A message's menu: the message is the question; the answer is for whoever opened the menu. */
export async function handleSearchDocuments(
  interaction: MessageContextMenuCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  const question = interaction.targetMessage.content;
  const isPrivate = !isPrivatePlace(interaction);
  await respond(interaction, context, { private: isPrivate }, async () =>
    question.trim() === ''
      ? renderNotice(selectMessages(language).problem['message-without-text'])
      : answerCommand({ question, language, canShare: isPrivate }, context),
  );
}

/** A question that Beleg offered itself, as in "Did you mean …?". */
export async function handleQuestion(
  interaction: ComponentInteraction,
  question: string,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  const isPrivate = !isPrivatePlace(interaction);
  await respond(interaction, context, { private: isPrivate }, () =>
    answerCommand({ question, language, canShare: isPrivate }, context),
  );
}

interface CommandQuestion {
  readonly question: string;
  /** As it was chosen or typed. */
  readonly documentName?: string | null;
  readonly language: Language;
  readonly canShare: boolean;
}

async function answerCommand(
  { question, documentName = null, language, canShare }: CommandQuestion,
  { app }: BotContext,
): Promise<Reply> {
  const { problem } = selectMessages(language);
  if (question.trim() === '') return renderNotice(problem['empty-question']);
  if (isFragment(question)) return renderNotice(problem.fragment);
  if (documentName === null) return renderAnswer(await app.ask(question), { language, canShare });

  const document = findChosenDocument(documentName, await app.sources());
  if (document === undefined) return renderNotice(problem['unknown-document']);
  const answer = await app.ask(question, { document: document.document });
  return renderAnswer(answer, { language, canShare });
}
