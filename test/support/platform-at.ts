import { systemClock } from '../../src/core/platform/clock.js';
import { nodePlatform, type Platform } from '../../src/core/platform/platform.js';

/** The machine with another clock. @param now milliseconds that never run backwards */
export const platformAt = (now: () => number): Platform => ({
  ...nodePlatform,
  clock: { ...systemClock, now },
});
