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
  /** Discord limits how often a bot may connect; `retryAfterMs` says when it may again. */
  | 'rate-limited'
  /** The bot is in more servers than its shards may serve; the next start uses more of them. */
  | 'sharding-required'
  /** Anything else; `cause` says what. */
  | 'unexpected';

/** Beleg could not connect to Discord, or Discord has closed the connection for good. */
export class DiscordStartError extends Error {
  override readonly name = 'DiscordStartError';

  /** With `rate-limited`, how long to wait; `undefined` when Discord does not say. */
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly code: DiscordStartErrorCode,
    { retryAfterMs, ...options }: ErrorOptions & { readonly retryAfterMs?: number } = {},
  ) {
    super(`cannot run on Discord: ${code}`, options);
    this.retryAfterMs = retryAfterMs;
  }
}
