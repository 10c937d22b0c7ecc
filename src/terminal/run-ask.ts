import type { App, AskOptions } from '../core/app.js';
import { answerToJson } from './answer-to-json.js';
import { renderAnswerText } from './render-answer-text.js';
import type { Terminal } from './terminal.js';

/** Asks one question and writes the answer as text or as one line of JSON. */
export async function runAsk(
  app: App,
  terminal: Terminal,
  question: string,
  options: AskOptions & { readonly json: boolean },
): Promise<void> {
  const { json, ...askOptions } = options;
  const answer = await app.ask(question, askOptions);
  terminal.output.write(
    json ? `${JSON.stringify(answerToJson(answer))}\n` : renderAnswerText(answer, terminal),
  );
}
