import type { MessageView, ModalView } from '../../page-server/views/message-view.js';
import type {
  DocumentView,
  FindingView,
  IndexingView,
  ExplanationView,
} from '../../page-server/inspector.js';
import type { PageLocale } from '../../page-server/page-locale.js';
import type {
  ActionOutcome,
  PageEvent,
  PersonKey,
  Snapshot,
} from '../../page-server/page-protocol.js';

/** The colours of the page. */
export type Theme = 'dark' | 'light';

/** The person's settings of the page, stored by the browser. */
export interface Settings {
  readonly as: PersonKey;
  readonly locale: PageLocale;
  readonly theme: Theme;
}

/** The panel that is open next to the messages. */
export type Panel = 'none' | 'channels' | 'inspector';

/** A notice for the person, by its code in the page's texts. */
export type Notice = 'no-response' | 'refused' | 'lost';

/** A command that the person is filling in. */
export interface OpenCommand {
  readonly name: string;
  /** The initial text of its first option. */
  readonly first: string;
}

/** Everything that the page shows. It is replaced, never mutated. */
export interface PageState {
  readonly settings: Settings;
  /** `undefined` until the server has sent it. */
  readonly snapshot: Snapshot | undefined;
  readonly isConnected: boolean;
  readonly channel: string;
  /** Channels with messages that the person has not looked at, each with the id of the first one. */
  readonly unread: ReadonlyMap<string, string>;
  /** Where, in the channel that is shown, the messages begin that the person had not looked at. */
  readonly firstNew: string | undefined;
  /** Channels where the bot is typing. */
  readonly typing: ReadonlySet<string>;
  /** Components that the bot has not responded to yet, as `message:customId`. */
  readonly pending: ReadonlySet<string>;
  readonly replyTo: MessageView | undefined;
  readonly command: OpenCommand | undefined;
  readonly modal: ModalView | undefined;
  readonly panel: Panel;
  readonly notice: Notice | undefined;
  readonly indexing: IndexingView | undefined;
  /** The outcome of the last run. */
  readonly indexed: string | undefined;
  readonly documents: readonly DocumentView[] | undefined;
  readonly findings: readonly FindingView[] | undefined;
  /** The explanations of answers, by message, as they were last loaded. */
  readonly explanations: ReadonlyMap<string, ExplanationView>;
}

/**
 * The state before the server has sent anything.
 *
 * @param channel where the person wants to be; the first one where there is no such channel
 */
export function createState(settings: Settings, channel = ''): PageState {
  return {
    settings,
    snapshot: undefined,
    isConnected: false,
    channel,
    unread: new Map(),
    firstNew: undefined,
    typing: new Set(),
    pending: new Set(),
    replyTo: undefined,
    command: undefined,
    modal: undefined,
    panel: 'none',
    notice: undefined,
    indexing: undefined,
    indexed: undefined,
    documents: undefined,
    findings: undefined,
    explanations: new Map(),
  };
}

/** The state after something happened on the server. */
export function applyEvent(state: PageState, event: PageEvent): PageState {
  const { snapshot } = state;
  switch (event.kind) {
    case 'snapshot':
      return withSnapshot(state, event.snapshot);
    case 'indexing':
      return { ...state, indexing: event.progress };
    case 'indexed':
      return { ...state, indexing: undefined, indexed: event.text };
    case 'typing':
      return { ...state, typing: new Set([...state.typing, event.channel]) };
    case 'deleted':
      return withMessages(state, (messages) => messages.filter(({ id }) => id !== event.id));
    case 'message': {
      const { message } = event;
      const isKnown = snapshot?.messages.some(({ id }) => id === message.id) ?? false;
      const next = withMessages(state, (messages) =>
        isKnown
          ? messages.map((one) => (one.id === message.id ? message : one))
          : [...messages, message],
      );
      return {
        ...next,
        typing: message.author.isBot ? without(state.typing, message.channel) : state.typing,
        ...(isKnown ? {} : readUpTo(state, message)),
      };
    }
  }
}

function withSnapshot(state: PageState, snapshot: Snapshot): PageState {
  const isThere = snapshot.channels.some(({ key }) => key === state.channel);
  const channel = isThere ? state.channel : (snapshot.channels[0]?.key ?? '');
  // The server sends next whether an index run is under way.
  return { ...state, snapshot, channel, isConnected: true, indexing: undefined };
}

/** Updates the unread channels after a new message. A person who writes has read the channel. */
function readUpTo(
  { channel, unread, firstNew }: PageState,
  message: MessageView,
): Pick<PageState, 'unread' | 'firstNew'> {
  if (message.channel === channel)
    return { unread, firstNew: message.isOwn ? undefined : firstNew };
  if (unread.has(message.channel)) return { unread, firstNew };
  return { unread: new Map([...unread, [message.channel, message.id]]), firstNew };
}

/** The state after the person has switched to another channel. */
export function enterChannel(state: PageState, channel: string): PageState {
  const unread = new Map(state.unread);
  unread.delete(channel);
  return {
    ...state,
    channel,
    unread,
    firstNew: state.unread.get(channel),
    panel: state.panel === 'channels' ? 'none' : state.panel,
    replyTo: undefined,
    command: undefined,
  };
}

/** The state after the outcome of a person's action is known. */
export function applyOutcome(state: PageState, outcome: ActionOutcome): PageState {
  switch (outcome.kind) {
    case 'modal':
      return { ...state, modal: outcome.modal };
    case 'refused':
    case 'no-response':
      return { ...state, notice: outcome.kind };
    case 'done':
    case 'choices':
      return state;
  }
}

/** The state without a message, as when the person dismissed it. */
export function withoutMessage(state: PageState, id: string): PageState {
  return withMessages(state, (messages) => messages.filter((message) => message.id !== id));
}

/** A copy of a set without an item. */
export function without<Item>(items: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  return new Set([...items].filter((one) => one !== item));
}

function withMessages(
  state: PageState,
  change: (messages: readonly MessageView[]) => readonly MessageView[],
): PageState {
  const { snapshot } = state;
  if (snapshot === undefined) return state;
  return { ...state, snapshot: { ...snapshot, messages: change(snapshot.messages) } };
}
