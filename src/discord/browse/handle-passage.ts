import type { Language } from '../../core/analysis/language.js';
import type { PassageView } from '../../core/app.js';
import { selectMessages } from '../../messages/select-messages.js';
import type { BotContext } from '../bot-context.js';
import { isPrivateChannel } from '../access/is-private-channel.js';
import type { PassageReference } from './passage-reference.js';
import { renderHits } from '../ask/render-hits.js';
import { renderNotice } from '../reply/render-notice.js';
import { renderPassage } from './render-passage.js';
import { renderSection } from './render-section.js';
import type { Reply } from '../reply/reply.js';
import { respond } from '../respond/respond.js';
import { type ComponentInteraction, respondUpdate } from '../respond/respond-update.js';
import { selectLanguage } from '../access/select-language.js';

/** A passage in its context, in a message of its own for whoever asked. */
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

/** The message that shows a passage turns to another. */
export async function handleTurn(
  interaction: ComponentInteraction,
  passage: string,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respondUpdate(interaction, context, () => readPassage({ passage }, language, context));
}

/** What was chosen from the headings of a document. */
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

/** The message that shows a passage turns to its whole section. */
export async function handleSection(
  interaction: ComponentInteraction,
  passage: string,
  page: number,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respondUpdate(interaction, context, async () => {
    const view = await context.app.passage(passage);
    const [first, ...rest] = await loadViews(view?.section ?? [], context);
    return first === undefined
      ? changed(language)
      : renderSection([first, ...rest], page, language);
  });
}

/** Further hits of an answer, in a message of their own. Those that have changed are left out. */
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
    return hits.length === 0 ? changed(language) : renderHits(hits, language);
  });
}

async function readPassage(
  reference: PassageReference,
  language: Language,
  { app }: BotContext,
): Promise<Reply> {
  const view = await app.passage(reference.passage);
  return view === undefined ? changed(language) : renderPassage(view, reference, language);
}

async function loadViews(
  ids: readonly string[],
  { app }: BotContext,
): Promise<readonly PassageView[]> {
  const views = await Promise.all(ids.map((id) => app.passage(id)));
  return views.filter((view) => view !== undefined);
}

function changed(language: Language): Reply {
  return renderNotice(selectMessages(language).problem['passage-changed']);
}
