import type { Json } from '../server/json.js';
import type { InteractionKind } from './interaction-types.js';
import type { Channel, Person, StoredMessage } from './world.js';

/** A choice that an autocompletion offers. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** An interaction that was sent to the bot, and the bot's responses so far. */
export interface PendingInteraction {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionKind;
  readonly channel: Channel;
  readonly person: Person;
  readonly createdAt: number;
  /** The message whose button was pressed. */
  readonly source: StoredMessage | undefined;
  /** The number of versions that message had then; 0 without a message. */
  readonly versionsBefore: number;
  readonly metadata: Json;
  /** The type of the option that is being completed. */
  readonly completes: unknown;
  /** The time to the first response, in milliseconds. */
  acknowledgedAfterMs: number | undefined;
  callbackType: number | undefined;
  /** The id of the message that `@original` means; it is kept when the message is deleted. */
  original: string | undefined;
  choices: readonly Choice[] | undefined;
  modal: Json | undefined;
  readonly followUps: string[];
}
