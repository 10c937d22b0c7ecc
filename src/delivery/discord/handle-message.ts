import { type Message, MessageType } from 'discord.js';

import { detectLanguage } from '../../analysis/detect-language.js';
import { selectMessages } from '../messages/select-messages.js';
import type { BotContext } from './bot-context.js';
import { isFragment } from './is-fragment.js';
import { parseMessageQuestion } from './parse-message-question.js';
import { renderAnswer } from './render-answer.js';
import { renderNotice } from './render-notice.js';
import type { Reply } from './reply.js';
import { sendMessageReply } from './send-message-reply.js';
import { showTyping } from './show-typing.js';

/**
 * A message to Beleg: a direct one, one that mentions it, or a reply to one of its own. One answer
 * each, in the question's language; bots, webhooks and Discord's own messages get none, nor does
 * anything that is not meant for it.
 */
export async function handleMessage(message: Message, context: BotContext): Promise<void> {
  if (!isForBot(message)) return;
  const typing = showTyping(message.channel, context);
  let reply: Reply;
  try {
    reply = await answerMessage(message, context);
  } catch (error) {
    context.logger.error({ err: error, messageId: message.id }, 'a message could not be answered');
    reply = renderNotice(selectMessages(context.defaultLanguage).problem.internal);
  } finally {
    typing.stop();
  }
  await sendMessageReply(message, reply, context.logger);
}

function isForBot(message: Message): boolean {
  const { author, client, mentions, type } = message;
  const fromPerson = !author.bot && !author.system && message.webhookId === null;
  const spoken = type === MessageType.Default || type === MessageType.Reply;
  return fromPerson && spoken && (!message.inGuild() || mentions.users.has(client.user.id));
}

async function answerMessage(
  message: Message,
  { app, defaultLanguage }: BotContext,
): Promise<Reply> {
  const question = parseMessageQuestion(message);
  if (question === '') return renderNotice(selectMessages(defaultLanguage).howToAsk);
  if (isFragment(question)) {
    const language = detectLanguage(question) ?? defaultLanguage;
    return renderNotice(selectMessages(language).problem.fragment);
  }
  const answer = await app.ask(question);
  return renderAnswer(answer, { language: answer.language ?? defaultLanguage });
}
