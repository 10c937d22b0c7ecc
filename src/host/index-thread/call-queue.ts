import type { IndexProgress } from '../../core/app.js';
import type { CallProfile } from './call-profiles.js';
import type { CallMessage } from './thread-messages.js';

/** A call that has no result yet. */
export interface Call {
  readonly message: CallMessage;
  readonly profile: CallProfile;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: IndexProgress) => void) | undefined;
  /** To how many threads it was given. */
  attempts: number;
  /** When it is rejected, by the clock of active time. */
  deadline: number;
}

/** How many calls are with the thread at once: enough that it never waits for the next one. */
const mostPosted = 32;

/** How many calls wait for their turn at most; more are refused at once. */
export const mostWaiting = 2_000;

/** A call is made once and repeated once. */
const mostAttempts = 2;

/**
 * The calls to the index thread, waiting and posted. Questions go before background work. The calls
 * that were with a thread when it was lost go first and one at a time, so that the one that ends
 * threads takes no other call with it.
 */
export class CallQueue {
  readonly #posted = new Map<number, Call>();
  readonly #suspects: Call[] = [];
  readonly #questions = new Set<Call>();
  readonly #background = new Set<Call>();

  /** `false` when too many calls wait already. */
  add(call: Call): boolean {
    const waiting = this.#questions.size + this.#background.size;
    if (waiting >= mostWaiting) return false;
    (call.profile.urgency === 'background' ? this.#background : this.#questions).add(call);
    return true;
  }

  /** Takes a call past the queue. */
  addPosted(call: Call): void {
    call.attempts += 1;
    this.#posted.set(call.message.id, call);
  }

  /** The next call that the thread may be given; `undefined` when it has enough, or none waits. */
  takeNext(): Call | undefined {
    const suspect = this.#suspects.at(0);
    const posted = [...this.#posted.values()].filter(
      ({ profile }) => profile.urgency !== 'control',
    ).length;
    if (posted >= (this.#isProbing() ? 1 : mostPosted)) return undefined;
    if (suspect !== undefined) {
      if (posted > 0) return undefined;
      this.#suspects.shift();
      this.addPosted(suspect);
      return suspect;
    }
    const [next = this.#background.values().next().value] = this.#questions;
    if (next === undefined) return undefined;
    this.#questions.delete(next);
    this.#background.delete(next);
    this.addPosted(next);
    return next;
  }

  find(id: number): Call | undefined {
    return this.#posted.get(id);
  }

  /** Takes a call out that has its result. */
  settle(id: number): void {
    this.#posted.delete(id);
  }

  /** Takes out every call whose deadline has passed. */
  takeOverdue(time: number): Call[] {
    const overdue = this.#all().filter(({ deadline }) => deadline <= time);
    for (const call of overdue) this.#remove(call);
    return overdue;
  }

  /** After a thread was lost: takes out the calls that are not made again. */
  takeUnrepeatable(): Call[] {
    const lost: Call[] = [];
    for (const call of this.#posted.values()) {
      if (call.profile.repeatable && call.attempts < mostAttempts) this.#suspects.push(call);
      else lost.push(call);
    }
    this.#posted.clear();
    return lost;
  }

  takeAll(): Call[] {
    const all = this.#all();
    for (const call of all) this.#remove(call);
    return all;
  }

  get size(): number {
    return this.#all().length;
  }

  /** Whether a call is with the thread that was with one that was lost. */
  #isProbing(): boolean {
    return [...this.#posted.values()].some(
      ({ attempts, profile }) => attempts > 1 && profile.urgency !== 'control',
    );
  }

  #all(): Call[] {
    return [...this.#posted.values(), ...this.#suspects, ...this.#questions, ...this.#background];
  }

  #remove(call: Call): void {
    this.#posted.delete(call.message.id);
    this.#questions.delete(call);
    this.#background.delete(call);
    const at = this.#suspects.indexOf(call);
    if (at !== -1) this.#suspects.splice(at, 1);
  }
}
