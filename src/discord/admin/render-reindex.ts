import { ComponentType } from 'discord.js';

import type { Language } from '../../core/analysis/language.js';
import type { IndexProgress, IndexReport } from '../../core/app.js';
import type { LoadFailure } from '../../core/documents/load-failure.js';
import { messageContentLength } from '../reply/discord-limits.js';
import { formatSeconds } from '../../messages/format-number.js';
import { selectMessages } from '../../messages/select-messages.js';
import { actionButton, buttonRow, textDisplay } from '../reply/card-parts.js';
import { cutLiteralLine } from '../reply/cut-literal.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { renderNotice } from '../reply/render-notice.js';
import type { Reply } from '../reply/reply.js';

const failureBudget = 300;
/** Reserved for the line that counts the failures that are not shown. */
const remainderBudget = 60;

/** In milliseconds; an earlier estimate of the remaining time would be too rough. */
const firstEstimateMs = 2_000;

/** Says that an index run has begun, with a button to cancel it. */
export function renderReindexStarted(language: Language): Reply {
  return renderRunning(selectMessages(language).reindexStarted, language);
}

/** Shows how far an index run is and how long it will take, with a button to cancel it. */
export function renderReindexProgress(progress: IndexProgress, language: Language): Reply {
  const messages = selectMessages(language);
  const { phase, done, total, passages, elapsedMs } = progress;
  const line =
    phase === 'loading'
      ? messages.reindexLoading(done, total)
      : messages.reindexIndexing(done, total, passages);
  const leftMs = done === 0 ? 0 : (elapsedMs * (total - done)) / done;
  const left = elapsedMs < firstEstimateMs || leftMs === 0 ? [] : [messages.timeLeft(leftMs)];
  return renderRunning([line, ...left].join(' · '), language);
}

function renderRunning(line: string, language: Language): Reply {
  const { card, text } = renderNotice(line);
  const cancel = actionButton(selectMessages(language).reindexCancel, { kind: 'cancel' });
  return { card: [...card, ...buttonRow([cancel])], text };
}

/**
 * Renders the report of an index run: `+3 ~1 −2 · 1 Datei fehlgeschlagen: name: ist leer · 1,2 s`.
 * Several failures are listed below it, as many as fit into a message.
 */
export function renderIndexReport(report: IndexReport, language: Language): Reply {
  const messages = selectMessages(language);
  const failures = report.failures.map((failure) => renderFailure(failure, language));
  const [only] = failures;
  const counted =
    only === undefined
      ? []
      : failures.length === 1
        ? [`${escapeLiteral(messages.filesFailed(1))}: ${only}`]
        : [escapeLiteral(messages.filesFailed(failures.length))];
  const summary = [
    escapeLiteral(messages.reindexChanges(report)),
    ...counted,
    escapeLiteral(formatSeconds(report.tookMs, language)),
  ].join(' · ');
  const text = [summary, ...(failures.length > 1 ? listFailures(failures, summary, language) : [])];
  return {
    card: [{ type: ComponentType.Container, components: [textDisplay(text.join('\n'))] }],
    text: text.join('\n'),
  };
}

function listFailures(
  failures: readonly string[],
  summary: string,
  language: Language,
): readonly string[] {
  let budget = messageContentLength - summary.length - remainderBudget;
  const shown = failures.filter((failure) => (budget -= failure.length + '\n- '.length) >= 0);
  const left = failures.length - shown.length;
  const { moreFailures } = selectMessages(language);
  return [
    ...shown.map((failure) => `- ${failure}`),
    ...(left === 0 ? [] : [escapeLiteral(moreFailures(left))]),
  ];
}

function renderFailure({ path, code }: LoadFailure, language: Language): string {
  return cutLiteralLine(`${path}: ${selectMessages(language).loadFailure[code]}`, failureBudget);
}
