import { createInterface } from 'node:readline';

import { type App, IndexUnavailableError } from '../core/app.js';
import { explainError } from './explain-error.js';
import { renderAnswerText } from './render-answer-text.js';
import { showControlCharacters } from './show-control-characters.js';
import type { Terminal } from './terminal.js';

/**
 * Answers questions until the input ends. In an interactive terminal it shows a prompt; otherwise it
 * repeats each question above its answer. Empty lines are skipped.
 */
export async function runPrompt(app: App, terminal: Terminal): Promise<void> {
  const { input, output, interactive, messages } = terminal;
  const lines = createInterface({
    input,
    ...(interactive ? { output, terminal: true, prompt: messages.prompt } : {}),
    crlfDelay: Infinity,
  });
  lines.on('SIGINT', () => lines.close());
  if (interactive) lines.prompt();
  for await (const line of lines) {
    if (line.trim() !== '') {
      if (!interactive) output.write(`${messages.prompt}${showControlCharacters(line)}\n`);
      output.write(await answerLine(app, line, terminal));
    }
    if (interactive) lines.prompt();
  }
  if (interactive) output.write('\n');
}

/** Answers one line. A question that took too long is refused, and does not end the prompt. */
async function answerLine(app: App, line: string, terminal: Terminal): Promise<string> {
  try {
    return renderAnswerText(await app.ask(line), terminal);
  } catch (error) {
    if (!(error instanceof IndexUnavailableError) || error.code !== 'timeout') throw error;
    return `${explainError(error, terminal)}\n`;
  }
}
