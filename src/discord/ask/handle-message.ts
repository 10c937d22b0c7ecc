import { findProblem } from '../respond/find-problem.js';
import { type Message, MessageType } from 'discord.js';

import { detectLanguage } from '../../core/analysis/detect-language.js';
import type { Language } from '../../core/analysis/language.js';
import type { EntryPoint } from '../../store/question-record.js';
import type { ProblemCode } from '../../messages/messages.js';
import { selectMessages } from '../../messages/select-messages.js';
import { askQuestion } from './ask-question.js';
import type { BotContext } from '../bot-context.js';
import { mayUse } from '../access/may-use.js';
import { findHint } from './find-hint.js';
import { mentionsOwnRole, parseMessageQuestion } from './parse-message-question.js';
import { renderAnswer } from './render-answer.js';
import { renderNotice } from '../reply/render-notice.js';
import { renderRefusal } from '../access/render-refusal.js';
import type { Reply } from '../reply/reply.js';
import { sendMessageReply } from '../respond/send-message-reply.js';
import { showTyping } from '../respond/show-typing.js';

/**
 * Answers a message that is addressed to Beleg (a direct message, a mention or a reply to one of its
 * messages) once, in the language of the question. Bots, webhooks and system messages get no answer.
 */
export async function handleMessage(message: Message, context: BotContext): Promise<void> {
  if (!isForBot(message)) return;
  const typing = showTyping(message.channel, context);
  let reply: Reply | undefined;
  try {
    reply = await answerMessage(message, context);
  } catch (error) {
    context.logger.error({ err: error, messageId: message.id }, 'a message could not be answered');
    context.metrics.recordError('message', error);
    reply = renderNotice(
      selectMessages(usualLanguage(message, context)).problem[findProblem(error)],
    );
  } finally {
    typing.stop();
  }
  if (reply === undefined) return;
  try {
    await sendMessageReply(message, reply, context);
  } catch (error) {
    context.logger.error({ err: error, messageId: message.id }, 'an answer was lost');
    context.metrics.recordError('message', error);
  }
}

/** Says why a message is not answered now, if it is addressed to Beleg. */
export async function refuseMessage(
  message: Message,
  problem: ProblemCode,
  context: BotContext,
): Promise<void> {
  if (!isForBot(message)) return;
  const notice = selectMessages(usualLanguage(message, context)).problem[problem];
  await sendMessageReply(message, renderNotice(notice), context);
}

function isForBot(message: Message): boolean {
  const { author, client, mentions, type } = message;
  const fromPerson = !author.bot && !author.system && message.webhookId === null;
  const spoken = type === MessageType.Default || type === MessageType.Reply;
  const addressed =
    !message.inGuild() || mentions.users.has(client.user.id) || mentionsOwnRole(message);
  return fromPerson && spoken && addressed;
}

/** Without the message content intent, a mention of the role alone leaves the content empty. */
function mentionsRoleOnly(message: Message): boolean {
  return mentionsOwnRole(message) && !message.mentions.users.has(message.client.user.id);
}

/** `undefined` when it is better not to answer: a flood of messages is refused once, not every time. */
async function answerMessage(message: Message, context: BotContext): Promise<Reply | undefined> {
  const usual = usualLanguage(message, context);
  const { author, guildId, client } = message;
  if (!(await mayUse({ user: author, guildId, client }, context.access))) {
    return renderNotice(selectMessages(usual).problem['not-allowed']);
  }
  const question = parseMessageQuestion(message);
  const language = detectLanguage(question) ?? usual;
  const asker = { user: message.author.id, guild: message.guildId };
  const hint =
    question === '' && mentionsRoleOnly(message)
      ? selectMessages(language).mentionDirectly
      : findHint(question, language);
  const asked =
    hint === undefined
      ? await askQuestion(
          {
            ...asker,
            question,
            entryPoint: findEntryPoint(message),
            private: asker.guild === null,
          },
          context,
        )
      : await context.rateLimiter.pass(asker, () => Promise.resolve(hint));
  if ('refusal' in asked) {
    const { refusal } = asked;
    const told = refusal.kind === 'wait' && refusal.who === 'user' && !refusal.first;
    return told ? undefined : renderRefusal(refusal, language);
  }
  if ('result' in asked) return renderNotice(asked.result);
  const { answer, answerId } = asked;
  return renderAnswer(answer, { language: answer.language ?? usual, answerId });
}

function findEntryPoint({ guildId, type, mentions, client }: Message): EntryPoint {
  if (type === MessageType.Reply && mentions.repliedUser?.id === client.user.id) return 'reply';
  return guildId === null ? 'dm' : 'mention';
}

/** The language for a message whose own language cannot be detected. */
function usualLanguage({ guildId }: Message, context: BotContext): Language {
  return context.guildLanguages.get(guildId ?? '') ?? context.defaultLanguage;
}
