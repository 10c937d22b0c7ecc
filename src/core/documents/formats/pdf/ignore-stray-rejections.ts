import { setImmediate } from 'node:timers/promises';

/**
 * Runs `read` and ignores unhandled rejections that pdf.js causes meanwhile. It requests pages ahead of
 * time and never awaits those that are damaged, which would end the process. The result of `read`
 * already reports the state of the file. Rejections from elsewhere end the process as usual.
 */
export async function ignoreStrayRejections<T>(read: () => Promise<T>): Promise<T> {
  const onRejection = (reason: unknown): void => {
    const fromPdfjs = reason instanceof Error && reason.stack?.includes('pdfjs') === true;
    if (!fromPdfjs) throw reason;
  };
  process.on('unhandledRejection', onRejection);
  try {
    return await read();
  } finally {
    // Node reports unhandled rejections once all pending microtasks have run.
    await setImmediate();
    process.off('unhandledRejection', onRejection);
  }
}
