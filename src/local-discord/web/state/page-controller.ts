import type { MessageView } from '../../page-server/views/message-view.js';
import type { ActionOutcome, PageAction } from '../../page-server/page-protocol.js';
import { readChannel, writeChannel } from './channel-address.js';
import { createClient } from './page-client.js';
import {
  applyEvent,
  applyOutcome,
  createState,
  enterChannel,
  type Panel,
  type PageState,
  type Settings,
  without,
  withoutMessage,
} from './page-state.js';

/** How long a typing event is shown, in milliseconds; as on Discord. */
const typingMs = 10_000;
/** How long a notice is shown, in milliseconds. */
const noticeMs = 6_000;

/** What the views call; each changes the state, and with it what is shown. */
export interface PageController {
  /**
   * Resolves to the outcome; `undefined` when the action did not reach the server, which the person
   * is told.
   */
  readonly perform: (action: PageAction) => Promise<ActionOutcome | undefined>;
  /** Uses a component of a message, which is shown as pending until the bot responds. */
  readonly use: (message: string, customId: string, values?: readonly string[]) => void;
  readonly openChannel: (key: string) => void;
  /** Opens one panel, or none, and moves the focus to it. */
  readonly openPanel: (panel: Panel) => void;
  readonly changeSettings: (changes: Partial<Settings>) => void;
  readonly set: (changes: Partial<PageState>) => void;
  readonly dismiss: (message: MessageView) => void;
  readonly loadCorpus: () => void;
  readonly reindex: () => void;
  readonly cancelReindex: () => void;
  readonly loadExplanation: (message: string) => void;
  readonly fileAddress: (message: string, file: string) => string;
}

/**
 * Keeps the page's state, and follows the server.
 *
 * @param show called with every new state, once before it returns
 */
export function createController(
  settings: Settings,
  show: (state: PageState, controller: PageController) => void,
  keep: (settings: Settings) => void,
): PageController {
  let state = createState(settings, readChannel());
  let client = createClient(settings);
  let unfollow = (): void => undefined;
  /** What ends a sign of typing, by channel. */
  const typingEnds = new Map<string, number>();

  const update = (next: PageState): void => {
    state = next;
    show(state, controller);
  };

  const notify = (notice: PageState['notice']): void => {
    update({ ...state, notice });
    setTimeout(() => {
      if (state.notice === notice) update({ ...state, notice: undefined });
    }, noticeMs);
  };

  /** Shows a notice when the request fails, so that the person can try again. */
  const attempt = async <Result>(work: Promise<Result>): Promise<Result | undefined> => {
    try {
      return await work;
    } catch {
      notify('lost');
      return undefined;
    }
  };

  const follow = (): void => {
    unfollow();
    const { as, locale } = state.settings;
    client = createClient({ as, locale });
    unfollow = client.follow((event) => {
      if (event === undefined) {
        update({ ...state, isConnected: false });
        return;
      }
      update(applyEvent(state, event));
      if (event.kind === 'indexed' && state.panel === 'inspector') controller.loadCorpus();
      if (event.kind !== 'typing') return;
      const { channel } = event;
      clearTimeout(typingEnds.get(channel));
      const end = (): void => update({ ...state, typing: without(state.typing, channel) });
      typingEnds.set(channel, setTimeout(end, typingMs));
    });
  };

  const controller: PageController = {
    async perform(action) {
      const outcome = await attempt(client.perform(action));
      if (outcome === undefined) return undefined;
      update(applyOutcome(state, outcome));
      if (state.notice !== undefined) notify(state.notice);
      return outcome;
    },
    use(message, customId, values) {
      const component = `${message}:${customId}`;
      update({ ...state, pending: new Set([...state.pending, component]) });
      const action: PageAction =
        values === undefined
          ? { kind: 'click', message, customId }
          : { kind: 'select', message, customId, values };
      void controller.perform(action).then(() => {
        update({ ...state, pending: without(state.pending, component) });
      });
    },
    openChannel(key) {
      writeChannel(key);
      const { panel } = state;
      update(enterChannel(state, key));
      // What was pressed is gone with its panel; where there is no keyboard the box does not take over.
      const isLost = document.activeElement?.closest('#sidebar') instanceof Element;
      if (panel === 'channels' && isLost) focusOn('open-channels');
    },
    openPanel(panel) {
      const before = state.panel;
      if (panel === before) return;
      update({ ...state, panel });
      if (panel === 'inspector') controller.loadCorpus();
      if (panel === 'none') focusOn(before === 'inspector' ? 'open-inspector' : 'open-channels');
      else focusOn(panel === 'inspector' ? 'inspector-title' : 'server-title');
    },
    changeSettings(changes) {
      const before = state.settings;
      const after = { ...before, ...changes };
      keep(after);
      update({ ...state, settings: after });
      if (after.as === before.as && after.locale === before.locale) return;
      const nothing = { replyTo: undefined, modal: undefined, command: undefined };
      update({ ...state, ...nothing, unread: new Map(), firstNew: undefined });
      follow();
      if (state.panel === 'inspector') controller.loadCorpus();
    },
    set: (changes) => update({ ...state, ...changes }),
    dismiss({ id }) {
      update(withoutMessage(state, id));
      focusOn('message-box');
      void attempt(client.perform({ kind: 'dismiss', message: id }));
    },
    loadCorpus() {
      void attempt(client.loadDocuments()).then((documents) => update({ ...state, documents }));
      void attempt(client.loadFindings()).then((findings) => update({ ...state, findings }));
    },
    reindex() {
      update({ ...state, indexed: undefined, indexing: { phase: 'loading', done: 0, total: 0 } });
      // If the run ends without an event, its progress must not stay on the page.
      void attempt(client.reindex()).then(() => update({ ...state, indexing: undefined }));
    },
    cancelReindex() {
      void attempt(client.cancelReindex());
    },
    loadExplanation(message) {
      void attempt(client.loadExplanation(message)).then((explanation) => {
        if (explanation === undefined) return;
        const explanations = new Map([...state.explanations, [message, explanation]]);
        update({ ...state, explanations });
      });
    },
    fileAddress: (message, file) => client.fileAddress(message, file),
  };
  update(state);
  follow();
  return controller;
}

/** Moves the focus when the element that had it is gone. */
function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}
