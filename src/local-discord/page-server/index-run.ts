import type { IndexingView, Inspector, TellOutcome } from './inspector.js';
import type { PageLocale } from './page-locale.js';
import type { PageEvent } from './page-protocol.js';

/** The index run that people start on the page. There is one at a time, and everyone sees it. */
export interface IndexRun {
  /**
   * Reads the documents again, or joins the run that is under way; resolves when it has ended.
   *
   * @throws what the inspector's `reindex` throws
   */
  start(): Promise<void>;
  /**
   * Sends the progress of the current and of later runs, and the outcome of each.
   *
   * @returns stops sending
   */
  follow(locale: PageLocale, send: (event: PageEvent) => void): () => void;
}

/** The shortest time between two progress events, in milliseconds. Nobody could read them any faster. */
const progressEveryMs = 100;

interface Follower {
  readonly locale: PageLocale;
  readonly send: (event: PageEvent) => void;
}

export function createIndexRun(inspector: Pick<Inspector, 'reindex'>): IndexRun {
  const followers = new Set<Follower>();
  /** `undefined` while no run is under way. */
  let progress: IndexingView | undefined;
  let running: Promise<void> | undefined;
  let toldAt = 0;

  const tellProgress = (next: IndexingView): void => {
    progress = next;
    const now = performance.now();
    if (next.done < next.total && now - toldAt < progressEveryMs) return;
    toldAt = now;
    for (const { send } of followers) send({ kind: 'indexing', progress: next });
  };

  const tellOutcome = (tell: TellOutcome): void => {
    for (const { locale, send } of followers) send({ kind: 'indexed', text: tell(locale) });
  };

  const run = async (): Promise<void> => {
    try {
      tellOutcome(await inspector.reindex(tellProgress));
    } finally {
      progress = undefined;
      running = undefined;
    }
  };

  return {
    start: () => (running ??= run()),
    follow(locale, send) {
      const follower = { locale, send };
      followers.add(follower);
      if (progress !== undefined) send({ kind: 'indexing', progress });
      return () => followers.delete(follower);
    },
  };
}
