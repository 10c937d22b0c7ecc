import type { App, IndexProgress } from '../../core/app.js';
import type { FileLimits } from '../file-process/file-limits.js';
import type { PlainError } from './plain-error.js';

/** What of `App` is asked across the thread; the rest is answered on this side. */
export type CallName = Exclude<keyof App, 'lastReport'> | 'recover';

/** To the thread that holds the index. */
export interface CallMessage {
  readonly id: number;
  readonly name: CallName;
  /** Plain data; a listener stays on its own side. */
  readonly args: readonly unknown[];
}

/** And back: the result or the error once, progress before it as often as there is any. */
export type ReplyMessage =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: PlainError }
  | { readonly id: number; readonly progress: IndexProgress };

/** What the thread that holds the index is started with. */
export interface IndexThreadData {
  readonly corpusFolder: string;
  readonly snapshotPath: string | undefined;
  readonly memoryLimit: number | undefined;
  readonly fileLimits: FileLimits;
}
