import { type Clock, systemClock } from './clock.js';
import { type FileSystem, nodeFileSystem } from './file-system.js';

/** What the core needs of the machine it runs on, so that a test can stand in for it. */
export interface Platform {
  readonly clock: Clock;
  readonly fileSystem: FileSystem;
}

/** The machine itself. */
export const nodePlatform: Platform = { clock: systemClock, fileSystem: nodeFileSystem };
