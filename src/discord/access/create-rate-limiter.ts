import pLimit from 'p-limit';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How much may be asked of Beleg. */
export interface Manners {
  /** Questions of one person in a minute. */
  readonly perUser: number;
  /** Questions of one server in a minute. */
  readonly perGuild: number;
  /** Questions that are answered at the same time; the others wait in line. */
  readonly atOnce: number;
  /** So many may wait; then Beleg says that it has too much to do. */
  readonly waiting: number;
}

/**
 * A person who reads answers asks far less than twenty times a minute. Four at once keep the index
 * busy and leave it free for autocompletion in between; a thousand in line are answered in seconds.
 */
export const defaultManners: Manners = { perUser: 20, perGuild: 300, atOnce: 4, waiting: 1_000 };

/** In seconds. */
const window = 60;

interface Wait {
  readonly waitMs: number;
  /** The first refusal since the last question that was let through. */
  readonly first: boolean;
}

export type Refusal =
  ({ readonly kind: 'wait'; readonly who: 'user' | 'guild' } & Wait) | { readonly kind: 'busy' };

export interface RateLimiter {
  /**
   * Does the work when its turn has come, or refuses it at once.
   *
   * @throws what `work` throws
   */
  pass<Result>(
    asker: { readonly user: string; readonly guild: string | null },
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result } | { readonly refusal: Refusal }>;
  /** Questions that wait for their turn. */
  readonly waiting: number;
}

/** The limits, counted in memory: a restart forgives. */
export function createRateLimiter(manners: Manners = defaultManners): RateLimiter {
  const people = new RateLimiterMemory({ points: manners.perUser, duration: window });
  const guilds = new RateLimiterMemory({ points: manners.perGuild, duration: window });
  const line = pLimit(manners.atOnce);
  return {
    async pass({ user, guild }, work) {
      const personWait = await take(people, user);
      if (personWait !== undefined)
        return { refusal: { kind: 'wait', who: 'user', ...personWait } };
      const guildWait = guild === null ? undefined : await take(guilds, guild);
      if (guildWait !== undefined) return { refusal: { kind: 'wait', who: 'guild', ...guildWait } };
      // Looked at last: whoever comes at the same time is in line by now.
      if (line.pendingCount >= manners.waiting) return { refusal: { kind: 'busy' } };
      return { result: await line(work) };
    },
    get waiting() {
      return line.pendingCount;
    },
  };
}

/** `undefined`: go on. */
async function take(limiter: RateLimiterMemory, key: string): Promise<Wait | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const { msBeforeNext, consumedPoints } = refused;
    return { waitMs: Math.max(1, msBeforeNext), first: consumedPoints === limiter.points + 1 };
  }
}
