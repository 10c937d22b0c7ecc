import { setImmediate } from 'node:timers/promises';

/**
 * Runs the reader of PDF without what it leaves behind: it asks for pages ahead of time and forgets
 * those that are damaged, and a promise that fails with nobody waiting for it would end the program.
 * The result says already what became of the file. Any other such promise ends the program as before.
 */
export async function ignoreStrayRejections<T>(read: () => Promise<T>): Promise<T> {
  const onRejection = (reason: unknown): void => {
    const ofReader = reason instanceof Error && reason.stack?.includes('pdfjs') === true;

    if (!ofReader) throw reason;
  };
  process.on('unhandledRejection', onRejection);
  try {
    return await read();
  } finally {
    // Node tells of such promises when all that is ready has run.
    await setImmediate();
    process.off('unhandledRejection', onRejection);
  }
}
