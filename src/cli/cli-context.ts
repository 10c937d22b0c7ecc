import type { App } from '../core/app.js';
import type { Config } from '../config.js';
import type { FileLoader } from '../host/file-process/create-file-loader.js';
import type { Terminal } from '../terminal/terminal.js';

/** What the commands work with. */
export interface CliContext {
  readonly config: Config;
  readonly terminal: Terminal;
  /** Opens the core on a folder. The caller closes it. */
  readonly openApp: (corpusFolder: string) => App;
  /** Opens a loader that reads files within limits. The caller closes it. */
  readonly openFiles: () => FileLoader;
}

/** An answer is a success, whether it was found or is honestly reported as not found. */
export const exitCodes = { success: 0, failure: 1, usage: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Sets the exit code of the process. Default: success. */
export type ExitWith = (code: ExitCode) => void;
