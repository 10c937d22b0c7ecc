import type { App } from '../core/app.js';

/** Loads the saved index, if there is one, runs `use`, and closes the core in any case. */
export async function useApp<T>(app: App, use: (app: App) => Promise<T>): Promise<T> {
  try {
    await app.load();
    return await use(app);
  } finally {
    await app.close();
  }
}

/** Like `useApp`, but brings the index up to date and waits for the encoder before it runs `use`. */
export function useIndexedApp<T>(app: App, use: (app: App) => Promise<T>): Promise<T> {
  return useApp(app, async () => {
    await app.reindex();
    await app.encoded();
    return use(app);
  });
}
