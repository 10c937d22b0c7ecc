/**
 * Gives everyone who calls while a call is running the result of that one: hundreds of keystrokes at
 * once ask once. Whoever calls after it has ended gets a call of their own.
 */
export function shareRunning<Result>(call: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () => {
    running ??= call().finally(() => (running = undefined));
    return running;
  };
}
