import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
} from 'discord.js';

import { DiscordStartError, type DiscordStartErrorCode } from './discord-start-error.js';
import { isNetworkError } from './respond/is-network-error.js';

/** Gateway close codes after which reconnecting with the same settings cannot succeed. */
const fatalCloseCodes: ReadonlyMap<number, DiscordStartErrorCode> = new Map([
  [GatewayCloseCodes.AuthenticationFailed, 'bad-token'],
  [GatewayCloseCodes.InvalidIntents, 'disallowed-intents'],
  [GatewayCloseCodes.DisallowedIntents, 'disallowed-intents'],
  [GatewayCloseCodes.InvalidShard, 'unexpected'],
  [GatewayCloseCodes.ShardingRequired, 'sharding-required'],
  [GatewayCloseCodes.InvalidAPIVersion, 'unexpected'],
]);

/** How @discordjs/ws says that the bot has used up the sessions it may begin in a day. */
const noSessionsLeft = 'Not enough sessions remaining';

/**
 * Turns a gateway close code into an error.
 *
 * @param closeCode a code after which discord.js does not reconnect
 */
export function explainClose(closeCode: number): DiscordStartError {
  return new DiscordStartError(fatalCloseCodes.get(closeCode) ?? 'unexpected', {
    cause: new Error(`the gateway closed with code ${closeCode}`),
  });
}

/** Turns any error of discord.js, Discord's API or the network into a `DiscordStartError`. */
export function explainStartFailure(error: unknown): DiscordStartError {
  if (error instanceof DiscordStartError) return error;
  if (error instanceof RateLimitError) {
    const { retryAfter } = error;
    return new DiscordStartError('rate-limited', { cause: error, retryAfterMs: retryAfter });
  }
  return new DiscordStartError(findCode(error), { cause: error });
}

function findCode(error: unknown): DiscordStartErrorCode {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return 'bad-token';
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    if (error.status === 401) return 'bad-token';
    if (error.status === 429) return 'rate-limited';
    return error.status >= 500 ? 'discord-unavailable' : 'unexpected';
  }
  if (error instanceof Error && error.message.startsWith(noSessionsLeft)) return 'rate-limited';
  return isNetworkError(error) ? 'no-network' : 'unexpected';
}
