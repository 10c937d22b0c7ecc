import { type DestinationStream, destination, type Logger, pino } from 'pino';

import type { LogLevel } from './config.js';

const standardError = 2;

/**
 * Logs as JSON lines on standard error, so that standard output belongs to answers alone.
 *
 * What people ask and are told is no part of it, nor is a token: of a request that Discord refused, the
 * content and the secret part of the address are left out.
 */
export function createLogger(
  level: LogLevel,
  to: DestinationStream = destination({ dest: standardError, sync: true }),
): Logger {
  return pino({ level, base: null, serializers: { err: describeError } }, to);
}

/** The token of an interaction or a webhook answers in the bot's name for as long as it lives. */
const tokenInAddress = /(\/(?:interactions|webhooks)\/\d+\/)[^/?]+/;

function describeError(error: Error): object {
  const described: Record<string, unknown> = { ...pino.stdSerializers.err(error) };
  delete described.requestBody;
  const { url } = described;
  if (typeof url === 'string') described.url = url.replace(tokenInAddress, '$1…');
  return described;
}
