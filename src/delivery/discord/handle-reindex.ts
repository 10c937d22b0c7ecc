import type { ChatInputCommandInteraction } from 'discord.js';

import { ReindexCancelledError } from '../../app.js';
import { CorpusError } from '../../corpus/corpus-error.js';
import { describeCorpusError } from '../messages/describe-corpus-error.js';
import { selectMessages } from '../messages/select-messages.js';
import type { BotContext } from './bot-context.js';
import { isPrivatePlace } from './is-private-place.js';
import { mayAdminister } from './may-administer.js';
import {
  renderIndexReport,
  renderReindexProgress,
  renderReindexStarted,
} from './render-reindex.js';
import { createReportPlace, type ReportPlace } from './report-place.js';
import { renderNotice } from './render-notice.js';
import type { Reply } from './reply.js';
import { respond } from './respond.js';
import { retryWhileOutOfOrder } from './retry-while-out-of-order.js';
import { selectLanguage } from './select-language.js';

/**
 * `/reindex`: acknowledges at once, since a large corpus takes longer than Discord waits; shows how
 * far it is while it runs, and what changed at the end. Everyone else gets a refusal.
 */
export async function handleReindex(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  const messages = selectMessages(language);
  const privacy = { private: !isPrivatePlace(interaction) };
  if (!mayAdminister(interaction, context.adminUserIds)) {
    const refusal = renderNotice(messages.problem['administrators-only']);
    await respond(interaction, context, privacy, () => Promise.resolve(refusal));
    return;
  }
  await respond(interaction, context, privacy, () =>
    Promise.resolve(renderReindexStarted(language)),
  );
  const place = createReportPlace(interaction, context);
  const progress = createProgressEditor(place, context);
  const full = interaction.options.getBoolean('full') ?? false;
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
    .finally(() => progress.settle());
  await retryWhileOutOfOrder(() => place.show(finalReply), context);
}

/** Edits at most every `progressEveryMs`, one edit at a time; a lost edit is no matter. */
function createProgressEditor(place: ReportPlace, { logger, pace }: BotContext) {
  let editing: Promise<void> = Promise.resolve();
  let idle = true;
  let lastEdit = Date.now();
  return {
    show(render: () => Reply): void {
      const now = Date.now();
      if (!idle || now - lastEdit < pace.progressEveryMs) return;
      idle = false;
      lastEdit = now;
      editing = place
        .show(render())
        .catch((error: unknown) => logger.debug({ err: error }, 'a progress edit was lost'))
        .finally(() => (idle = true));
    },
    /** Resolves when no edit is under way; the last reply must not be overtaken. */
    settle: (): Promise<void> => editing,
  };
}
