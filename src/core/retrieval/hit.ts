import type { Candidate } from '../indexing/passage-index.js';
import type { Signals } from './score-signals.js';

/** A ranked passage. */
export interface Hit extends Candidate {
  readonly signals: Signals;
}
