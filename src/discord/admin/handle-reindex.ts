import type { ChatInputCommandInteraction } from 'discord.js';

import { ReindexCancelledError } from '../../core/app.js';
import { CorpusError } from '../../core/documents/corpus-error.js';
import { describeCorpusError } from '../../messages/describe-corpus-error.js';
import { selectMessages } from '../../messages/select-messages.js';
import type { BotContext } from '../bot-context.js';
import { isPrivateChannel } from '../access/is-private-channel.js';
import { mayAdminister } from '../access/may-administer.js';
import {
  renderIndexReport,
  renderReindexProgress,
  renderReindexStarted,
} from './render-reindex.js';
import { createProgressMessage, type ProgressMessage } from '../respond/create-progress-message.js';
import { renderNotice } from '../reply/render-notice.js';
import type { Reply } from '../reply/reply.js';
import { respond } from '../respond/respond.js';
import { retryTransientErrors } from '../respond/retry-transient-errors.js';
import { selectLanguage } from '../access/select-language.js';

/**
 * Handles `/reindex`: responds at once, since a large corpus takes longer than Discord waits, then shows
 * the progress, and at the end what has changed. Everyone but administrators is refused.
 */
export async function handleReindex(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  const messages = selectMessages(language);
  const privacy = { private: !isPrivateChannel(interaction) };
  if (!mayAdminister(interaction, context.access)) {
    const refusal = renderNotice(messages.problem['administrators-only']);
    await respond(interaction, context, privacy, () => Promise.resolve(refusal));
    return;
  }
  await respond(interaction, context, privacy, () =>
    Promise.resolve(renderReindexStarted(language)),
  );
  const message = createProgressMessage(interaction, context);
  const progress = createProgressEditor(message, context);
  const full = interaction.options.getBoolean('full') ?? false;
  context.indexRuns.active += 1;
  const finalReply = await context.app
    .reindex({
      full,
      onProgress: (step) => progress.show(() => renderReindexProgress(step, language)),
    })
    .then((report) => renderIndexReport(report, language))
    .catch((error: unknown) => {
      if (error instanceof ReindexCancelledError) return renderNotice(messages.reindexCancelled);
      if (!(error instanceof CorpusError)) throw error;
      context.logger.warn({ err: error }, 'reindex failed');
      return renderNotice(describeCorpusError(error, messages));
    })
    .finally(() => {
      context.indexRuns.active -= 1;
      return progress.settle();
    });
  await retryTransientErrors(() => message.show(finalReply), context.pace.retryAfterMs, context);
}

/** Edits at most once per `progressEveryMs`, one edit at a time. A failed edit is only logged. */
function createProgressEditor(message: ProgressMessage, { logger, pace, clock }: BotContext) {
  let editing: Promise<void> = Promise.resolve();
  let idle = true;
  let lastEdit = clock.now();
  return {
    show(render: () => Reply): void {
      const now = clock.now();
      if (!idle || now - lastEdit < pace.progressEveryMs) return;
      idle = false;
      lastEdit = now;
      editing = message
        .show(render())
        .catch((error: unknown) => logger.debug({ err: error }, 'a progress edit was lost'))
        .finally(() => (idle = true));
    },
    /** Resolves when no edit is under way, so that none can overwrite the final reply. */
    settle: (): Promise<void> => editing,
  };
}
