import {
  ComponentType,
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  type RepliableInteraction,
} from 'discord.js';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';

import { systemClock } from '../../../src/core/platform/clock.js';
import { defaultPace } from '../../../src/discord/bot-context.js';
import { buttonRow, linkButton } from '../../../src/discord/reply/card-parts.js';
import { renderNotice } from '../../../src/discord/reply/render-notice.js';
import type { Reply } from '../../../src/discord/reply/reply.js';
import { respond } from '../../../src/discord/respond/respond.js';
import { sendReply } from '../../../src/discord/respond/send-reply.js';

const logger = pino({ level: 'silent' });
const context = {
  logger,
  clock: systemClock,
  pace: { ...defaultPace, deferAfterMs: 20, retryFirstAfterMs: [1, 1] },
};
const reply = renderNotice('Hallo');

const after = <Value>(ms: number, value: Value) =>
  new Promise<Value>((resolve) => setTimeout(resolve, ms, value));

/** Writes down what it is asked to do, and takes its time to defer. */
function fakeInteraction(deferMs = 0, deferError?: Error, ...replyErrors: Error[]) {
  const deferErrors = [deferError];
  const calls: (readonly [call: string, options: { flags?: unknown }])[] = [];
  const note = (call: string) => (options: { flags?: unknown }) => {
    calls.push([call, options]);
    return Promise.resolve();
  };
  const interaction = {
    reply: async (options: { flags?: unknown }) => {
      await note('reply')(options);
      const error = replyErrors.shift();
      if (error !== undefined) throw error;
    },
    editReply: note('edit'),
    deferReply: async (options: { flags?: unknown }) => {
      calls.push(['defer', options]);
      await after(deferMs, undefined);
      const error = deferErrors.shift();
      if (error !== undefined) throw error;
      calls.push(['deferred', {}]);
    },
  };
  return { calls, interaction: interaction as unknown as RepliableInteraction };
}

describe('respond', () => {
  it('replies directly when the answer is ready in time', async () => {
    const { calls, interaction } = fakeInteraction();
    await respond(interaction, context, { private: true }, () => Promise.resolve(reply));
    await after(30, undefined);
    expect(calls.map(([call]) => call)).toEqual(['reply']);
    expect(calls[0]![1].flags).toEqual([MessageFlags.IsComponentsV2, MessageFlags.Ephemeral]);
  });

  it('defers when the answer takes longer, and edits after the deferral has arrived', async () => {
    const { calls, interaction } = fakeInteraction(40);
    await respond(interaction, context, { private: true }, () => after(30, reply));
    expect(calls.map(([call]) => call)).toEqual(['defer', 'deferred', 'edit']);
    expect(calls[0]![1].flags).toBe(MessageFlags.Ephemeral);
    expect(calls[2]![1].flags).toEqual([MessageFlags.IsComponentsV2]);
  });

  it('says nothing when Discord refuses the deferral', async () => {
    const refusal = new Error('Unknown interaction');
    const { calls, interaction } = fakeInteraction(0, refusal);
    const responding = respond(interaction, context, { private: false }, () => after(40, reply));
    await expect(responding).rejects.toBe(refusal);
    expect(calls.map(([call]) => call)).toEqual(['defer']);
  });

  const closed = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  const acknowledged = new DiscordAPIError(
    { code: 40_060, message: 'x' },
    40_060,
    400,
    'POST',
    '/',
    {},
  );

  it('sends the first response again when the connection was closed', async () => {
    const { calls, interaction } = fakeInteraction(0, undefined, closed);
    await respond(interaction, context, { private: true }, () => Promise.resolve(reply));
    expect(calls.map(([call]) => call)).toEqual(['reply', 'reply']);
  });

  it('edits the response when the closed connection had delivered it', async () => {
    const { calls, interaction } = fakeInteraction(0, undefined, closed, acknowledged);
    await respond(interaction, context, { private: true }, () => Promise.resolve(reply));
    expect(calls.map(([call]) => call)).toEqual(['reply', 'reply', 'edit']);
    expect(interaction).toMatchObject({ deferred: true, ephemeral: true });
  });

  it('leaves an interaction alone that another process has answered', async () => {
    const { calls, interaction } = fakeInteraction(0, undefined, acknowledged);
    const responding = respond(interaction, context, { private: true }, () =>
      Promise.resolve(reply),
    );
    await expect(responding).rejects.toBe(acknowledged);
    expect(calls.map(([call]) => call)).toEqual(['reply']);
  });

  it('gives up on the first response after its retries', async () => {
    const { calls, interaction } = fakeInteraction(0, undefined, closed, closed, closed);
    const responding = respond(interaction, context, { private: true }, () =>
      Promise.resolve(reply),
    );
    await expect(responding).rejects.toBe(closed);
    expect(calls).toHaveLength(3);
  });

  it('knows of a deferral whose acknowledgement was lost, also when the answer fails', async () => {
    const { interaction } = fakeInteraction(0, acknowledged);
    const failing = respond(interaction, context, { private: true }, async () => {
      await after(40, undefined);
      throw new Error('index gone');
    });
    await expect(failing).rejects.toThrow('index gone');
    expect(interaction).toMatchObject({ deferred: true, ephemeral: true });
  });

  it('defers again when the connection was closed', async () => {
    const { calls, interaction } = fakeInteraction(0, closed);
    await respond(interaction, context, { private: true }, () => after(60, reply));
    expect(calls.map(([call]) => call)).toEqual(['defer', 'defer', 'deferred', 'edit']);
  });

  it('leaves no deferral behind when the answer fails', async () => {
    const { calls, interaction } = fakeInteraction();
    const failing = respond(interaction, context, { private: false }, () =>
      Promise.reject(new Error('index gone')),
    );
    await expect(failing).rejects.toThrow('index gone');
    await after(30, undefined);
    expect(calls).toEqual([]);
  });
});

