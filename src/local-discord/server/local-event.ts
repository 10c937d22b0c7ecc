import type { LoggedRequest } from './logged-request.js';
import type { PendingInteraction } from '../state/pending-interaction.js';
import type { StoredMessage } from '../state/world.js';

/** Something that happened on the local Discord, for whoever watches it. */
export type LocalEvent =
  | { readonly kind: 'created' | 'edited' | 'deleted'; readonly message: StoredMessage }
  | { readonly kind: 'typing'; readonly channelId: string }
  /** An interaction was acknowledged. */
  | { readonly kind: 'acknowledged'; readonly interaction: PendingInteraction }
  /** The bot asked for something and was answered. */
  | { readonly kind: 'requested'; readonly request: LoggedRequest }
  /** A bug of the local Discord's own; the request was answered with 500. */
  | { readonly kind: 'broken'; readonly error: unknown };
