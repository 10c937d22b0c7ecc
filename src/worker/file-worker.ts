import { parentPort } from 'node:worker_threads';

import { loadFile } from '../edition/load-file.js';
import type { LoadedMessage, LoadMessage } from './messages.js';

/* The thread that reads files. It holds nothing, so it can be stopped at any time. */

parentPort?.on('message', ({ id, file, knownSha256 }: LoadMessage) => {
  void loadFile(file, knownSha256).then((loaded) => {
    parentPort?.postMessage({ id, loaded } satisfies LoadedMessage);
  });
});
