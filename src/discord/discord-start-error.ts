/** Why the bot cannot run. */
export type DiscordStartErrorCode =
  /** Discord does not know the token. */
  | 'bad-token'
  /** The application lacks an intent that was asked for, or Discord refuses the intents. */
  | 'disallowed-intents'
  /** No connection to Discord: no network, a wrong address, a firewall. */
  | 'no-network'
  /** Discord answers, but with an error of its own. */
  | 'discord-unavailable'
  /** Anything else; `cause` says what. */
  | 'unexpected';

/** Beleg could not connect to Discord, or may not stay connected. */
export class DiscordStartError extends Error {
  override readonly name = 'DiscordStartError';

  constructor(
    readonly code: DiscordStartErrorCode,
    options?: ErrorOptions,
  ) {
    super(`cannot run on Discord: ${code}`, options);
  }
}
