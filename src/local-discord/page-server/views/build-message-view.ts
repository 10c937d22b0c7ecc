import type { Person, StoredMessage, World } from '../../state/world.js';
import { messageFlags } from '../../validate/validate-message.js';
import { collectTexts } from '../../validate/find-pings.js';
import { isJson } from '../../server/json.js';
import { buildComponentViews, buildFile } from './build-component-view.js';
import type { ComponentView, MessageAuthor, MessageView, TextNode } from './message-view.js';
import type { PersonKey } from '../page-protocol.js';
import { parseDiscordMarkdown } from '../markdown/parse-discord-markdown.js';

/** The person to whom a message is shown, and what else the page knows about it. */
export interface MessageViewContext {
  readonly world: World;
  readonly as: PersonKey;
  /** What the person calls the channel; `undefined` when the page does not show it. */
  readonly channelOf: (channelId: string) => string | undefined;
  /** The command of an interaction, as the person's client names it; `undefined` when it was not a command. */
  readonly commandOf: (interactionId: string) => string | undefined;
  /** Whether the inspector can explain the message. */
  readonly hasExplanation: (message: StoredMessage) => boolean;
}

/** The length of the excerpt of a message that another one replies to, in graphemes. */
const excerptLength = 120;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A message as one person sees it; `undefined` when the page does not show its channel. */
export function buildMessageView(
  message: StoredMessage,
  context: MessageViewContext,
): MessageView | undefined {
  const { world, as, channelOf, hasExplanation } = context;
  const channel = channelOf(message.channelId);
  if (channel === undefined) return undefined;
  const parse = (text: string): TextNode[] => parseDiscordMarkdown(text, nameFinder(world));
  const components = buildComponentViews(message.components, {
    parse,
    attachments: message.attachments,
  });
  const shown = shownFiles(components);
  const repliesTo = describeReference(message, world, parse);
  const usedBy = describeInteraction(message, context);
  return {
    id: message.id,
    channel,
    author: describeAuthor(message, world),
    at: message.createdAt,
    isEdited: message.earlier.length > 0,
    content: parse(message.content),
    components,
    files: message.attachments.map(buildFile).filter(({ id }) => !shown.has(id)),
    isEphemeral: message.onlyFor !== undefined,
    isWaiting: (message.flags & messageFlags.loading) !== 0,
    isPing: message.pings.everyone || message.pings.users.includes(world.people[as].id),
    isOwn: (message.author ?? askerOf(message, world))?.id === world.people[as].id,
    hasExplanation: hasExplanation(message),
    ...(repliesTo === undefined ? {} : { repliesTo }),
    ...(usedBy === undefined ? {} : { usedBy }),
  };
}

function nameFinder({ people, bot, roles, channels }: World) {
  const users = [
    ...Object.values(people).map(({ id, displayName }) => ({ id, name: displayName })),
    { id: bot.id, name: bot.username },
  ];
  const all = { user: users, role: roles, channel: [...channels.values()] };
  return (kind: keyof typeof all, id: string): string | undefined =>
    all[kind].find((one) => one.id === id)?.name;
}

/** The message that it replies to, or whose button led to it. */
function describeReference(
  { repliesTo, interaction }: StoredMessage,
  world: World,
  parse: (text: string) => TextNode[],
): MessageView['repliesTo'] {
  const source = repliesTo ?? interaction?.interacted_message_id;
  const referenced = world.messages.get(typeof source === 'string' ? source : '');
  if (referenced === undefined) return undefined;
  const said = collectTexts({ ...referenced }).map((text) => plainText(parse(text)).trim());
  return {
    id: referenced.id,
    author: describeAuthor(referenced, world),
    text: cutExcerpt(said.join(' ').trim()),
  };
}

function cutExcerpt(text: string): string {
  const end = [...graphemes.segment(text)][excerptLength]?.index;
  return end === undefined ? text : `${text.slice(0, end).trimEnd()}…`;
}

function describeAuthor({ author }: StoredMessage, { bot }: World): MessageAuthor {
  return { name: author?.displayName ?? bot.username, isBot: author === undefined };
}

/** Whose interaction a message of the bot answers. */
function askerOf({ interaction }: StoredMessage, { people }: World): Person | undefined {
  const user = isJson(interaction?.user) ? interaction.user : undefined;
  return Object.values(people).find(({ id }) => id === user?.id);
}

function describeInteraction(
  message: StoredMessage,
  { world, commandOf }: MessageViewContext,
): MessageView['usedBy'] {
  const person = askerOf(message, world);
  if (person === undefined) return undefined;
  const command = commandOf(String(message.interaction?.id));
  return command === undefined ? undefined : { name: person.displayName, command };
}

/** A text without formatting, for a single line. */
function plainText(nodes: readonly TextNode[]): string {
  return nodes
    .map((node) => {
      if ('text' in node) return node.text;
      if ('content' in node) return plainText(node.content);
      return node.kind === 'list' ? node.items.map(plainText).join(' ') : ' ';
    })
    .join('');
}

/** Ids of the files that a component shows in its place. */
function shownFiles(components: readonly ComponentView[]): ReadonlySet<string> {
  const ids = components.flatMap((component) => {
    if (component.kind === 'file') return [component.id];
    return 'items' in component ? [...shownFiles(component.items)] : [];
  });
  return new Set(ids);
}
