import type { LocalEvent } from './local-event.js';

/** Watches what happens on the local Discord. */
export interface Watch {
  /** Calls the listener with everything that happens, until the returned function is called. */
  readonly subscribe: (listener: (event: LocalEvent) => void) => () => void;
  /**
   * Waits until `look` finds something. It is called at once, and again after every event.
   *
   * @throws Error when it has found nothing within the time, in milliseconds (default: 10,000), or
   *   when the local Discord is stopped
   */
  readonly waitFor: <Found>(
    look: () => Found | undefined | false,
    timeoutMs?: number,
  ) => Promise<Found>;
}

export interface Watcher extends Watch {
  /** Tells the listeners of an event and checks what `waitFor` waits for. */
  readonly notify: (event: LocalEvent) => void;
  /** Rejects everything that `waitFor` still waits for. */
  readonly end: () => void;
}

const defaultWaitMs = 10_000;
/** How often `waitFor` looks without an event, since no event reports the client's own state. */
const lookIntervalMs = 20;

export function createWatch(): Watcher {
  const listeners = new Set<(event: LocalEvent) => void>();
  const waiting = new Set<{ look(): void; fail(reason: string): void }>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    notify(event) {
      for (const listener of [...listeners]) listener(event);
      for (const one of [...waiting]) one.look();
    },
    end() {
      for (const one of [...waiting]) one.fail('the local Discord was stopped');
      listeners.clear();
    },
    waitFor: <Found>(look: () => Found | undefined | false, timeoutMs = defaultWaitMs) =>
      new Promise<Found>((resolve, reject) => {
        const end = (settle: () => void): void => {
          clearTimeout(timeout);
          clearInterval(interval);
          waiting.delete(one);
          settle();
        };
        const one = {
          look(): void {
            try {
              const found = look();
              if (found !== undefined && found !== false) end(() => resolve(found));
            } catch (error) {
              const reason = error instanceof Error ? error : new Error(String(error));
              end(() => reject(reason));
            }
          },
          fail(reason: string): void {
            const what = look.name === '' ? String(look) : look.name;
            end(() => reject(new Error(`${reason}: ${what}`)));
          },
        };
        const timeout = setTimeout(() => one.fail(`not seen within ${timeoutMs} ms`), timeoutMs);
        const interval = setInterval(() => one.look(), lookIntervalMs);
        waiting.add(one);
        one.look();
      }),
  };
}
