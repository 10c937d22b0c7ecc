import { Collection, type Message, MessageType } from 'discord.js';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';

import { createBotContext } from '../../../src/discord/create-bot-context.js';
import { handleMessage } from '../../../src/discord/ask/handle-message.js';
import { findCardProblems } from '../../../src/discord/reply/render-budget.js';
import type { ReplyPayload } from '../../../src/discord/respond/send-reply.js';
import { readCardText } from '../../support/card-text.js';
import { createFakeApp } from '../../support/fake-app.js';

const botId = '100000000000000001';

interface MessageFields {
  readonly content?: string;
  readonly authorIsBot?: boolean;
  readonly authorIsSystem?: boolean;
  readonly webhookId?: string;
  readonly type?: MessageType;
  readonly inGuild?: boolean;
  readonly mentionsBot?: boolean;
  /** The bot whose own role is mentioned. */
  readonly mentionsRoleOf?: string;
  readonly embeds?: readonly object[];
  /** The text of the message that it forwards. */
  readonly forwards?: string;
}

/** What a message is answered with. */
async function answer(fields: MessageFields): Promise<readonly ReplyPayload[]> {
  const replies: ReplyPayload[] = [];
  const channel = { isSendable: () => true, sendTyping: () => Promise.resolve() };
  const message = {
    id: '1',
    content: fields.content ?? 'KFOR',
    channelId: '4',
    messageSnapshots: new Collection(
      fields.forwards === undefined ? [] : [['5', { content: fields.forwards, embeds: [] }]],
    ),
    type: fields.type ?? MessageType.Default,
    author: { id: '2', bot: fields.authorIsBot ?? false, system: fields.authorIsSystem ?? false },
    webhookId: fields.webhookId ?? null,
    client: { user: { id: botId }, channels: { resolve: () => null } },
    mentions: {
      users: new Map(fields.mentionsBot === true ? [[botId, {}]] : []),
      roles: new Collection(
        fields.mentionsRoleOf === undefined
          ? []
          : [['6', { tags: { botId: fields.mentionsRoleOf } }]],
      ),
    },
    components: [],
    embeds: fields.embeds ?? [],
    inGuild: () => fields.inGuild ?? false,
    guildId: fields.inGuild === true ? '3' : null,
    channel,
    reply: (payload: ReplyPayload) => Promise.resolve(replies.push(payload)),
  };
  const context = createBotContext({ app: createFakeApp(), logger: pino({ level: 'silent' }) });
  await handleMessage(message as unknown as Message, context);
  return replies;
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
    expect(await answer(fields)).toHaveLength(expected ? 1 : 0);
  });

  it.each([
    ['6,000 characters', 'Seit wann gibt es KFOR? '.repeat(250)],
    ['6,000 signs of Markdown', '*_`|~<@[>#-'.repeat(546)],
    ['3,000 emoji', '👩‍🚀'.repeat(1_200)],
    ['an attachment or a sticker alone', ''],
    ['white space alone', ' \n\t '.repeat(1_500)],
    ['a blank that does not show', '\u200B'],
  ])('%s get one answer that Discord takes', async (_what, content) => {
    const replies = await answer({ content });
    expect(replies).toHaveLength(1);
    expect(findCardProblems(replies[0]?.components ?? [])).toEqual([]);
  });

  it('a forwarded message is the question', async () => {
    const [reply] = await answer({ content: '', forwards: 'Seit wann gibt es KFOR?' });
    expect(readCardText(reply?.components ?? [])).toContain('-# Seit wann gibt es KFOR?');
  });

  it('a message that is only an embed asks what the embed says', async () => {
    const fields = [{ name: 'Frage', value: 'Seit wann gibt es KFOR?' }];
    const embeds = [{ title: 'Forum', description: null, fields }];
    const [reply] = await answer({ content: '', embeds });
    const shown = readCardText(reply?.components ?? []);
    expect(shown).toContain('-# Forum Frage Seit wann gibt es KFOR?');
  });

  it('a mention of its own role is told that the question cannot be read', async () => {
    const [reply] = await answer({ content: '', inGuild: true, mentionsRoleOf: botId });
    expect(readCardText(reply?.components ?? [])).toContain('Du hast meine Rolle erwähnt');
  });

  it('a mention of its own role is answered where the content can be read', async () => {
    const content = '<@&6> Seit wann gibt es KFOR?';
    const [reply] = await answer({ content, inGuild: true, mentionsRoleOf: botId });
    expect(readCardText(reply?.components ?? [])).toContain('-# Seit wann gibt es KFOR?');
  });

  it('a mention of another role is not for Beleg', async () => {
    expect(await answer({ content: '', inGuild: true, mentionsRoleOf: '7' })).toEqual([]);
  });

  it.each([
    ['Hallo!', 'Hallo! Stell mir einfach eine Frage'],
    ['🙂', 'Stell mir einfach eine Frage'],
    ['???', 'Stell mir einfach eine Frage'],
  ])('%s is answered shortly, and is no question', async (content, expected) => {
    const [reply] = await answer({ content });
    const shown = readCardText(reply?.components ?? []);
    expect(shown).toContain(expected);
    expect(shown).not.toContain('beantworten diese Frage nicht');
  });
});
