import type { Readable, Writable } from 'node:stream';

import type { Language } from '../core/analysis/language.js';
import { type TerminalMessages, terminalMessages } from './terminal-messages.js';

/** The streams of a process, and how to write to them. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Receives the answers. With JSON output, it receives nothing else. */
  readonly output: Writable;
  /** Receives progress, warnings and refusals. */
  readonly errors: Writable;
  /** Whether a person uses it, so that a prompt and progress bars make sense. */
  readonly interactive: boolean;
  readonly columns: number;
  /** Whether bold and colours may be used on `output`. */
  readonly styled: boolean;
  readonly language: Language;
  readonly messages: TerminalMessages;
}

/** The width in columns when the terminal does not report one. */
const usualColumns = 80;
/** The maximum width in columns, since longer lines are hard to read. */
const readableColumns = 100;

/**
 * Describes the terminal of the running process. There are no colours when `NO_COLOR` is set or the
 * output is not a terminal.
 */
export function createTerminal(language: Language, streams: NodeJS.Process = process): Terminal {
  const { stdin, stdout, stderr } = streams;
  return {
    input: stdin,
    output: stdout,
    errors: stderr,
    interactive: stdin.isTTY && stdout.isTTY,
    columns: Math.min(stdout.isTTY ? stdout.columns : usualColumns, readableColumns),
    styled: stdout.isTTY && stdout.hasColors(),
    language,
    messages: terminalMessages[language],
  };
}
