import type { ApiResponse } from './api-request.js';

/** Which requests a fault affects. */
export interface FaultTarget {
  /** The number of requests. Default: 1. */
  readonly count?: number;
  /** A part of `METHOD /path`, or a pattern for it. Default: all requests. */
  readonly match?: string | RegExp;
}

export interface RateLimit extends FaultTarget {
  readonly retryAfterMs: number;
  /** Whether the limit is the bot's global one instead of a route's. Default: `false`. */
  readonly global?: boolean;
}

export interface Failure extends FaultTarget {
  /** The HTTP status. Default: 500. */
  readonly status?: number;
  /** Discord's error code. Default: 0. */
  readonly code?: number;
  /** Whether the request is executed and only its response is lost. Default: `false`. */
  readonly done?: boolean;
}

export interface Slowness extends FaultTarget {
  readonly delayMs: number;
}

export type FaultResponse = ApiResponse & {
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the request is executed nevertheless. */
  readonly done?: boolean;
};

/** The faults that a test can cause. */
export interface Trouble {
  /** Answers the next requests with 429. */
  readonly rateLimit: (limit: RateLimit) => void;
  /** Answers the next requests with an error. */
  readonly failNext: (failure?: Failure) => void;
  /** Executes the next requests at once and delays their responses. */
  readonly slowDown: (slowness: Slowness) => void;
}

/** Faults on demand. */
export interface Faults extends Trouble {
  /** Takes the response that replaces a request's own; `undefined` when the request is not affected. */
  readonly takeResponse: (method: string, path: string) => FaultResponse | undefined;
  /** Takes the delay of a response, in milliseconds; 0 when it is not delayed. */
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

/** Faults that wait for their requests, oldest first. */
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
