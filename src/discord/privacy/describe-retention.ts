import type { Retention } from '../../messages/messages.js';
import type { BotContext } from '../bot-context.js';

/** What is kept of questions; `undefined` when nothing can be stored. */
export function describeRetention({ store, retention }: BotContext): Retention | undefined {
  return store.status().problem === undefined ? retention : undefined;
}
