import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';

import type { Language } from '../../core/analysis/language.js';
import { commentLength, voteReasons } from '../../store/vote.js';
import { modalLabelLength, modalTitleLength } from '../reply/discord-limits.js';
import { ensure } from '../../core/ensure.js';
import { cutText } from '../../messages/cut-text.js';
import { selectMessages } from '../../messages/select-messages.js';
import { encodeCustomId } from '../reply/custom-id.js';

/** The `custom_id`s of the fields. */
export const voteFields = { reason: 'reason', comment: 'comment' } as const;

/** Renders the form for a vote down: a menu of reasons and an optional comment. */
export function renderVoteForm(
  answer: string,
  language: Language,
): APIModalInteractionResponseCallbackData {
  const messages = selectMessages(language);
  return {
    title: cutText(messages.voteTitle, modalTitleLength),
    custom_id: ensure(encodeCustomId({ kind: 'down', answer }), answer),
    components: [
      {
        type: ComponentType.Label,
        label: cutText(messages.voteReasonLabel, modalLabelLength),
        component: {
          type: ComponentType.StringSelect,
          custom_id: voteFields.reason,
          required: true,
          options: voteReasons.map((value) => ({ value, label: messages.voteReason[value] })),
        },
      },
      {
        type: ComponentType.Label,
        label: cutText(messages.voteCommentLabel, modalLabelLength),
        component: {
          type: ComponentType.TextInput,
          custom_id: voteFields.comment,
          style: TextInputStyle.Paragraph,
          required: false,
          max_length: commentLength,
        },
      },
    ],
  };
}
