import type { LoadFailure } from '../core/documents/load-failure.js';
import { showControlCharacters } from './show-control-characters.js';
import type { Messages } from '../messages/messages.js';

/** One file that could not be used, as a line: name, reason in the reader's words, detail. */
export function describeFailure(failure: LoadFailure, messages: Messages): string {
  const reason = messages.loadFailure[failure.code];
  const detail = failure.detail === '' ? '' : ` (${failure.detail})`;
  return showControlCharacters(`${failure.path}: ${reason}${detail}`);
}
