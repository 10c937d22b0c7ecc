import { IndexUnavailableError } from '../core/app.js';
import { type ConfigProblem, settingChoices } from '../config.js';
import { CorpusError } from '../core/documents/corpus-error.js';
import { ModelError } from '../core/embedding/model-error.js';
import { EvaluationError } from '../core/evaluation/evaluation-error.js';
import { DiscordStartError } from '../discord/discord-start-error.js';
import { describeCorpusError } from '../messages/describe-corpus-error.js';
import { modelMessages } from '../messages/model-messages.js';
import { selectMessages } from '../messages/select-messages.js';
import { describeFailure } from './describe-failure.js';
import type { Terminal } from './terminal.js';

/** Explains to the person at the terminal why Beleg cannot go on and what they can do. */
export function explainError(error: unknown, { messages, language }: Terminal): string {
  if (error instanceof DiscordStartError) {
    const { code, retryAfterMs } = error;
    return code === 'rate-limited'
      ? messages.discordRateLimited(retryAfterMs)
      : messages.discordError[code];
  }
  if (error instanceof ModelError) return modelMessages[language].error[error.code](error.file);
  if (error instanceof EvaluationError) return messages.evaluationError[error.code](error.location);
  const { syscall, port } = error as { readonly syscall?: unknown; readonly port?: unknown };
  if (syscall === 'listen' && typeof port === 'number') return messages.portUnusable(port);
  if (error instanceof IndexUnavailableError) return messages.indexUnavailable[error.code];
  if (!(error instanceof CorpusError)) return messages.unexpected;
  const sentence =
    error.code === 'too-large'
      ? describeCorpusError(error, selectMessages(language))
      : messages.corpusError[error.code](error.folder);
  const failures = error.failures.map((failure) =>
    describeFailure(failure, selectMessages(language)),
  );
  return [sentence, ...failures].join('\n');
}

/** Explains every invalid setting, one line each. */
export function explainConfigProblems(
  problems: readonly ConfigProblem[],
  { messages }: Terminal,
): string {
  return problems
    .map(({ setting, code }) =>
      messages.configProblem(setting, code, settingChoices[setting]?.join(', ') ?? ''),
    )
    .join('\n');
}
