import { IndexUnavailableError, type IndexUnavailableCode } from '../../core/app.js';
import type { ProblemCode } from '../../messages/messages.js';

const indexProblems: Readonly<Record<IndexUnavailableCode, ProblemCode>> = {
  closed: 'stopping',
  lost: 'index-lost',
  timeout: 'index-timeout',
  busy: 'busy',
};

/** What a person is told of an error: `internal` unless the index did not answer. */
export function findProblem(error: unknown): ProblemCode {
  return error instanceof IndexUnavailableError ? indexProblems[error.code] : 'internal';
}
