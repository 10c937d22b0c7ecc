import type { App, IndexProgress, ReindexOptions } from '../../core/app.js';
import { toPlainError } from './plain-error.js';
import type { CallMessage, PingMessage, ReplyMessage } from './thread-messages.js';

/** The thread's end of the connection to whoever calls. */
export interface CallPort {
  postMessage(message: ReplyMessage): void;
  on(event: 'message', listener: (message: CallMessage | PingMessage) => void): unknown;
}

/**
 * Answers the calls to an app that come as messages.
 *
 * @param closeFiles ends the reading of files, when the app is closed
 */
export function answerCalls(port: CallPort, app: App, closeFiles: () => Promise<void>): void {
  const reply = (message: ReplyMessage): void => port.postMessage(message);
  /** Until an index has been loaded, a question would find nothing in it. */
  let ready: Promise<unknown> = Promise.resolve();

  const answer = async ({ id, name, args }: CallMessage): Promise<unknown> => {
    const onProgress = (progress: IndexProgress): void => reply({ id, progress });
    switch (name) {
      case 'load':
      case 'recover': {
        // A thread that takes over from a lost one without a snapshot has to read the corpus.
        const loading = app.load().then(async (loaded) => {
          if (!loaded && name === 'recover') await app.reindex({ onProgress });
          return loaded;
        });
        ready = loading.catch(() => undefined);
        return loading;
      }
      case 'cancelReindex': {
        app.cancelReindex();
        return;
      }
      case 'reindex': {
        await ready;
        const [asked] = args as [ReindexOptions | undefined];
        return app.reindex({ ...asked, onProgress });
      }
      case 'close':
        await Promise.all([app.close(), closeFiles()]);
        return undefined;
      default: {
        await ready;
        const call = app[name].bind(app) as (...values: readonly unknown[]) => unknown;
        return call(...args);
      }
    }
  };
  port.on('message', (message: CallMessage | PingMessage) => {
    const { id } = message;
    if (message.name === 'ping') {
      reply({ id, result: undefined });
      return;
    }
    answer(message).then(
      (result) => reply({ id, result }),
      (error: unknown) => reply({ id, error: toPlainError(error) }),
    );
  });
}
