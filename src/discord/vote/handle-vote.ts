import type { ModalSubmitInteraction } from 'discord.js';

import type { StoreResult } from '../../store/store-result.js';
import { type VoteOutcome, voteReasons } from '../../store/vote.js';
import type { ProblemCode } from '../../messages/messages.js';
import type { BotContext } from '../bot-context.js';
import { parseCustomId } from '../reply/custom-id.js';
import { readAskedQuestion } from '../ask/read-asked-question.js';
import { renderVoteForm, voteFields } from './render-vote-form.js';
import { respondNotice } from '../respond/respond-notice.js';
import type { ComponentInteraction } from '../respond/respond-update.js';
import { selectLanguage } from '../access/select-language.js';

/** Records a vote up. A later vote of the same person replaces an earlier one. */
export async function handleUp(
  interaction: ComponentInteraction,
  answer: string,
  context: BotContext,
): Promise<void> {
  const vote = { answer, up: true, user: interaction.user.id, guild: interaction.guildId };
  await tellOutcome(interaction, context.store.recordVote(vote), context);
}

/** Opens the form for a vote down, which is recorded when the form is submitted. */
export async function handleDown(
  interaction: ComponentInteraction,
  answer: string,
  context: BotContext,
): Promise<void> {
  const caller = { user: interaction.user.id, guild: interaction.guildId };
  const known = context.store.findAnswer(answer, caller);
  if (known.ok && known.value?.mayUse === true) {
    await interaction.showModal(renderVoteForm(answer, selectLanguage(interaction.locale)));
    return;
  }
  const refused = known.ok && known.value !== undefined ? 'not-yours' : 'unknown-answer';
  await tellOutcome(interaction, known.ok ? { ok: true, value: refused } : known, context);
}

/** Records the vote of a submitted form. All of its content is untrusted. */
export async function handleForm(
  interaction: ModalSubmitInteraction,
  context: BotContext,
): Promise<void> {
  const action = parseCustomId(interaction.customId);
  if (action?.kind !== 'down') {
    await respondNotice(interaction, context, ({ problem }) => problem['button-outdated']);
    return;
  }
  const { fields, message, user, guildId } = interaction;
  const has = (field: string) => fields.fields.has(field);
  const [chosen] = has(voteFields.reason) ? fields.getStringSelectValues(voteFields.reason) : [];
  const outcome = context.store.recordVote({
    answer: action.answer,
    up: false,
    user: user.id,
    guild: guildId,
    reason: voteReasons.find((reason) => reason === chosen),
    comment: has(voteFields.comment) ? fields.getTextInputValue(voteFields.comment) : undefined,
    question: message === null ? undefined : readAskedQuestion(message),
  });
  await tellOutcome(interaction, outcome, context);
}

const problemOf: Readonly<Record<Exclude<VoteOutcome, 'recorded'>, ProblemCode>> = {
  'unknown-answer': 'unknown-answer',
  'not-yours': 'private-answer',
};

async function tellOutcome(
  interaction: ComponentInteraction | ModalSubmitInteraction,
  outcome: StoreResult<VoteOutcome>,
  context: BotContext,
): Promise<void> {
  await respondNotice(interaction, context, ({ problem, voteThanks }) => {
    if (!outcome.ok) return problem['nothing-stored'];
    return outcome.value === 'recorded' ? voteThanks : problem[problemOf[outcome.value]];
  });
}
