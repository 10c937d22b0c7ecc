import { interactionResponseMs } from '../validate/discord-limits.js';
import { ApiError } from '../server/api-error.js';
import type { InteractionHandle } from '../state/interaction-handle.js';
import { callbackTypes } from '../state/interaction-types.js';
import type { Json } from '../server/json.js';
import type { LocalDiscord } from '../start-local-discord.js';
import { commandTypes } from '../validate/validate-commands.js';
import type { StoredMessage } from '../state/world.js';
import { buildChannelViews, channelKeyOf } from './views/build-channel-views.js';
import { buildMessageView } from './views/build-message-view.js';
import { buildModalView } from './views/build-modal-view.js';
import { localize } from './views/localize.js';
import type { MessageView } from './views/message-view.js';
import type { ActionOutcome, PageAction, Snapshot } from './page-protocol.js';
import type { PageActor } from './parse-action.js';
import { parseDiscordMarkdown } from './markdown/parse-discord-markdown.js';
import type { BotRequest, ExplainAnswer, Inspector } from './inspector.js';
import { startAction, type StartedAction } from './start-action.js';

/** What the page shows a person, and what it does for them. */
export interface PageService {
  snapshot(actor: PageActor): Snapshot;
  /** A message as the person sees it; `undefined` when they do not see it. */
  view(message: StoredMessage, actor: PageActor): MessageView | undefined;
  perform(action: PageAction, actor: PageActor): Promise<ActionOutcome>;
  /**
   * Calls the listener with the id of each message that a person dismisses in any of their windows.
   *
   * @returns stops calling it
   */
  followDismissals(listener: (messageId: string) => void): () => void;
  /** Explains a message of the bot; `undefined` when there is no inspector or nothing to explain. */
  findExplanation(message: StoredMessage): ExplainAnswer | undefined;
}

/** Creates the page's service, which remembers who asked what. */
export function createPageService(discord: LocalDiscord, inspector?: Inspector): PageService {
  const { world } = discord;
  /** By the id of the interaction. */
  const started = new Map<string, StartedAction>();
  const dismissed = new Set<string>();
  const followers = new Set<(messageId: string) => void>();

  const findExplanation: PageService['findExplanation'] = (message) => {
    const request = requestOf(message);
    return request && inspector?.findExplanation(request);
  };

  /** What a message of the bot responds to. */
  const requestOf = ({ author, interaction, repliesTo }: StoredMessage): BotRequest | undefined => {
    if (author !== undefined) return undefined;
    if (interaction !== undefined) return started.get(String(interaction.id))?.request;
    const asked = repliesTo === undefined ? undefined : world.messages.get(repliesTo);
    if (asked?.author === undefined) return undefined;
    return { kind: 'message', text: withoutMention(asked.content) };
  };

  const withoutMention = (text: string): string =>
    text.replaceAll(new RegExp(`<@!?${world.bot.id}>`, 'g'), ' ').trim();

  const isSeen = (message: StoredMessage, { as }: PageActor): boolean => {
    if (dismissed.has(message.id)) return false;
    return message.onlyFor === undefined || message.onlyFor === world.people[as].id;
  };

  const view: PageService['view'] = (message, actor) => {
    const { as, locale } = actor;
    if (!isSeen(message, actor)) return undefined;
    return buildMessageView(message, {
      world,
      as,
      channelOf: (id) => channelKeyOf(world.channels.get(id), world.people[as]),
      commandOf: (id) => {
        const command = started.get(id)?.command;
        return command === undefined ? undefined : nameCommand(command, locale);
      },
      hasExplanation: (one) => findExplanation(one) !== undefined,
    });
  };

  const outcomeOf = async ({ pending }: InteractionHandle): Promise<ActionOutcome> => {
    const acknowledged = (): number | undefined => pending.acknowledgedAfterMs;
    try {
      await discord.waitFor(acknowledged, interactionResponseMs);
    } catch {
      return { kind: 'no-response' };
    }
    if (pending.callbackType === callbackTypes.choices) {
      return { kind: 'choices', choices: pending.choices ?? [] };
    }
    if (pending.modal === undefined) return { kind: 'done' };
    const parse = (text: string) => parseDiscordMarkdown(text, () => undefined);
    return { kind: 'modal', modal: buildModalView(pending.id, pending.modal, parse) };
  };

  return {
    snapshot: (actor) => ({
      server: world.guild.name,
      bot: { id: world.bot.id, name: world.bot.username },
      people: Object.entries(world.people).map(([key, { id, displayName }]) => ({
        key: key as PageActor['as'],
        id,
        name: displayName,
      })),
      hasInspector: inspector !== undefined,
      channels: buildChannelViews(actor.as, actor.locale, world),
      messages: [...world.messages.values()].flatMap((message) => view(message, actor) ?? []),
    }),
    view,
    findExplanation,
    followDismissals(listener) {
      followers.add(listener);
      return () => followers.delete(listener);
    },
    async perform(action, actor) {
      let run: StartedAction;
      try {
        if (action.kind === 'send') {
          const { channel, text, replyTo } = action;
          const reply = replyTo === undefined ? {} : { replyTo };
          discord.sendMessage({ as: actor.as, channel, content: text, ...reply });
          return { kind: 'done' };
        }
        if (action.kind === 'dismiss') {
          const message = world.messages.get(action.message);
          if (message?.onlyFor !== world.people[actor.as].id) return { kind: 'refused' };
          dismissed.add(message.id);
          for (const tell of followers) tell(message.id);
          return { kind: 'done' };
        }
        run = startAction(action, actor, discord, started);
        // No message ever refers to an autocomplete interaction.
        if (action.kind !== 'autocomplete') started.set(run.handle.pending.id, run);
      } catch (error) {
        if (isRefusal(error)) return { kind: 'refused' };
        throw error;
      }
      return outcomeOf(run.handle);
    },
  };
}

/** An action that a client would not allow throws a plain `Error`. Any subclass of it is a bug. */
function isRefusal(error: unknown): boolean {
  return error instanceof ApiError || (error instanceof Error && error.constructor === Error);
}

/** The name that a client shows: only slash commands begin with a slash. */
function nameCommand(command: Json, locale: PageActor['locale']): string {
  const name = localize(command, 'name', locale);
  return command.type === commandTypes.chatInput ? `/${name}` : name;
}
