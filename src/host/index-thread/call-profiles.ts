import type { CallName } from './thread-messages.js';

/** How a call to the index thread is treated. */
export interface CallProfile {
  /**
   * In milliseconds of silence: a call that has neither a result nor any progress for so long is
   * rejected.
   */
  readonly deadlineMs: number;
  /** `control` calls skip the queue; `background` ones wait until no question does. */
  readonly urgency: 'control' | 'question' | 'background';
  /** A call that changes nothing is made again, once, of the thread after one that was lost. */
  readonly repeatable: boolean;
}

/** What a person waits for. Discord itself gives a deferred reply 15 minutes. */
const defaultDeadlineMs = 20_000;

/** 20,000 passages are embedded in half an hour on one core. */
const encodingDeadlineMs = 12 * 3_600_000;

/** A snapshot of 100 MB loads within seconds; one file may be read for a minute without progress. */
const controlDeadlineMs = 5 * 60_000;

const question: CallProfile = {
  deadlineMs: defaultDeadlineMs,
  urgency: 'question',
  repeatable: true,
};
const background: CallProfile = { ...question, urgency: 'background' };
const control: CallProfile = {
  deadlineMs: controlDeadlineMs,
  urgency: 'control',
  repeatable: false,
};

export const callProfiles: Readonly<Record<CallName, CallProfile>> = {
  ask: question,
  passage: question,
  section: question,
  explain: question,
  outline: question,
  // Autocompletion asks for these with every keystroke.
  sources: background,
  status: background,
  load: { ...control, repeatable: true },
  calibrated: { ...control, repeatable: true },
  encoded: { ...control, deadlineMs: encodingDeadlineMs, repeatable: true },
  recover: control,
  reindex: control,
  cancelReindex: control,
  close: control,
};
