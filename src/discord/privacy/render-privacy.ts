import { ButtonStyle } from 'discord.js';

import type { Language } from '../../core/analysis/language.js';
import type { EntryCounts } from '../../store/user-data.js';
import type { Retention } from '../../messages/messages.js';
import { selectMessages } from '../../messages/select-messages.js';
import { actionButton, buttonRow, container, textDisplay } from '../reply/card-parts.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import { renderNotice } from '../reply/render-notice.js';
import type { Reply } from '../reply/reply.js';

/**
 * Renders what is stored about a person, with buttons to export and delete it when there is anything.
 *
 * @param counts `undefined` when there is no store
 * @param retention `undefined` when nothing can be stored
 */
export function renderPrivacy(
  counts: EntryCounts | undefined,
  retention: Retention | undefined,
  language: Language,
): Reply {
  const messages = selectMessages(language);
  const has = counts !== undefined && counts.questions + counts.votes + counts.shared > 0;
  const lines = [
    `**${escapeLiteral(messages.privacyTitle)}**`,
    escapeLiteral(has ? messages.privacyCounts(counts) : messages.privacyNothing),
    `-# ${escapeLiteral(messages.storedData(retention))}`,
  ];
  const buttons = has
    ? [
        actionButton(messages.privacyExport, { kind: 'my-data' }),
        actionButton(messages.privacyDelete, { kind: 'confirm-deletion' }, ButtonStyle.Danger),
      ]
    : [];
  return {
    card: [container([...lines.map(textDisplay), ...buttonRow(buttons)])],
    text: joinWhileFitting(lines),
  };
}

/** Renders the question whether everything should be deleted. */
export function renderDeletionConfirmation(language: Language): Reply {
  const messages = selectMessages(language);
  const { card, text } = renderNotice(messages.privacyConfirm);
  const confirm = actionButton(
    messages.privacyDeleteNow,
    { kind: 'delete-my-data' },
    ButtonStyle.Danger,
  );
  return { card: [...card, ...buttonRow([confirm])], text };
}
