import { loadGermanWordList } from '../../src/core/analysis/word-lists/german-word-list.js';
import { describeCalibrationCode } from '../../src/core/corpus-calibrator.js';
import { computeFingerprint } from '../../src/core/indexing/snapshot/compute-fingerprint.js';
import { createApp } from '../../src/core/create-app.js';
import { IndexUnavailableError, ReindexCancelledError } from '../../src/core/app.js';
import { CorpusError } from '../../src/core/documents/corpus-error.js';
import { selectMessages } from '../../src/messages/select-messages.js';
import { DatabaseError } from '../../src/store/sqlite/database.js';
import { createRandom, pickNumber, pickOne } from '../create-random.js';
import { checkMessage, describeDifference, readText } from './answer-checks.js';
import { MemoryFileSystem } from './memory-file-system.js';
import { SimulatedBeleg, snapshotPath } from './simulated-beleg.js';
import { corpusFolder, SimulatedCorpus } from './simulated-corpus.js';
import { SimulatedDiscord } from './simulated-discord.js';
import { type Asked, SimulatedPeople, type StoredMessage } from './simulated-people.js';
import { createSimulatedStore } from './simulated-store.js';
import { VirtualTime } from './virtual-time.js';

export interface SimulationResult {
  readonly seed: number;
  /** The invariants that were violated; empty when all of them held. */
  readonly violations: readonly string[];
  /** What happened, line by line. Equal for equal seeds. */
  readonly trace: readonly string[];
  readonly questions: number;
}

/** In milliseconds of virtual time. */
const activityMs = 8_000;
const quietMs = 20 * 60_000;
const supervisorMs = 1_000;
/** A call to a thread that is held fails after 20 s, and the thread is replaced 5 s later. */
const longestSilenceMs = 30_000;
/** How much younger than Discord's three seconds an event must be when it arrives. */
const lateMs = 1_200;
/** Discord's flag for a deferred reply that is still loading. */
const loading = 128;

/** Runs Beleg, Discord, people and trouble by one seed, and checks what must hold. */
export async function simulateSeed(seed: number): Promise<SimulationResult> {
  // Read before the start, since reading takes real time, which no seed controls.
  loadGermanWordList();
  await Promise.all([computeFingerprint(), describeCalibrationCode()]);
  return new Simulation(seed).run();
}

class Simulation {
  readonly #seed: number;
  readonly #random;
  readonly #time: VirtualTime;
  readonly #files: MemoryFileSystem;
  readonly #corpus: SimulatedCorpus;
  readonly #discord: SimulatedDiscord;
  readonly #people: SimulatedPeople;
  readonly #store;
  readonly #violations: string[] = [];
  readonly #trace: string[] = [];
  /** When a process ended, by virtual time. */
  readonly #ends: number[] = [];
  #beleg: SimulatedBeleg | undefined;
  #fileTrouble = 0;
  #storeTrouble = 0;

