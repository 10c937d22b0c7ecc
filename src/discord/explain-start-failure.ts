import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
} from 'discord.js';

import { DiscordStartError, type DiscordStartErrorCode } from './discord-start-error.js';
import { isNetworkError } from './respond/is-network-error.js';

/** Gateway close codes after which reconnecting with the same settings cannot succeed. */
const fatalCloseCodes: ReadonlyMap<number, DiscordStartErrorCode> = new Map([
  [GatewayCloseCodes.AuthenticationFailed, 'bad-token'],
  [GatewayCloseCodes.InvalidIntents, 'disallowed-intents'],
  [GatewayCloseCodes.DisallowedIntents, 'disallowed-intents'],
  [GatewayCloseCodes.InvalidShard, 'unexpected'],
  [GatewayCloseCodes.ShardingRequired, 'unexpected'],
  [GatewayCloseCodes.InvalidAPIVersion, 'unexpected'],
]);

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
  return new DiscordStartError(findCode(error), { cause: error });
}

function findCode(error: unknown): DiscordStartErrorCode {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return 'bad-token';
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    if (error.status === 401) return 'bad-token';
    return error.status >= 500 || error.status === 429 ? 'discord-unavailable' : 'unexpected';
  }
  return isNetworkError(error) ? 'no-network' : 'unexpected';
}
