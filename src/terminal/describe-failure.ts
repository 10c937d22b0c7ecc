import type { LoadFailure } from '../core/documents/load-failure.js';
import { showControlCharacters } from './show-control-characters.js';
import type { Messages } from '../messages/messages.js';

/** Describes a file that could not be used in one line: path, reason and detail. */
export function describeFailure(failure: LoadFailure, messages: Messages): string {
  const reason = messages.loadFailure[failure.code];
  const detail = failure.detail === '' ? '' : ` (${failure.detail})`;
  return showControlCharacters(`${failure.path}: ${reason}${detail}`);
}
