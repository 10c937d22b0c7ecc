import { destination, type Logger, pino } from 'pino';

import type { LogLevel } from './config.js';

/** Logs as JSON lines on standard error, so that standard output belongs to answers alone. */
export function createLogger(level: LogLevel): Logger {
  const standardError = 2;
  return pino({ level, base: null }, destination({ dest: standardError, sync: true }));
}
