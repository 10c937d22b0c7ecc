import type { Readable, Writable } from 'node:stream';

import type { Language } from '../core/analysis/language.js';
import { type TerminalMessages, terminalMessages } from './terminal-messages.js';

/** The streams of a process and what is known of the person in front of them. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Answers, and nothing else where JSON was asked for. */
  readonly output: Writable;
  /** Progress, warnings and refusals. */
  readonly errors: Writable;
  /** A person types: prompt, colours and progress make sense. */
  readonly interactive: boolean;
  readonly columns: number;
  /** Bold and colours may be used on `output`. */
  readonly styled: boolean;
  readonly language: Language;
  readonly messages: TerminalMessages;
}

/** Where the terminal does not tell its width. */
const usualColumns = 80;
/** Longer lines are hard to read. */
const readableColumns = 100;

/**
 * The terminal of the running process. Colours are off where `NO_COLOR` is set or the output is not a
 * terminal.
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
