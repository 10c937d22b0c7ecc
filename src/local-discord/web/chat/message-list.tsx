import type { MessageView } from '../../page-server/views/message-view.js';
import type { ChannelView } from '../../page-server/page-protocol.js';
import { arrangeMessages } from './arrange-messages.js';
import { ChannelStart } from './channel-start.js';
import { MessageItem } from './message-item.js';
import type { PageController } from '../state/page-controller.js';
import type { PageState } from '../state/page-state.js';
import { selectTexts } from '../texts/select-texts.js';
import { Component, createRef, h, type VNode } from '../vendor/preact.js';

interface MessageListProps {
  readonly channel: ChannelView;
  readonly messages: readonly MessageView[];
  readonly state: PageState;
  readonly controller: PageController;
}

interface MessageListState {
  /** The reader has gone so far back that the newest message is out of sight. */
  readonly isFarBack: boolean;
}

/** Where the reader is before something changes. */
interface Reader {
  /** Whether the newest message is shown to them. */
  readonly follows: boolean;
  /** The element of the message that has the focus. */
  readonly focused: string | undefined;
}

/** In pixels: a reader who is this near to the end follows what is new. */
const nearEnd = 160;

/** A channel's messages, oldest first; it follows what is new while the reader is at the end. */
export class MessageList extends Component<MessageListProps, MessageListState> {
  override state: MessageListState = { isFarBack: false };
  private readonly scroller = createRef<HTMLDivElement>();
  private isAtEnd = true;
  /** A message box that grows takes its height from here. */
  private readonly resizing = new ResizeObserver(() => {
    if (this.isAtEnd) this.goToEnd();
  });

  override componentDidMount(): void {
    this.showNewest();
    if (this.scroller.current !== null) this.resizing.observe(this.scroller.current);
  }

  override componentWillUnmount(): void {
    this.resizing.disconnect();
  }

  override getSnapshotBeforeUpdate({ messages: before }: MessageListProps): Reader {
    const { messages } = this.props;
    const last = messages.at(-1);
    const isNew = last !== undefined && last.id !== before.at(-1)?.id;
    const hasChanged =
      messages.length !== before.length || messages.some((message, at) => message !== before[at]);
    return {
      follows: (hasChanged && this.rest() < nearEnd) || (isNew && last.isOwn),
      focused: document.activeElement?.closest('.message')?.id,
    };
  }

  override componentDidUpdate(
    _: MessageListProps,
    __: MessageListState,
    { follows, focused }: Reader,
  ): void {
    if (follows) this.showNewest();
    // A button may be gone from the message that it changed; the reader stays at the message.
    if (focused !== undefined && document.activeElement === document.body) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  /** The height below the visible part, in pixels. */
  private rest(): number {
    const element = this.scroller.current;
    return element === null ? 0 : element.scrollHeight - element.scrollTop - element.clientHeight;
  }

  /** Shows the newest message: to its end, or from its start where it is taller than the window. */
  private showNewest(): void {
    this.goToEnd();
    const element = this.scroller.current;
    const newest = element?.querySelector('.message:last-child');
    if (element === null || !(newest instanceof HTMLElement)) return;
    if (newest.offsetHeight > element.clientHeight) newest.scrollIntoView({ block: 'start' });
  }

  private readonly goToEnd = (): void => {
    const element = this.scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  };

  private readonly onScroll = (): void => {
    this.isAtEnd = this.rest() < nearEnd;
    const element = this.scroller.current;
    const newest = element?.querySelector('.message:last-child')?.getBoundingClientRect();
    const end = element?.getBoundingClientRect().bottom;
    const isFarBack = newest !== undefined && end !== undefined && newest.top > end;
    if (isFarBack !== this.state.isFarBack) this.setState({ isFarBack });
  };

  override render(): VNode {
    const { channel, messages, state, controller } = this.props;
    const { locale } = state.settings;
    const texts = selectTexts(locale);
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
    return (
      // Reachable by the keyboard, since there may be nothing else in it to scroll by.
      <div
        class="scroller"
        ref={this.scroller}
        tabIndex={0}
        aria-label={texts.messagesIn(channel.name)}
        role="region"
        onScroll={this.onScroll}
      >
        <ChannelStart channel={channel} state={state} controller={controller} />
        <div role="log" aria-label={texts.newMessages}>
          <ol class="messages">
            {arrangeMessages(messages, state.firstNew).flatMap((one) => [
              one.isFirstOfDay ? (
                <li class="divider" key={`day-${one.message.id}`}>
                  <span>{day.format(one.message.at)}</span>
                </li>
              ) : null,
              one.isFirstNew ? (
                <li class="divider new" key={`new-${one.message.id}`}>
                  <span>{texts.newFromHere}</span>
                </li>
              ) : null,
              <MessageItem
                key={one.message.id}
                message={one.message}
                isCompact={one.isCompact}
                messageCommands={channel.messageCommands}
                state={state}
                controller={controller}
              />,
            ])}
          </ol>
        </div>
        {this.state.isFarBack ? (
          <p class="far-back">
            {texts.readingOlder}
            <button type="button" onClick={this.goToEnd}>
              {texts.goToNewest}
            </button>
          </p>
        ) : null}
      </div>
    );
  }
}
