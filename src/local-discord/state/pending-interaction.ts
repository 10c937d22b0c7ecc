import type { Json } from '../server/json.js';
import type { InteractionKind } from './interaction-types.js';
import type { Channel, Person, StoredMessage } from './world.js';

/** What an autocompletion offers. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** An interaction that was sent to the bot, and what came of it so far. */
export interface PendingInteraction {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionKind;
  readonly channel: Channel;
  readonly person: Person;
  readonly createdAt: number;
  /** The message whose button was pressed. */
  readonly source: StoredMessage | undefined;
  /** How many versions it had then. Without one: 0. */
  readonly versionsBefore: number;
  readonly metadata: Json;
  /** Autocompletion: the type of the option that is typed. */
  readonly completes: unknown;
  /** When it was first responded to, in milliseconds after it was sent. */
  acknowledgedAfterMs: number | undefined;
  callbackType: number | undefined;
  /** Id of the message that `@original` means; it stays when the message is deleted. */
  original: string | undefined;
  choices: readonly Choice[] | undefined;
  modal: Json | undefined;
  readonly followUps: string[];
}
