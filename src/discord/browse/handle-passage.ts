import type { Language } from '../../core/analysis/language.js';
import { selectMessages } from '../../messages/select-messages.js';
import type { BotContext } from '../bot-context.js';
import { isPrivateChannel } from '../access/is-private-channel.js';
import type { PassageReference } from './passage-reference.js';
import { renderHits } from '../ask/render-hits.js';
import { renderNotice } from '../reply/render-notice.js';
import { renderPassage } from './render-passage.js';
import { renderSection, sectionPageLength } from './render-section.js';
import type { Reply } from '../reply/reply.js';
import { respond } from '../respond/respond.js';
import { type ComponentInteraction, respondUpdate } from '../respond/respond-update.js';
import { selectLanguage } from '../access/select-language.js';

/** Shows a passage in its context in a new message. */
export async function handleOpen(
  interaction: ComponentInteraction,
  reference: PassageReference,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivateChannel(interaction) }, () =>
    readPassage(reference, language, context),
  );
}

/** Shows another passage in the same message. */
export async function handleTurn(
  interaction: ComponentInteraction,
  passage: string,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respondUpdate(interaction, context, () => readPassage({ passage }, language, context));
}

/** Shows the passage below a heading that was chosen from an outline. */
export async function handleJump(
  interaction: ComponentInteraction,
  passage: string,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivateChannel(interaction) }, () =>
    readPassage({ passage }, language, context),
  );
}

/** Shows a page of the section around a passage in the same message. */
export async function handleSection(
  interaction: ComponentInteraction,
  passage: string,
  page: number,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respondUpdate(interaction, context, async () => {
    const section = await context.app.section(passage, page, { characters: sectionPageLength });
    return section === undefined ? renderChanged(language) : renderSection(section, language);
  });
}

/** Shows further hits of an answer in a new message. Passages that have changed are left out. */
export async function handleHits(
  interaction: ComponentInteraction,
  references: readonly PassageReference[],
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivateChannel(interaction) }, async () => {
    const found = await Promise.all(
      references.map(async (reference) => {
        const view = await context.app.passage(reference.passage);
        return view === undefined ? [] : [{ reference, view }];
      }),
    );
    const hits = found.flat();
    return hits.length === 0 ? renderChanged(language) : renderHits(hits, language);
  });
}

async function readPassage(
  reference: PassageReference,
  language: Language,
  { app }: BotContext,
): Promise<Reply> {
  const view = await app.passage(reference.passage);
  return view === undefined ? renderChanged(language) : renderPassage(view, reference, language);
}

function renderChanged(language: Language): Reply {
  return renderNotice(selectMessages(language).problem['passage-changed']);
}
