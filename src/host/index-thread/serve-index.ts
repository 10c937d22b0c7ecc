import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

import type { ReindexOptions } from '../../core/app.js';
import { createApp } from '../../core/create-app.js';
import { createFileLoader } from '../file-process/create-file-loader.js';
import type { CallMessage, IndexThreadData, ReplyMessage } from './thread-messages.js';
import { toPlainError } from './plain-error.js';

/** The thread that holds the index: an `App` that is called by messages. */
function serveApp(port: MessagePort, { fileLimits, ...options }: IndexThreadData): void {
  const files = createFileLoader(fileLimits);
  const app = createApp({ ...options, loadFile: files.loadFile });
  const reply = (message: ReplyMessage): void => port.postMessage(message);
  /** Until an index is there, nothing else is answered: it would not be found. */
  let ready: Promise<unknown> = Promise.resolve();

  /** Takes over from a thread that was lost. */
  const recover = async (): Promise<void> => {
    if (!(await app.load())) await app.reindex();
  };
  const answer = async ({ id, name, args }: CallMessage): Promise<unknown> => {
    if (name === 'load' || name === 'recover') {
      const loading = name === 'load' ? app.load() : recover();
      ready = loading.catch(() => undefined);
      return loading;
    }
    await ready;
    if (name === 'reindex') {
      const [asked] = args as [ReindexOptions | undefined];
      return app.reindex({ ...asked, onProgress: (progress) => reply({ id, progress }) });
    }
    if (name === 'close') {
      await Promise.all([app.close(), files.close()]);
      return undefined;
    }
    const call = app[name].bind(app) as (...values: readonly unknown[]) => unknown;
    return call(...args);
  };
  port.on('message', (message: CallMessage) => {
    const { id } = message;
    answer(message).then(
      (result) => reply({ id, result }),
      (error: unknown) => reply({ id, error: toPlainError(error) }),
    );
  });
}

// Nothing happens where the file is only imported.
if (parentPort !== null) serveApp(parentPort, workerData as IndexThreadData);
