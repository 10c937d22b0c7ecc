import { type Client, Events } from 'discord.js';

import { refuseMessage, handleMessage } from './ask/handle-message.js';
import type { BotContext } from './bot-context.js';
import { handleInteraction, refuseInteraction } from './handle-interaction.js';

export interface AnsweredEvents {
  /**
   * Refuses what comes from now on, and waits until everything under way has been answered, refusals
   * included.
   */
  stop(): Promise<void>;
}

/** Answers the interactions and messages that a client receives. */
export function answerEvents(client: Client, context: BotContext): AnsweredEvents {
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  const track = (work: Promise<void>): void => {
    const tracked = work
      .catch((error: unknown) => {
        context.logger.error({ err: error }, 'an event could not be handled');
      })
      .finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };
  client.on(Events.InteractionCreate, (interaction) =>
    track(
      stopping
        ? refuseInteraction(interaction, 'stopping', context)
        : handleInteraction(interaction, context),
    ),
  );
  client.on(Events.MessageCreate, (message) =>
    track(stopping ? refuseMessage(message, 'stopping', context) : handleMessage(message, context)),
  );
  return {
    async stop() {
      stopping = true;
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
