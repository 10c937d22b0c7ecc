import type { Message } from 'discord.js';

import type { BotContext } from '../bot-context.js';

/** Discord shows the indicator for 10 s; it is renewed before that. */
const renewEveryMs = 8_000;

/** Shows the typing indicator after `pace.typingAfterMs` until it is stopped. Never throws. */
export function showTyping(
  channel: Message['channel'],
  { logger, pace, clock }: BotContext,
): { readonly stop: () => void } {
  let cancel = clock.schedule(show, pace.typingAfterMs);
  return { stop: () => cancel() };

  function show(): void {
    cancel = clock.schedule(show, renewEveryMs);
    if (!channel.isSendable()) return;
    channel
      .sendTyping()
      .catch((error: unknown) => logger.debug({ err: error }, 'typing could not be shown'));
  }
}
