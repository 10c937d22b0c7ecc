import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

import type { MutantJob, MutantResult } from '../run-mutant-tests.js';

/** The outcome for a fault: noticed by a test, noticed because the tests no longer end, or not noticed. */
export type Verdict = { readonly killedBy: string } | 'timeout' | 'survived';

/** Runs the tests of mutants in a process of its own, which is replaced when a fault never ends. */
export class MutantProcess {
  readonly #root: string;
  #child: Promise<ChildProcess> | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  /** @param limitMs after which the process is ended and the fault counts as noticed */
  async run(job: MutantJob, limitMs: number): Promise<Verdict> {
    this.#child ??= this.#start();
    const child = await this.#child;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.close();
        resolve('timeout');
      }, limitMs);
      const onExit = (): void => {
        clearTimeout(timer);
        this.#child = undefined;
        reject(new Error('The process that runs the tests has ended.'));
      };
      child.once('exit', onExit);
      child.once('message', ({ failed }: MutantResult) => {
        clearTimeout(timer);
        child.off('exit', onExit);
        resolve(failed === undefined ? 'survived' : { killedBy: failed });
      });
      child.send(job);
    });
  }

  /** Ends the process with all that it has started. */
  close(): void {
    const child = this.#child;
    this.#child = undefined;
    void child?.then((running) => {
      running.removeAllListeners();
      if (running.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
    });
  }

  #start(): Promise<ChildProcess> {
    const script = join(import.meta.dirname, '../run-mutant-tests.js');
    // Detached: it leads a process group, which can be ended as a whole.
    const child = fork(script, [this.#root], {
      cwd: this.#root,
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return new Promise((resolve, reject) => {
      child.once('message', () => {
        resolve(child);
      });
      child.once('exit', () => {
        reject(new Error('The process that runs the tests did not start.'));
      });
    });
  }
}
