import type { Retention } from '../../messages/messages.js';
import type { BotContext } from '../bot-context.js';

/** What is kept of questions now; `undefined` where nothing can be. */
export function describeRetention({ store, retention }: BotContext): Retention | undefined {
  return store.status().problem === undefined ? retention : undefined;
}
