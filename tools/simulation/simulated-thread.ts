import { createFileReader } from '../../src/core/indexing/update/load-file.js';
import { answerCalls } from '../../src/host/index-thread/answer-calls.js';
import { createQuickFirstApp } from '../../src/host/index-thread/quick-first-app.js';
import type { StartThread } from '../../src/host/index-thread/start-worker.js';
import type {
  CallMessage,
  PingMessage,
  ReplyMessage,
} from '../../src/host/index-thread/thread-messages.js';
import type { Random } from '../create-random.js';
import type { MemoryFileSystem } from './memory-file-system.js';
import type { Life, VirtualTime } from './virtual-time.js';

/** Occurs in a question that ends every thread it is given to. */
export const poison = 'Giftfrage';

/** What can be done to the thread that runs now. */
export interface ThreadControl {
  /** Ends it as a crash does. */
  kill(): void;
  /** Stops it from processing messages, as an endless loop does. */
  hold(): void;
}

export interface SimulatedThreads {
  readonly startThread: StartThread;
  /** `undefined` while there is none. */
  readonly current: ThreadControl | undefined;
}

/** In milliseconds. */
const longestMessageMs = 2;

/**
 * Threads of the index in this one: their messages take virtual time, and they can be killed and held.
 *
 * @param owner the process they belong to; they end with it
 */
export function createSimulatedThreads(
  time: VirtualTime,
  files: MemoryFileSystem,
  random: Random,
  owner: Life,
): SimulatedThreads {
  let current: ThreadControl | undefined;
  const startThread: StartThread = (data, { onMessage, onEnd }) => {
    const life: Life = {
      get alive() {
        return owner.alive && running;
      },
      set alive(_value) {
        throw new Error('a thread ends by `kill`');
      },
    };
    let running = true;
    let held = false;
    let listener: ((message: CallMessage | PingMessage) => void) | undefined;
    const waiting: (CallMessage | PingMessage)[] = [];
    const control: ThreadControl = {
      kill() {
        if (!running) return;
        running = false;
        if (current === control) current = undefined;
        time.schedule(() => {
          if (owner.alive) onEnd(new Error('simulated crash'));
        }, random() * longestMessageMs);
      },
      hold() {
        held = true;
      },
    };
    // Messages arrive in the order in which they were sent, whatever each of them takes.
    const carry = <Message>(deliver: (message: Message) => void) => {
      let last = 0;
      return (message: Message): void => {
        const copy = structuredClone(message);
        last = Math.max(last + 1e-6, time.time + random() * longestMessageMs);
        time.schedule(() => deliver(copy), last - time.time);
      };
    };
    const receive = (message: CallMessage | PingMessage): void => {
      if (!life.alive || held) return;
      if (JSON.stringify(message.name === 'ping' ? [] : message.args).includes(poison)) {
        control.kill();
      } else if (listener === undefined) waiting.push(message);
      else listener(message);
    };
    const post = carry(receive);
    const reply = carry((message: ReplyMessage) => {
      if (life.alive) onMessage(message);
    });
    const platform = { clock: time.createClock(life), fileSystem: files.createView(life) };
    answerCalls(
      {
        postMessage: (message) => {
          if (life.alive && !held) reply(message);
        },
        on: (_event, added) => (listener = added),
      },
      createQuickFirstApp(
        {
          corpusFolder: data.corpusFolder,
          snapshotPath: data.snapshotPath,
          memoryLimit: data.memoryLimit,
          answerErrorRate: data.answerErrorRate,
          starterSynonyms: data.starterSynonyms,
          platform,
        },
        createFileReader(platform.fileSystem),
      ),
      () => Promise.resolve(),
    );
    current = control;
    return {
      postMessage: post,
      terminate: () => {
        control.kill();
        return Promise.resolve();
      },
    };
  };
  return {
    startThread,
    get current() {
      return current;
    },
  };
}
