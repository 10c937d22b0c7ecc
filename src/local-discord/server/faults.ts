import type { ApiResponse } from './api-request.js';

/** Which requests a fault meets. */
export interface FaultTarget {
  /** How many of them. Default: 1. */
  readonly count?: number;
  /** A part of `METHOD /path`, or a pattern for it. Default: all. */
  readonly match?: string | RegExp;
}

export interface RateLimit extends FaultTarget {
  readonly retryAfterMs: number;
  /** For the whole bot, not for the one route. Default: `false`. */
  readonly global?: boolean;
}

export interface Failure extends FaultTarget {
  /** HTTP status. Default: 500. */
  readonly status?: number;
  /** Discord's own code. Default: 0. */
  readonly code?: number;
  /** It does what was asked for, and only its answer is lost. Default: `false`. */
  readonly done?: boolean;
}

export interface Slowness extends FaultTarget {
  readonly delayMs: number;
}

export type FaultResponse = ApiResponse & {
  readonly headers?: Readonly<Record<string, string>>;
  /** The request is done all the same. */
  readonly done?: boolean;
};

/** What can be made to go wrong. */
export interface Trouble {
  /** Answers the next requests with 429. */
  readonly rateLimit: (limit: RateLimit) => void;
  /** Answers the next requests with an error. */
  readonly failNext: (failure?: Failure) => void;
  /** Does what the next requests ask for at once, and answers them late. */
  readonly slowDown: (slowness: Slowness) => void;
}

/** What goes wrong on demand. */
export interface Faults extends Trouble {
  /** The response that a request is given instead of its own, used up by one; `undefined`: none. */
  readonly takeResponse: (method: string, path: string) => FaultResponse | undefined;
  /** Milliseconds that its response is late, used up by one. */
  readonly takeDelay: (method: string, path: string) => number;
}

export function createFaults(): Faults {
  const responses = createQueue<FaultResponse>();
  const delays = createQueue<number>();
  return {
    rateLimit({ retryAfterMs, global = false, ...target }) {
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
      responses.add({ status: 429, body, headers }, target);
    },
    failNext({ status = 500, code = 0, done = false, ...target } = {}) {
      responses.add({ status, body: { code, message: `${status}: on demand` }, done }, target);
    },
    slowDown: ({ delayMs, ...target }) => delays.add(delayMs, target),
    takeResponse: responses.take,
    takeDelay: (method, path) => delays.take(method, path) ?? 0,
  };
}

/** Faults that wait for the requests they are for, the oldest first. */
function createQueue<Fault>() {
  const waiting: { left: number; readonly match: FaultTarget['match']; readonly fault: Fault }[] =
    [];
  return {
    add(fault: Fault, { count = 1, match }: FaultTarget): void {
      waiting.push({ left: count, match, fault });
    },
    take: (method: string, path: string): Fault | undefined => {
      const met = waiting.find(({ match }) => matches(match, `${method} ${path}`));
      if (met === undefined) return undefined;
      met.left -= 1;
      if (met.left <= 0) waiting.splice(waiting.indexOf(met), 1);
      return met.fault;
    },
  };
}

function matches(match: FaultTarget['match'], request: string): boolean {
  if (match === undefined) return true;
  return typeof match === 'string' ? request.includes(match) : match.test(request);
}
