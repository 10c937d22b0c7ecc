import type { MessageView } from '../preview/page-server/message-view.js';
import type { ChannelView } from '../preview/page-server/page-protocol.js';
import { ChannelStart } from './channel-start.js';
import { MessageItem } from './message-item.js';
import type { PageController } from './page-controller.js';
import type { PageState } from './page-state.js';
import { selectTexts } from './select-texts.js';
import { Component, createRef, h, type VNode } from './vendor/preact.js';

interface MessageListProps {
  readonly channel: ChannelView;
  readonly messages: readonly MessageView[];
  readonly state: PageState;
  readonly controller: PageController;
}

/** Messages of one author within this time, in milliseconds, stand under one name. */
const togetherMs = 7 * 60_000;
/** In pixels: so near to the end a reader follows what is new. */
const nearEnd = 160;

/** A channel's messages, oldest first; it follows what is new while the reader is at the end. */
export class MessageList extends Component<MessageListProps> {
  private readonly scroller = createRef<HTMLDivElement>();
  private isAtEnd = true;

  override getSnapshotBeforeUpdate(before: MessageListProps): null {
    const element = this.scroller.current;
    if (element === null) return null;
    const rest = element.scrollHeight - element.scrollTop - element.clientHeight;
    this.isAtEnd = rest < nearEnd || before.channel.key !== this.props.channel.key;
    return null;
  }

  override componentDidUpdate(): void {
    const element = this.scroller.current;
    if (element !== null && this.isAtEnd) element.scrollTop = element.scrollHeight;
  }

  override render(): VNode {
    const { channel, messages, state, controller } = this.props;
    const texts = selectTexts(state.settings.locale);
    return (
      // Reachable by the keyboard, since there may be nothing else in it to scroll by.
      <div
        class="scroller"
        ref={this.scroller}
        tabIndex={0}
        aria-label={texts.messagesIn(channel.name)}
        role="region"
      >
        <ChannelStart channel={channel} state={state} controller={controller} />
        <div role="log" aria-label={texts.newMessages}>
          <ol class="messages">
            {messages.map((message, at) => (
              <MessageItem
                key={message.id}
                message={message}
                isCompact={isTogether(messages[at - 1], message)}
                messageCommands={channel.messageCommands}
                state={state}
                controller={controller}
              />
            ))}
          </ol>
        </div>
      </div>
    );
  }
}

function isTogether(before: MessageView | undefined, message: MessageView): boolean {
  if (before === undefined || message.usedBy !== undefined || message.repliesTo !== undefined) {
    return false;
  }
  const sameAuthor = before.author.name === message.author.name;
  const samePrivacy = before.isEphemeral === message.isEphemeral;
  return sameAuthor && samePrivacy && message.at - before.at < togetherMs;
}
