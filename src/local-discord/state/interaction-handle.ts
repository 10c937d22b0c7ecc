import type { Choice, PendingInteraction } from './pending-interaction.js';
import type { Json } from '../server/json.js';
import { messageFlags } from '../validate/validate-message.js';
import type { Watch } from '../server/watch.js';
import type { StoredMessage, World } from './world.js';

/** What a person started, and what comes of it. What does not come in time throws. */
export interface InteractionHandle {
  readonly pending: PendingInteraction;
  /** Milliseconds until the bot's first response, by the local Discord's clock. */
  acknowledged(): Promise<number>;
  /** The message that answers, or that was changed, once it is no longer still to come. */
  response(): Promise<StoredMessage>;
  /** The same after so many edits of an answer that stood already. Default: 1. */
  edited(times?: number): Promise<StoredMessage>;
  /** When the answer is gone. */
  deleted(): Promise<void>;
  /** Follow-ups, once there are so many. Default: 1. */
  followUps(count?: number): Promise<readonly StoredMessage[]>;
  /** Of an autocompletion. */
  choices(): Promise<readonly Choice[]>;
  /** The modal that was opened. */
  modal(): Promise<Json>;
}

export function createHandle(
  pending: PendingInteraction,
  world: World,
  waitFor: Watch['waitFor'],
): InteractionHandle {
  const original = (): StoredMessage | undefined => world.messages.get(pending.original ?? '');
  /** The answer, once it has had so many versions since the pending. */
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
