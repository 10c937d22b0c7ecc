import type { App, IndexProgress } from '../../core/app.js';
import type { EmbeddingThreadData } from '../embedding/embedding-messages.js';
import type { FileLimits } from '../file-process/file-limits.js';
import type { PlainError } from './plain-error.js';

/** The calls that the index thread answers. `recover` takes over from a thread that was lost. */
export type CallName = Exclude<keyof App, 'lastReport'> | 'recover';

/** A call to the index thread. */
export interface CallMessage {
  /** From 1. */
  readonly id: number;
  readonly name: CallName;
  /** Plain data, without listeners. */
  readonly args: readonly unknown[];
}

/** Asks the thread to say that it is there; it replies with the same id. */
export interface PingMessage {
  readonly id: 0;
  readonly name: 'ping';
}
export const pingMessage: PingMessage = { id: 0, name: 'ping' };

/** The reply to a call: a result or an error once, and progress before it any number of times. */
export type ReplyMessage =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: PlainError }
  | { readonly id: number; readonly progress: IndexProgress }
  /** Belongs to no call: the encoder failed, and words decide alone. */
  | { readonly id: 0; readonly encoderProblem: PlainError };

/** What the index thread is started with. */
export interface IndexThreadData {
  readonly corpusFolder: string;
  readonly snapshotPath: string | undefined;
  /** In MiB; `undefined`: no limit. */
  readonly memoryLimit: number | undefined;
  readonly answerErrorRate: number | undefined;
  readonly starterSynonyms: boolean | undefined;
  readonly fileLimits: FileLimits;
  /** `undefined`: no encoder is used. */
  readonly encoder: EncoderOptions | undefined;
}

/** Where the encoder and its vectors are. */
export interface EncoderOptions extends EmbeddingThreadData {
  /** The file of the vectors. Default: none is kept. */
  readonly vectorPath?: string | undefined;
  /** How long a question waits for the encoder, in milliseconds. Default: the core's. */
  readonly waitMs?: number | undefined;
}
