import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

import { z } from 'zod';

import type { App, AskOptions } from '../core/app.js';
import { answerToJson } from './answer-to-json.js';
import type { Terminal } from './terminal.js';

const batchLine = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
});

/**
 * Answers a batch of questions: reads one `{"id", "question"}` per line and writes one answer per line,
 * in the same order and as soon as each is known. Empty lines are skipped. An invalid line is answered
 * by `{"line", "error"}`, and the following lines are still answered.
 *
 * @returns the number of invalid lines
 */
export async function runBatch(
  app: App,
  terminal: Terminal,
  input: Readable,
  options: AskOptions = {},
): Promise<number> {
  let lineNumber = 0;
  let unreadable = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const entry = parseBatchLine(line);
    if (entry === undefined) {
      unreadable += 1;
      writeLine(terminal, { line: lineNumber, error: terminal.messages.badBatchLine });
      continue;
    }
    writeLine(terminal, answerToJson(await app.ask(entry.question, options), entry.id));
  }
  return unreadable;
}

function parseBatchLine(line: string): z.infer<typeof batchLine> | undefined {
  try {
    return batchLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function writeLine(terminal: Terminal, value: unknown): void {
  terminal.output.write(`${JSON.stringify(value)}\n`);
}
