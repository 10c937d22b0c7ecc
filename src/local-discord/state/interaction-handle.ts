import type { Choice, PendingInteraction } from './pending-interaction.js';
import type { Json } from '../server/json.js';
import { messageFlags } from '../validate/validate-message.js';
import type { Watch } from '../server/watch.js';
import type { StoredMessage, World } from './world.js';

/**
 * An interaction that a person started. Each method waits for what the bot does, and rejects if it
 * takes too long.
 */
export interface InteractionHandle {
  readonly pending: PendingInteraction;
  /** Milliseconds until the bot's first response, by the local Discord's clock. */
  acknowledged(): Promise<number>;
  /** The message that answers or was changed, once it is no longer deferred. */
  response(): Promise<StoredMessage>;
  /** Resolves to the answer after this many edits. Default: 1. */
  edited(times?: number): Promise<StoredMessage>;
  /** Resolves when the answer has been deleted. */
  deleted(): Promise<void>;
  /** The follow-ups, once there are at least this many. Default: 1. */
  followUps(count?: number): Promise<readonly StoredMessage[]>;
  /** The choices of an autocompletion. */
  choices(): Promise<readonly Choice[]>;
  /** The modal that the bot opened. */
  modal(): Promise<Json>;
}

export function createHandle(
  pending: PendingInteraction,
  world: World,
  waitFor: Watch['waitFor'],
): InteractionHandle {
  const original = (): StoredMessage | undefined => world.messages.get(pending.original ?? '');
  /** The answer, if it has had this many versions since the interaction began. */
  const version = (count: number): StoredMessage | undefined => {
    const message = original();
    if (message === undefined || (message.flags & messageFlags.loading) !== 0) return undefined;
    const before = message === pending.source ? pending.versionsBefore : 0;
    return message.earlier.length + 1 - before >= count ? message : undefined;
  };
  return {
    pending,
    acknowledged: () =>
      waitFor(function theAcknowledgement() {
        return pending.acknowledgedAfterMs;
      }),
    response: () =>
      waitFor(function theResponse() {
        return version(1);
      }),
    edited: (times = 1) =>
      waitFor(function theEdit() {
        return version(1 + times);
      }),
    async deleted() {
      await waitFor(function theDeletion() {
        return pending.original !== undefined && original() === undefined;
      });
    },
    followUps: (count = 1) =>
      waitFor(function theFollowUps() {
        const { followUps } = pending;
        if (followUps.length < count) return undefined;
        return followUps.flatMap((id) => world.messages.get(id) ?? []);
      }),
    choices: () =>
      waitFor(function theChoices() {
        return pending.choices;
      }),
    modal: () =>
      waitFor(function theModal() {
        return pending.modal;
      }),
  };
}