  constructor(seed: number) {
    this.#seed = seed;
    const random = createRandom(seed);
    this.#random = random;
    this.#time = new VirtualTime(random);
    this.#files = new MemoryFileSystem(this.#time, {
      takeFailure: (call, path) => {
        if (random() >= this.#fileTrouble) return undefined;
        const isWritten = path.startsWith('/data');
        const code = pickOne(random, isWritten ? ['ENOSPC', 'EIO'] : ['EMFILE', 'EIO', 'EACCES']);
        this.#note(`${call} ${path} fails with ${code}`);
        return code;
      },
      takeDelay: () => random() * 2,
    });
    this.#corpus = new SimulatedCorpus(this.#files, this.#time, random);
    this.#discord = new SimulatedDiscord(this.#time, random);
    this.#people = new SimulatedPeople(
      this.#discord.discord,
      this.#corpus,
      random,
      () => this.#time.time,
    );
    this.#store = createSimulatedStore(
      random,
      () => this.#time.trueDate,
      () => random() < this.#storeTrouble,
    );
    this.#discord.discord.subscribe((event) => {
      if (event.kind === 'created' || event.kind === 'edited') this.#checkMessage(event.message);
    });
  }

  async run(): Promise<SimulationResult> {
    const report = (reason: unknown): void => {
      this.#violate(`a rejection that nobody handles: ${describeError(reason)}`);
    };
    process.on('unhandledRejection', report);
    try {
      this.#start();
      this.#plan();
      await this.#runUntil(() => this.#time.time >= activityMs, activityMs * 2, 'the activity');
      this.#calm();
      await this.#checkQuiet();
    } catch (error) {
      this.#violate(describeError(error));
    } finally {
      this.#beleg?.crash();
      this.#store.close();
      process.off('unhandledRejection', report);
    }
    return {
      seed: this.#seed,
      violations: this.#violations,
      trace: this.#trace,
      questions: this.#people.asked.length,
    };
  }

  #start(): void {
    this.#beleg = new SimulatedBeleg(
      {
        time: this.#time,
        random: this.#random,
        files: this.#files,
        discord: this.#discord,
        store: this.#store,
        onError: (error, message) => this.#checkError(error, message),
      },
      () => this.#restart('gave up'),
    );
    this.#note('Beleg starts');
  }

  /** Restarts the process, as a process manager does. */
  #restart(why: string): void {
    this.#note(`Beleg ends: ${why}`);
    this.#beleg?.crash();
    this.#ends.push(this.#time.time);
    this.#time.schedule(() => this.#start(), supervisorMs);
  }

  /** Decides what kinds of trouble this seed has, and when what happens. */
  #plan(): void {
    const random = this.#random;
    const has = (share: number): boolean => random() < share;
    if (has(0.4)) this.#fileTrouble = random() * 0.05;
    if (has(0.4)) this.#storeTrouble = random() * 0.1;
    if (has(0.5)) this.#discord.trouble.requests = random() * 0.3;
    if (has(0.5)) this.#discord.trouble.events = random() * 0.3;
    if (has(0.3)) this.#people.poisonShare = random() * 0.2;
    const often = (meanMs: number, act: () => void): void => {
      const next = (): void => {
        this.#time.schedule(
          () => {
            if (this.#time.time >= activityMs) return;
            act();
            next();
          },
          2 * random() * meanMs,
        );
      };
      next();
    };
    often(600, () => this.#people.act());
    often(1_600, () => this.#edit());
    if (has(0.5)) often(4_000, () => this.#endThread());
    if (has(0.2)) often(6_000, () => this.#restart('crashed'));
    if (has(0.5)) often(4_000, () => this.#drop());
    if (has(0.2)) often(4_000, () => this.#jump());
  }

  #edit(): void {
    this.#note('an edit');
    this.#corpus.edit();
    const beleg = this.#beleg;
    // The watcher does the same once nothing changes any more.
    this.#time.schedule(() => {
      if (beleg?.life.alive === true) void beleg.update();
    }, 500);
  }

  #endThread(): void {
    const thread = this.#beleg?.threads.current;
    if (thread === undefined) return;
    const isHeld = this.#random() < 0.3;
    this.#note(isHeld ? 'the thread is held' : 'the thread dies');
    if (isHeld) thread.hold();
    else thread.kill();
  }

  #drop(): void {
    const ms = this.#random() * 5_000;
    const resumes = this.#random() < 0.7;
    this.#note(`the gateway is gone for ${Math.round(ms)} ms, ${resumes ? 'resumed' : 'anew'}`);
    this.#discord.drop(ms, resumes);
  }

  #jump(): void {
    const ms = pickOne(this.#random, [-3_600_000, -5_000, 5_000, 3_600_000]);
    this.#note(`the clock jumps by ${ms} ms`);
    this.#time.jump(ms);
  }

  /** Ends all trouble. */
  #calm(): void {
    this.#fileTrouble = 0;
    this.#storeTrouble = 0;
    Object.assign(this.#discord.trouble, { requests: 0, events: 0 });
    this.#corpus.complete();
    this.#note('all is quiet');
  }

  async #checkQuiet(): Promise<void> {
    const until = this.#time.time + quietMs;
    await this.#runUntil(() => this.#beleg?.connected === true, until, 'connecting');
    await this.#runUntil(() => this.#time.idleMs > longestSilenceMs, until, 'settling');
    this.#checkAnswers();
    await this.#checkIndex(until);
    this.#checkVotes();
  }

  #checkAnswers(): void {
    const { world } = this.#discord.discord;
    for (const asked of this.#people.asked) {
      const answers = this.#findAnswers(asked);
      const excuse = this.#findExcuse(asked);
      if (asked.kind !== 'action' && answers.length > 1) {
        this.#violate(`${asked.label} has ${answers.length} answers`);
      }
      if (answers.length === 0 && excuse === undefined) {
        this.#violate(`${asked.label} (${Math.round(asked.at)} ms) has no answer`);
      }
      for (const { flags } of answers) {
        if ((flags & loading) !== 0 && excuse === undefined) {
          this.#violate(`${asked.label} (${Math.round(asked.at)} ms) is deferred for ever`);
        }
      }
    }
    this.#note(`${world.messages.size} messages`);
  }

  #findAnswers({ id, handle }: Asked): StoredMessage[] {
    const { messages: all } = this.#discord.discord.world;
    if (handle === undefined) {
      return [...all.values()].filter(
        ({ author, repliesTo }) => author === undefined && repliesTo === id,
      );
    }
    const { original, followUps } = handle.pending;
    // What answers by changing another message, by a form or by deleting is an answer as well.
    return [original, ...followUps].flatMap((one) => all.get(one ?? '') ?? []);
  }

  /** Returns why a question may rightly have no answer; `undefined` when it must have one. */
  #findExcuse({ id, at, handle }: Asked): string | undefined {
    if (handle?.pending.acknowledgedAfterMs !== undefined && handle.pending.modal !== undefined) {
      return 'a form';
    }
    if (handle?.pending.original !== undefined && handle.pending.callbackType !== 5) {
      const { original } = handle.pending;
      if (!this.#discord.discord.world.messages.has(original)) return 'it was deleted';
    }
    const arrivals = this.#discord.deliveries.flatMap((delivery) =>
      delivery.id === id && delivery.at !== undefined ? [delivery.at] : [],
    );
    const first = Math.min(...arrivals);
    if (arrivals.length === 0) return 'it did not arrive';
    if (handle !== undefined && first - at > lateMs) return 'it came too late';
    // A process that ends takes with it what it was about to answer.
    const end = this.#ends.find((time) => time >= first && time <= first + 5 * 60_000);
    return end === undefined ? undefined : 'the process ended';
  }

  /** The index must be that which a fresh build gives, and so must the snapshot. */
  async #checkIndex(until: number): Promise<void> {
    const beleg = this.#beleg;
    if (beleg === undefined) return;
    const life = { alive: true };
    const platform = {
      clock: this.#time.createClock(life),
      fileSystem: this.#files.createView(life),
    };
    await this.#await(beleg.update(), until, 'the last update');
    const fresh = createApp({ corpusFolder, platform });
    const next = createApp({ corpusFolder, snapshotPath, platform });
    await this.#await(fresh.reindex(), until, 'the fresh build');
    await this.#await(fresh.calibrated(), until, 'the fresh calibration');
    await this.#await(next.load(), until, 'loading the snapshot');
    await this.#await(next.reindex(), until, 'the update of the snapshot');
    for (const question of this.#corpus.listQuestions()) {
      const ask = async (app: Pick<typeof fresh, 'ask'>) => {
        const { status, quotes } = await this.#await(app.ask(question), until, question);
        return [status, quotes.map(({ text, score, citation }) => [text, score, citation])];
      };
      const expected = await ask(fresh);
      const differences = [
        describeDifference(question, await ask(beleg.app), expected),
        describeDifference(`${question} (from the snapshot)`, await ask(next), expected),
      ];
      for (const difference of differences) {
        if (difference !== undefined) this.#violate(difference);
      }
    }
    await this.#await(fresh.close(), until, 'closing');
    await this.#await(next.close(), until, 'closing');
    for (const name of this.#files.list('/data')) {
      const isFresh = name === snapshotPath || this.#ends.length > 0 || this.#fileTrouble > 0;
      if (!isFresh && !name.endsWith('.tmp')) this.#violate(`a file is left over: ${name}`);
    }
  }

  /** A vote that somebody was thanked for must be there. */
  #checkVotes(): void {
    for (const { user, answer, asked } of this.#people.votes) {
      const thanked = this.#findAnswers(asked).some((message) =>
        (['de', 'en'] as const).some((language) =>
          readText(message).includes(selectMessages(language).voteThanks),
        ),
      );
      if (!thanked) continue;
      const stored = this.#beleg?.store.exportUser(user);
      if (stored?.ok !== true || !stored.value.votes.some((vote) => vote.answer === answer)) {
        this.#violate(`the vote for ${answer} is lost`);
      }
    }
  }

  #checkMessage(message: StoredMessage): void {
    if (message.author !== undefined) return;
    for (const problem of checkMessage(message, this.#corpus)) {
      this.#violate(`message ${message.id}: ${problem}: ${readText(message)}`);
    }
    const by = message.interaction?.id;
    const asked = this.#people.asked.find(({ id }) => id === by);
    if (asked?.onlyFor !== undefined && message.onlyFor !== asked.onlyFor) {
      this.#violate(`${asked.label} is answered for everyone to see`);
    }
    this.#note(`message ${readText(message).slice(0, 60).replaceAll('\n', ' ')}`);
  }

  /** Errors that are logged must be ones that the surroundings cause. */
  #checkError(error: unknown, message: string): void {
    const isExpected =
      error instanceof IndexUnavailableError ||
      error instanceof ReindexCancelledError ||
      error instanceof CorpusError ||
      error instanceof DatabaseError ||
      (error instanceof Error && /^(?:Unknown interaction|Unknown Message)/.test(error.message));
    this.#note(`logged: ${message}: ${describeError(error)}`);
    if (!isExpected) this.#violate(`logged: ${message}: ${describeError(error)}`);
  }

  async #await<Result>(work: Promise<Result>, until: number, what: string): Promise<Result> {
    let done = false;
    const finished = work.finally(() => (done = true));
    finished.catch(() => undefined);
    await this.#runUntil(() => done, until + quietMs, what);
    return finished;
  }

  #runUntil(isDone: () => boolean, until: number, what: string): Promise<void> {
    return this.#time.runUntil(isDone, until, () => this.#settle(), what);
  }

  /** Lets everything run that needs no virtual time. */
  async #settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#discord.isAskedAgain) await new Promise((resolve) => setTimeout(resolve, 0));
  }

  #note(what: string): void {
    this.#trace.push(`${this.#time.time.toFixed(3)} ${what}`);
  }

  #violate(what: string): void {
    this.#violations.push(what);
    this.#note(`VIOLATION ${what}`);
  }
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Picks new seeds at random. */
export function pickNewSeeds(count: number): number[] {
  return Array.from({ length: count }, () => pickNumber(Math.random, 2 ** 31));
}
