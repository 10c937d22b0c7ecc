import type { Logger } from 'pino';

import type { App } from '../../core/app.js';
import { type Clock, systemClock } from '../../core/platform/clock.js';
import { createYielder } from '../../core/create-yielder.js';
import { buildCatalogue, type Catalogue } from './catalogue.js';

export interface CatalogueCache {
  /**
   * The catalogue of the documents. It may be a few seconds behind the index: it is refreshed in the
   * background, since every keystroke asks for it, and only the first call waits.
   */
  get(): Promise<Catalogue>;
}

interface Cached {
  readonly catalogue: Catalogue;
  /** Version of the index that it was built from. */
  readonly version: string | undefined;
}

/** Minimum time between two checks whether the index has changed. */
const checkEveryMs = 1_000;
/** After building for t, the next check waits at least this many times t, to bound the load. */
const restFactor = 10;

/** @param clock Default: the machine's */
export function createCatalogueCache(
  app: Pick<App, 'status' | 'sources'>,
  logger: Pick<Logger, 'warn'>,
  clock: Pick<Clock, 'now' | 'yield'> = systemClock,
): CatalogueCache {
  let cached: Cached | undefined;
  let refreshing: Promise<Cached> | undefined;
  let nextCheck = 0;

  const refresh = async (): Promise<Cached> => {
    const started = clock.now();
    const { version } = await app.status();
    if (cached === undefined || cached.version !== version) {
      const catalogue = await buildCatalogue(await app.sources(), createYielder(clock));
      cached = { catalogue, version };
    }
    nextCheck = clock.now() + Math.max(checkEveryMs, restFactor * (clock.now() - started));
    return cached;
  };
  const refreshOnce = (): Promise<Cached> => {
    refreshing ??= refresh().finally(() => (refreshing = undefined));
    return refreshing;
  };
  return {
    async get() {
      if (cached === undefined) return (await refreshOnce()).catalogue;
      if (clock.now() >= nextCheck) {
        refreshOnce().catch((error: unknown) =>
          logger.warn({ err: error }, 'suggestions are out of date'),
        );
      }
      return cached.catalogue;
    },
  };
}
