import pLimit from 'p-limit';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How much may be asked of Beleg, and how much of that is answered at once. */
export interface RateLimits {
  /** Questions per person and minute. */
  readonly perUser: number;
  /** Button presses and commands other than questions per person and minute. */
  readonly actionsPerUser: number;
  /** Questions per server and minute. */
  readonly perGuild: number;
  /** Questions answered concurrently; others are queued. */
  readonly atOnce: number;
  /** Maximum length of the queue; further questions are refused as `busy`. */
  readonly waiting: number;
}

/**
 * A person who reads the answers asks far fewer than twenty questions a minute. Four concurrent
 * questions keep the index busy and still let autocompletion in between. A queue of a thousand
 * questions is answered within seconds. Sixty actions a minute leave a second for each page.
 */
export const defaultRateLimits: RateLimits = {
  perUser: 20,
  actionsPerUser: 60,
  perGuild: 300,
  atOnce: 4,
  waiting: 1_000,
};

const windowSeconds = 60;

interface Wait {
  readonly waitMs: number;
  /** Whether this is the first refusal in the current window. */
  readonly first: boolean;
}

export type Refusal =
  | ({ readonly kind: 'wait'; readonly who: 'user' | 'guild' | 'action' } & Wait)
  | { readonly kind: 'busy' };

export interface RateLimiter {
  /**
   * Queues the work and runs it in its turn, or refuses it at once.
   *
   * @throws what `work` throws
   */
  pass<Result>(
    asker: { readonly user: string; readonly guild: string | null },
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result } | { readonly refusal: Refusal }>;
  /**
   * Counts a button press or a command other than a question.
   *
   * @returns `undefined` when it is allowed
   */
  admitAction(user: string): Promise<Refusal | undefined>;
  /** Length of the queue. */
  readonly waiting: number;
}

/** Rate limits, in memory; reset on restart. */
export function createRateLimiter(limits: RateLimits = defaultRateLimits): RateLimiter {
  const people = new RateLimiterMemory({ points: limits.perUser, duration: windowSeconds });
  const actions = new RateLimiterMemory({
    points: limits.actionsPerUser,
    duration: windowSeconds,
  });
  const guilds = new RateLimiterMemory({ points: limits.perGuild, duration: windowSeconds });
  const queue = pLimit(limits.atOnce);
  return {
    async pass({ user, guild }, work) {
      const personWait = await take(people, user);
      if (personWait !== undefined)
        return { refusal: { kind: 'wait', who: 'user', ...personWait } };
      const guildWait = guild === null ? undefined : await take(guilds, guild);
      if (guildWait !== undefined) return { refusal: { kind: 'wait', who: 'guild', ...guildWait } };
      // Checked after both awaits, so that questions which arrived together have been queued by now.
      if (queue.pendingCount >= limits.waiting) return { refusal: { kind: 'busy' } };
      return { result: await queue(work) };
    },
    async admitAction(user) {
      const wait = await take(actions, user);
      return wait && { kind: 'wait', who: 'action', ...wait };
    },
    get waiting() {
      return queue.pendingCount;
    },
  };
}

/** Takes one point; `undefined` when there was one left. */
async function take(limiter: RateLimiterMemory, key: string): Promise<Wait | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const { msBeforeNext, consumedPoints } = refused;
    return { waitMs: msBeforeNext, first: consumedPoints === limiter.points + 1 };
  }
}
