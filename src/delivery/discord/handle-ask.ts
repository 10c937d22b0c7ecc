import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';

import type { Language } from '../../analysis/language.js';
import { selectMessages } from '../messages/select-messages.js';
import type { BotContext } from './bot-context.js';
import { findChosenDocument } from './document-choice.js';
import { isPrivatePlace } from './is-private-place.js';
import { renderAnswer } from './render-answer.js';
import { renderNotice } from './render-notice.js';
import type { Reply } from './reply.js';
import { respond } from './respond.js';
import { selectLanguage } from './select-language.js';

/** `/ask`: the answer, private in a server or group unless `private` is false. */
export async function handleAsk(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  const question = interaction.options.getString('question', true);
  const document = interaction.options.getString('document');
  const isPrivate = interaction.options.getBoolean('private') ?? true;
  await respond(interaction, context, { private: isPrivate && !isPrivatePlace(interaction) }, () =>
    answerCommand(question, document, language, context),
  );
}

/** A message's menu: the message is the question; the answer is for whoever opened the menu. */
export async function handleSearchDocuments(
  interaction: MessageContextMenuCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  const question = interaction.targetMessage.content;
  await respond(interaction, context, { private: !isPrivatePlace(interaction) }, async () =>
    question.trim() === ''
      ? renderNotice(selectMessages(language).problem['message-without-text'])
      : answerCommand(question, null, language, context),
  );
}

async function answerCommand(
  question: string,
  documentName: string | null,
  language: Language,
  { app }: BotContext,
): Promise<Reply> {
  const { problem } = selectMessages(language);
  if (question.trim() === '') return renderNotice(problem['empty-question']);
  if (documentName === null) return renderAnswer(await app.ask(question), { language });

  const document = findChosenDocument(documentName, await app.sources());
  if (document === undefined) return renderNotice(problem['unknown-document']);
  const answer = await app.ask(question, { document: document.document });
  return renderAnswer(answer, { language });
}
