/** Why the bot cannot run. */
export type DiscordStartErrorCode =
  /** Discord does not know the token. */
  | 'bad-token'
  /** Discord refuses the gateway intents that Beleg requests. */
  | 'disallowed-intents'
  /** No connection to Discord: no network, a wrong address, a firewall. */
  | 'no-network'
  /** Discord responds with a server error. */
  | 'discord-unavailable'
  /** Anything else; `cause` says what. */
  | 'unexpected';

/** Beleg could not connect to Discord, or Discord has closed the connection for good. */
export class DiscordStartError extends Error {
  override readonly name = 'DiscordStartError';

  constructor(
    readonly code: DiscordStartErrorCode,
    options?: ErrorOptions,
  ) {
    super(`cannot run on Discord: ${code}`, options);
  }
}