describe('sendReply', () => {
  const text = { fallback: 'text' } as const;
  const refusals = [
    new DiscordAPIError({ code: 50_035, message: 'x' }, 50_035, 400, 'POST', '/', {}),
    new HTTPError(500, 'x', 'POST', '/', {}),
  ];

  it.each(refusals)(
    'goes on as plain text when Discord does not take the card',
    async (refusal) => {
      const sent: object[] = [];
      await sendReply(
        reply,
        (payload) => {
          sent.push(payload);
          return payload.components === undefined ? Promise.resolve() : Promise.reject(refusal);
        },
        logger,
        text,
      );
      expect(sent).toMatchObject([
        { flags: [MessageFlags.IsComponentsV2] },
        { content: 'Hallo', flags: [MessageFlags.SuppressEmbeds] },
      ]);
    },
  );

  it.each(refusals)(
    'edits a card with a card, since it cannot become plain text',
    async (refusal) => {
      const sent: object[] = [];
      const card = [
        ...renderNotice('Hallo').card,
        ...buttonRow([linkButton('x', 'https://x.org')]),
      ];
      await sendReply(
        { ...reply, card },
        (payload) => {
          sent.push(payload);
          return sent.length === 1 ? Promise.reject(refusal) : Promise.resolve();
        },
        logger,
        { fallback: 'card' },
      );
      expect(sent[1]).toMatchObject({
        flags: [MessageFlags.IsComponentsV2],
        components: [{ type: ComponentType.TextDisplay, content: 'Hallo' }],
      });
      expect(sent[1]).not.toHaveProperty('content');
    },
  );

  it('never lets a message ping', async () => {
    for (const card of [reply.card, []]) {
      const payload = await sendReply(
        { ...reply, card },
        (sent) => Promise.resolve(sent),
        logger,
        text,
      );
      expect(payload.allowedMentions).toEqual({ parse: [], repliedUser: false });
    }
  });

  it('sends a card that is over the limits as text at once', async () => {
    const tooLong: Reply = { ...reply, card: renderNotice('x'.repeat(1_999)).card };
    const card = Array.from({ length: 3 }, () => tooLong.card).flat();
    const payload = await sendReply(
      { ...reply, card },
      (sent) => Promise.resolve(sent),
      logger,
      text,
    );
    expect(payload.content).toBe('Hallo');
  });

  it('passes on every other error', async () => {
    const gone = new DiscordAPIError({ code: 10_062, message: 'x' }, 10_062, 404, 'POST', '/', {});
    await expect(sendReply(reply, () => Promise.reject(gone), logger, text)).rejects.toBe(gone);
  });
});
