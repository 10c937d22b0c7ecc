import type { Logger } from 'pino';

import type { App } from '../../core/app.js';
import { createYielder } from '../../core/create-yielder.js';
import { buildCatalogue, type Catalogue } from './catalogue.js';

export interface CatalogueKeeper {
  /**
   * The catalogue of the documents, at most some seconds behind the index: every keystroke asks for it,
   * so it waits for nothing but the first one.
   */
  get(): Promise<Catalogue>;
}

interface Kept {
  readonly catalogue: Catalogue;
  /** Of the index that it was made of. */
  readonly version: string | undefined;
}

/** In milliseconds: the index is asked so often whether it has changed, while somebody types. */
const lookEveryMs = 1_000;
/** Making a catalogue takes at most one part in so many of the time. */
const restFactor = 10;

/** @param now milliseconds of any clock that does not go back */
export function createCatalogueKeeper(
  app: Pick<App, 'status' | 'sources'>,
  logger: Pick<Logger, 'warn'>,
  now: () => number = () => performance.now(),
): CatalogueKeeper {
  let kept: Kept | undefined;
  let making: Promise<Kept> | undefined;
  let nextLook = 0;

  const make = async (): Promise<Kept> => {
    const started = now();
    const { version } = await app.status();
    if (kept === undefined || kept.version !== version) {
      const catalogue = await buildCatalogue(await app.sources(), createYielder());
      kept = { catalogue, version };
    }
    nextLook = now() + Math.max(lookEveryMs, restFactor * (now() - started));
    return kept;
  };
  const look = (): Promise<Kept> => {
    making ??= make().finally(() => (making = undefined));
    return making;
  };
  return {
    async get() {
      if (kept === undefined) return (await look()).catalogue;
      if (now() >= nextLook) {
        look().catch((error: unknown) =>
          logger.warn({ err: error }, 'suggestions are out of date'),
        );
      }
      return kept.catalogue;
    },
  };
}
