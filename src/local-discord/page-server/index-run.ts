import type { InspectorService, TellOutcome } from './inspector-service.js';
import type { IndexingView } from './inspector-view.js';
import type { PageEvent, PageLocale } from './page-protocol.js';

/** The run of the index that people start on the page, before all of them. */
export interface IndexRun {
  /**
   * Reads the documents anew, or follows the run that is under way; resolves when it has ended.
   *
   * @throws whatever is a bug of the run
   */
  start(): Promise<void>;
  /**
   * Tells how far the run is, from where it is now, and what it came to.
   *
   * @returns what ends it
   */
  follow(locale: PageLocale, send: (event: PageEvent) => void): () => void;
}

/** A reader sees no more steps than this, in milliseconds between two. */
const progressEveryMs = 100;

interface Follower {
  readonly locale: PageLocale;
  readonly send: (event: PageEvent) => void;
}

/** One for the whole page. */
export function createIndexRun(owner: Pick<InspectorService, 'reindex'>): IndexRun {
  const followers = new Set<Follower>();
  /** How far it is; `undefined`: none is under way. */
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
      tellOutcome(await owner.reindex(tellProgress));
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
