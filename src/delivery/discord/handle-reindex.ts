import type { ChatInputCommandInteraction } from 'discord.js';

import { CorpusError } from '../../corpus/corpus-error.js';
import { interactionTokenMs } from '../discord-limits.js';
import { describeCorpusError } from '../messages/describe-corpus-error.js';
import { selectMessages } from '../messages/select-messages.js';
import type { BotContext } from './bot-context.js';
import { isPrivatePlace } from './is-private-place.js';
import { mayAdminister } from './may-administer.js';
import { renderIndexReport, renderReindexProgress } from './render-reindex.js';
import { renderNotice } from './render-notice.js';
import type { Reply } from './reply.js';
import { respond } from './respond.js';
import { selectLanguage } from './select-language.js';
import { sendReply } from './send-reply.js';

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
    Promise.resolve(renderNotice(messages.reindexStarted)),
  );
  const progress = createProgressEditor(interaction, context);
  const full = interaction.options.getBoolean('full') ?? false;
  const finalReply = await context.app
    .reindex({
      full,
      onProgress: (step) => progress.show(() => renderReindexProgress(step, language)),
    })
    .then((report) => renderIndexReport(report, language))
    .catch((error: unknown) => {
      if (!(error instanceof CorpusError)) throw error;
      context.logger.warn({ err: error }, 'reindex failed');
      return renderNotice(describeCorpusError(error, messages));
    })
    .finally(() => progress.settle());
  await editReply(interaction, finalReply, context);
}

/** Edits the reply at most every `progressEveryMs`, one edit at a time; a lost edit is no matter. */
function createProgressEditor(interaction: ChatInputCommandInteraction, context: BotContext) {
  const { logger, pace } = context;
  let editing: Promise<void> = Promise.resolve();
  let idle = true;
  let lastEdit = Date.now();
  return {
    show(render: () => Reply): void {
      const now = Date.now();
      const tokenLives = now - interaction.createdTimestamp < interactionTokenMs;
      if (!idle || !tokenLives || now - lastEdit < pace.progressEveryMs) return;
      idle = false;
      lastEdit = now;
      editing = editReply(interaction, render(), context)
        .catch((error: unknown) => logger.debug({ err: error }, 'a progress edit was lost'))
        .finally(() => (idle = true));
    },
    /** Resolves when no edit is under way; the last reply must not be overtaken. */
    settle: (): Promise<void> => editing,
  };
}

async function editReply(
  interaction: ChatInputCommandInteraction,
  reply: Reply,
  { logger }: BotContext,
): Promise<void> {
  await sendReply(reply, (payload) => interaction.editReply(payload), logger);
}
