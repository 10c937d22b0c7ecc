import { parentPort } from 'node:worker_threads';

import { type LoadDocument, loadDocument } from '../../core/documents/load-document.js';
import { loadFile } from '../../core/indexing/update/load-file.js';
import type { Loaded, LoadedMessage, LoadMessage } from './file-messages.js';

/* The thread that reads files. It holds nothing, so it can be stopped at any time. */

parentPort?.on('message', (message: LoadMessage) => {
  void load(message).then((loaded) => {
    parentPort?.postMessage({ id: message.id, loaded } satisfies LoadedMessage);
  });
});

function load({ wanted, file, knownSha256 }: LoadMessage): Promise<Loaded[keyof Loaded]> {
  return wanted === 'document' ? loadPlainDocument(file) : loadFile(file, knownSha256);
}

/** What caused a failure may be anything, and not everything crosses to another thread. */
const loadPlainDocument: LoadDocument = async (file) => {
  const { failures, ...loaded } = await loadDocument(file);
  return {
    ...loaded,
    failures: failures.map(({ path, code, detail }) => ({ path, code, detail })),
  };
};
