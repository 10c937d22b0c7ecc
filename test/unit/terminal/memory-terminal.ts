import { Readable, Writable } from 'node:stream';

import type { Terminal } from '../../../src/terminal/terminal.js';
import { terminalMessages } from '../../../src/terminal/terminal-messages.js';

/** A terminal whose input is given and whose output is kept. */
export function createMemoryTerminal(
  input = '',
  overrides: Partial<Terminal> = {},
): Terminal & { readonly written: () => string; readonly warned: () => string } {
  const output = collect();
  const errors = collect();
  return {
    input: Readable.from([Buffer.from(input)]),
    output: output.stream,
    errors: errors.stream,
    interactive: false,
    columns: 80,
    styled: false,
    language: 'en',
    messages: terminalMessages.en,
    written: output.text,
    warned: errors.text,
    ...overrides,
  };
}

function collect(): { stream: Writable; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}
