import type { Thresholds } from '../../calibration.js';
import { answerThreshold } from '../answer-weights.js';

/** Apply until a corpus has been calibrated, and where it cannot be. */
export const defaultThresholds: Thresholds = { sure: answerThreshold, closest: answerThreshold };

/** At most 1 in 10 sure answers may be wrong. */
export const defaultErrorRate = 0.1;
