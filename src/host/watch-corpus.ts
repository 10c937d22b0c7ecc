import { stat } from 'node:fs/promises';

import { type FSWatcher, watch } from 'chokidar';

export interface WatchOptions {
  /** Runs when files have come, changed or gone; never twice at a time. */
  readonly onChange: () => Promise<void>;
  /** Default: nobody is told, and watching goes on. */
  readonly onError?: (error: unknown) => void;
  /** How long all must be quiet: an editor saves in several steps, a copy brings many files. Default: 500. */
  readonly quietMs?: number;
  /** How often a folder that has vanished is looked for. Default: 1,000. */
  readonly lookMs?: number;
}

export interface CorpusWatch {
  /** Resolves when the folder is being watched. */
  readonly ready: Promise<void>;
  /** Stops, and waits for an `onChange` under way. */
  close(): Promise<void>;
}

/** Watches a folder with its sub-folders, also one that vanishes and comes back. */
export function watchCorpus(
  folder: string,
  { onChange, onError, quietMs = 500, lookMs = 1_000 }: WatchOptions,
): CorpusWatch {
  let watcher: FSWatcher | undefined;
  let quiet: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let changedMeanwhile = false;
  let closed = false;
  let folderNumber: number | undefined;

  const run = (): void => {
    if (closed) return;
    if (running !== undefined) {
      changedMeanwhile = true;
      return;
    }
    changedMeanwhile = false;
    running = onChange()
      .catch((error: unknown) => onError?.(error))
      .then(() => {
        running = undefined;
        if (changedMeanwhile) schedule();
      });
  };
  const schedule = (): void => {
    clearTimeout(quiet);
    if (!closed) quiet = setTimeout(run, quietMs);
  };
  const open = (): Promise<void> => {
    const opened = watch(folder, { ignoreInitial: true, followSymlinks: false });
    watcher = opened;
    opened.on('all', schedule);
    opened.on('error', (error) => onError?.(error));
    return new Promise((resolve) => opened.on('ready', resolve));
  };
  /** A folder that is moved away takes its watch with it: one that comes back is another one. */
  const look = async (): Promise<void> => {
    const number = await identify(folder);
    if (closed || number === folderNumber) return;
    folderNumber = number;
    schedule();
    await watcher?.close();
    watcher = undefined;
    if (number !== undefined && !isClosed()) await open();
  };
  const isClosed = (): boolean => closed;

  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look).catch((error: unknown) => onError?.(error));
  }, lookMs);
  const ready = identify(folder).then(async (number) => {
    folderNumber = number;
    if (number !== undefined && !isClosed()) await open();
  });
  return {
    ready,
    close: async () => {
      closed = true;
      clearInterval(timer);
      clearTimeout(quiet);
      await ready;
      await looking;
      await watcher?.close();
      await running;
    },
  };
}

/** The number that the file system gives a folder; `undefined` where there is none. */
async function identify(folder: string): Promise<number | undefined> {
  try {
    const { ino } = await stat(folder);
    return ino;
  } catch {
    return undefined;
  }
}
