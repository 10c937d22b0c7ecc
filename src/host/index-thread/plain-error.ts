import { ReindexCancelledError } from '../../core/app.js';
import {
  CorpusError,
  type CorpusErrorCode,
  type MemoryNeed,
} from '../../core/documents/corpus-error.js';
import type { LoadFailure } from '../../core/documents/load-failure.js';

/** An error as plain data: classes do not cross between threads. */
export type PlainError =
  | {
      readonly kind: 'corpus';
      readonly code: CorpusErrorCode;
      readonly folder: string;
      readonly failures: readonly LoadFailure[];
      readonly memory: MemoryNeed | undefined;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string | undefined };

export function toPlainError(error: unknown): PlainError {
  if (error instanceof CorpusError) {
    const { code, folder, memory } = error;
    const failures = error.failures.map(({ path, code: reason, detail }) => ({
      path,
      code: reason,
      detail,
    }));
    return { kind: 'corpus', code, folder, failures, memory };
  }
  if (error instanceof ReindexCancelledError) return { kind: 'cancelled' };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'bug', message, stack };
}

export function fromPlainError(error: PlainError): Error {
  switch (error.kind) {
    case 'corpus': {
      const { code, folder, failures, memory } = error;
      return new CorpusError(code, folder, failures, undefined, memory);
    }
    case 'cancelled':
      return new ReindexCancelledError();
    case 'bug': {
      const bug = new Error(error.message);
      if (error.stack !== undefined) bug.stack = error.stack;
      return bug;
    }
  }
}
