import type { Choice, PendingInteraction } from './interaction-desk.js';
import { callbackTypes } from './interaction-types.js';
import type { Json } from './json.js';
import { messageFlags } from './validate-message.js';
import type { Watch } from './watch.js';
import type { StoredMessage, World } from './world.js';

/** What a person started, and what comes of it. What does not come in time throws. */
export interface InteractionHandle {
  readonly interaction: PendingInteraction;
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
  interaction: PendingInteraction,
  world: World,
  waitFor: Watch['waitFor'],
): InteractionHandle {
  const original = (): StoredMessage | undefined => world.messages.get(interaction.original ?? '');
  const response = () =>
    waitFor(function theResponse() {
      const message = original();
      if (message === undefined || (message.flags & messageFlags.loading) !== 0) return undefined;
      const { callbackType, source } = interaction;
      const isToCome =
        callbackType === callbackTypes.deferredUpdate &&
        message.earlier.length === source?.earlier.length;
      return isToCome ? undefined : message;
    });
  return {
    interaction,
    acknowledged: () =>
      waitFor(function theAcknowledgement() {
        return interaction.acknowledgedAfterMs;
      }),
    response,
    async edited(times = 1) {
      const first = await response();
      return waitFor(function theEdit() {
        const message = original();
        return (
          message !== undefined &&
          message.earlier.length >= startOf(interaction, first) + times &&
          message
        );
      });
    },
    async deleted() {
      await waitFor(function theDeletion() {
        return interaction.original !== undefined && original() === undefined;
      });
    },
    followUps: (count = 1) =>
      waitFor(function theFollowUps() {
        const { followUps } = interaction;
        if (followUps.length < count) return undefined;
        return followUps.flatMap((id) => world.messages.get(id) ?? []);
      }),
    choices: () =>
      waitFor(function theChoices() {
        return interaction.choices;
      }),
    modal: () =>
      waitFor(function theModal() {
        return interaction.modal;
      }),
  };
}

/** How many versions the message had before the answer. */
function startOf({ source, original }: PendingInteraction, first: StoredMessage): number {
  return source !== undefined && source.id === original && first.id === source.id
    ? source.earlier.length + 1
    : 0;
}
