import { writeSync } from 'node:fs';
import { isMainThread, workerData } from 'node:worker_threads';

import { memoryMark } from './file-messages.js';

export interface MemoryWatchData {
  /** One element, in MiB: what the process may take now; 0: as much as it likes. */
  readonly limit: Int32Array;
  /** The id of the process that started this one. */
  readonly parent: number;
}

/** A parser fills memory at some 500 MB a second, so a limit is exceeded by a few MB. */
const lookEveryMs = 10;
const standardError = 2;

/**
 * Ends the process, whatever its main thread does, once it takes more memory than the limit, or once
 * the process that started it is gone (which Windows sees to by itself).
 */
function watchMemory({ limit, parent }: MemoryWatchData): void {
  setInterval(() => {
    const most = Atomics.load(limit, 0);
    if (most > 0 && process.memoryUsage.rss() > most * 2 ** 20) end(`${memoryMark}\n`);
    if (process.ppid !== parent) end('');
  }, lookEveryMs);
}

function end(reason: string): void {
  try {
    writeSync(standardError, reason);
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}

// Nothing happens where the file is only imported.
if (!isMainThread) watchMemory(workerData as MemoryWatchData);
