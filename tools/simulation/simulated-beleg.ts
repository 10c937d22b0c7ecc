import { Writable } from 'node:stream';

import { type Logger, pino } from 'pino';

import type { App } from '../../src/core/app.js';
import type { Clock } from '../../src/core/platform/clock.js';
import { type AnsweredEvents, answerEvents } from '../../src/discord/answer-events.js';
import { createBotContext } from '../../src/discord/create-bot-context.js';
import { createIndexKeeper, type IndexKeeper } from '../../src/host/create-index-keeper.js';
import { openIndexThread } from '../../src/host/index-thread/open-index-thread.js';
import type { AnswerStore } from '../../src/store/answer-store.js';
import { createTerminal } from '../../src/terminal/terminal.js';
import type { Random } from '../create-random.js';
import type { MemoryFileSystem } from './memory-file-system.js';
import type { SimulatedDiscord } from './simulated-discord.js';
import { corpusFolder } from './simulated-corpus.js';
import type { SimulatedStore } from './simulated-store.js';
import { createSimulatedThreads, type SimulatedThreads } from './simulated-thread.js';
import type { Life, VirtualTime } from './virtual-time.js';

export const snapshotPath = '/data/index.beleg';

export interface BelegSurroundings {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly files: MemoryFileSystem;
  readonly discord: SimulatedDiscord;
  readonly store: SimulatedStore;
  /** Is told of every error that is logged. */
  readonly onError: (error: unknown, message: string) => void;
}

/** Nobody reads what a simulated process writes. */
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
const terminal = { ...createTerminal('de'), output: nowhere, errors: nowhere };

/** A run of Beleg as a process: composed as `main.ts` does, on simulated surroundings. */
export class SimulatedBeleg {
  readonly life: Life = { alive: true };
  readonly threads: SimulatedThreads;
  readonly app: App;
  readonly store: AnswerStore;
  readonly #surroundings: BelegSurroundings;
  readonly #keeper: IndexKeeper;
  readonly #clock: Clock;
  #events: AnsweredEvents | undefined;

  /** @param onEnd is told when it cannot go on */
  constructor(surroundings: BelegSurroundings, onEnd: () => void) {
    const { time, files, random, store, onError } = surroundings;
    this.#surroundings = surroundings;
    this.#clock = time.createClock(this.life);
    this.threads = createSimulatedThreads(time, files, random, this.life);
    const logger: Logger = pino({ level: 'silent' });
    Object.assign(logger, {
      error: ({ err }: { err?: unknown }, message: string) => onError(err, message),
    });
    this.store = store.open(logger);
    this.app = openIndexThread({
      corpusFolder,
      snapshotPath,
      clock: this.#clock,
      startThread: this.threads.startThread,
      onBack: () => void this.#keeper.update(),
      onGivenUp: onEnd,
    });
    this.#keeper = createIndexKeeper(
      this.app,
      { corpusFolder, watch: false },
      { terminal, logger },
    );
    this.#keeper.start().then(
      () => {
        if (this.life.alive) this.#connect(logger);
      },
      () => {
        if (this.life.alive) onEnd();
      },
    );
  }

  /** Whether it answers on Discord. */
  get connected(): boolean {
    return this.#events !== undefined;
  }

  /** Brings the index up to date, as a change of the folder does. */
  update(): Promise<void> {
    return this.#keeper.update();
  }

  /** Ends it as SIGKILL does. */
  crash(): void {
    this.life.alive = false;
  }

  #connect(logger: Logger): void {
    const { discord } = this.#surroundings;
    const client = discord.connect(this.life);
    this.#events = answerEvents(
      client,
      createBotContext({
        app: this.app,
        logger,
        store: this.store,
        clock: this.#clock,
        limits: { perUser: 1_000, actionsPerUser: 1_000, perGuild: 10_000 },
      }),
    );
  }
}
