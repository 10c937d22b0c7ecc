/** Resolves when the process is asked to end, by Ctrl+C or by a service manager. */
export function waitForSignal(): Promise<'signal'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve('signal'));
    }
  });
}
