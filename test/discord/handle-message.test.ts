import { type Message, MessageType } from 'discord.js';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';

import { createBotContext } from '../../src/delivery/discord/create-bot-context.js';
import { handleMessage } from '../../src/delivery/discord/handle-message.js';
import { createFakeApp } from '../support/fake-app.js';

const botId = '100000000000000001';

interface MessageFields {
  readonly authorIsBot?: boolean;
  readonly authorIsSystem?: boolean;
  readonly webhookId?: string;
  readonly type?: MessageType;
  readonly inGuild?: boolean;
  readonly mentionsBot?: boolean;
}

/** Whether a message is answered. */
async function isAnswered(fields: MessageFields): Promise<boolean> {
  let replies = 0;
  const channel = { isSendable: () => true, sendTyping: () => Promise.resolve() };
  const message = {
    id: '1',
    content: 'KFOR',
    type: fields.type ?? MessageType.Default,
    author: { id: '2', bot: fields.authorIsBot ?? false, system: fields.authorIsSystem ?? false },
    webhookId: fields.webhookId ?? null,
    client: { user: { id: botId } },
    mentions: { users: new Map(fields.mentionsBot === true ? [[botId, {}]] : []) },
    inGuild: () => fields.inGuild ?? false,
    guildId: fields.inGuild === true ? '3' : null,
    channel,
    reply: () => Promise.resolve((replies += 1)),
  };
  const context = createBotContext({ app: createFakeApp(), logger: pino({ level: 'silent' }) });
  await handleMessage(message as unknown as Message, context);
  return replies > 0;
}

describe('handleMessage', () => {
  it.each([
    ['a direct message', {}, true],
    ['a reply in direct messages', { type: MessageType.Reply }, true],
    ['a mention in a channel', { inGuild: true, mentionsBot: true }, true],
    ['talk of others in a channel', { inGuild: true }, false],
    ['a bot', { authorIsBot: true }, false],
    ['a bot that mentions Beleg', { authorIsBot: true, inGuild: true, mentionsBot: true }, false],
    ['a webhook', { webhookId: '9', inGuild: true, mentionsBot: true }, false],
    ['Discord itself', { authorIsSystem: true }, false],
    ['a pinned message', { type: MessageType.ChannelPinnedMessage }, false],
  ])('%s: answered or not', async (_what, fields, expected) => {
    expect(await isAnswered(fields)).toBe(expected);
  });
});
