import { Worker } from 'node:worker_threads';

import { type LoadDocument, loadDocument } from '../../core/documents/load-document.js';
import { loadFile } from '../../core/indexing/update/load-file.js';
import type { Loaded, LoadedMessage, LoadMessage } from './file-messages.js';
import type { MemoryWatchData } from './watch-memory.js';

/** Passages to a message: some 200 KB of text, which are received within milliseconds. */
const passagesAtOnce = 256;

/** What caused a failure may be anything, and not everything can be sent to another process. */
const loadPlainDocument: LoadDocument = async (file) => {
  const { failures, ...loaded } = await loadDocument(file);
  return {
    ...loaded,
    failures: failures.map(({ path, code, detail }) => ({ path, code, detail })),
  };
};

/**
 * Starts a thread that ends this process once it takes more memory than the current file may. A
 * thread of its own sees it even while a parser never returns.
 *
 * @returns sets the limit, in MiB
 */
function startMemoryWatch(): (memoryMib: number) => void {
  const limit = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: MemoryWatchData = { limit, parent: process.ppid };
  new Worker(new URL('./watch-memory.js', import.meta.url), { workerData }).unref();
  return (memoryMib) => void Atomics.store(limit, 0, memoryMib);
}

/** The process that reads files. It holds nothing that lasts, so it can be killed at any time. */
function serveFiles(send: (message: LoadedMessage) => void): void {
  const setMemoryLimit = startMemoryWatch();

  const sendFile = (id: number, { passages, ...rest }: Loaded['passages']): Loaded['passages'] => {
    for (let from = 0; from < passages.length; from += passagesAtOnce) {
      send({ id, passages: passages.slice(from, from + passagesAtOnce) });
    }
    return { ...rest, passages: [] };
  };
  const load = async (message: LoadMessage): Promise<Loaded[keyof Loaded]> => {
    const { id, wanted, file, knownSha256 } = message;
    if (wanted === 'document') return loadPlainDocument(file);
    return sendFile(id, await loadFile(file, knownSha256));
  };

  process.on('message', (message: LoadMessage) => {
    setMemoryLimit(message.memoryMib);
    void load(message).then((loaded) => {
      send({ id: message.id, loaded, memoryMib: process.memoryUsage.rss() / 2 ** 20 });
    });
  });
  process.on('disconnect', () => process.exit());
  // Whoever started this process decides when it ends, also where a signal reaches the whole group.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
}

// Nothing happens where the file is only imported.
const send = process.send?.bind(process);
if (send !== undefined) serveFiles((message) => void send(message));
