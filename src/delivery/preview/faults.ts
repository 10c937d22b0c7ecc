import type { ApiResponse } from './api-request.js';

/** Which requests a fault meets: a part of `METHOD /path`, or a pattern for it. Default: all. */
export type RequestMatch = string | RegExp;

export interface RateLimit {
  /** How many requests it meets. Default: 1. */
  readonly count?: number;
  readonly retryAfterMs: number;
  readonly match?: RequestMatch;
  /** For the whole bot, not for the one route. Default: `false`. */
  readonly global?: boolean;
}

export interface Failure {
  /** How many requests it meets. Default: 1. */
  readonly count?: number;
  /** HTTP status. Default: 500. */
  readonly status?: number;
  /** Discord's own code. Default: 0. */
  readonly code?: number;
  readonly match?: RequestMatch;
}

export type FaultResponse = ApiResponse & { readonly headers?: Readonly<Record<string, string>> };

/** What goes wrong on demand. */
export interface Faults {
  /** Answers the next requests with 429. */
  readonly rateLimit: (limit: RateLimit) => void;
  /** Answers the next requests with an error. */
  readonly failNext: (failure?: Failure) => void;
  /** The fault that meets a request, used up by one; `undefined`: none. */
  readonly take: (method: string, path: string) => FaultResponse | undefined;
}

export function createFaults(): Faults {
  const waiting: { left: number; match: RequestMatch | undefined; response: FaultResponse }[] = [];
  return {
    rateLimit({ count = 1, retryAfterMs, match, global = false }) {
      const seconds = retryAfterMs / 1_000;
      const headers = {
        'retry-after': String(Math.ceil(seconds)),
        'x-ratelimit-limit': '1',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': String(seconds),
        'x-ratelimit-bucket': 'local',
        'x-ratelimit-scope': global ? 'global' : 'user',
        ...(global ? { 'x-ratelimit-global': 'true' } : {}),
      };
      const body = { message: 'You are being rate limited.', retry_after: seconds, global };
      waiting.push({ left: count, match, response: { status: 429, body, headers } });
    },
    failNext({ count = 1, status = 500, code = 0, match } = {}) {
      const body = { code, message: `${status}: on demand` };
      waiting.push({ left: count, match, response: { status, body } });
    },
    take(method, path) {
      const fault = waiting.find(({ match }) => matches(match, `${method} ${path}`));
      if (fault === undefined) return undefined;
      fault.left -= 1;
      if (fault.left <= 0) waiting.splice(waiting.indexOf(fault), 1);
      return fault.response;
    },
  };
}

function matches(match: RequestMatch | undefined, request: string): boolean {
  if (match === undefined) return true;
  return typeof match === 'string' ? request.includes(match) : match.test(request);
}
