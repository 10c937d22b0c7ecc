import { MoreIcon, ReplyIcon } from '../layout/icons.js';
import type { MessageItemProps } from './message-item-props.js';
import { selectTexts } from '../texts/select-texts.js';
import { Component, createRef, h, type VNode } from '../vendor/preact.js';

/** What one can do with a message: reply to it, and what apps offer. */
export class MessageMenu extends Component<MessageItemProps, { isOpen: boolean }> {
  override state = { isOpen: false };
  private readonly more = createRef<HTMLButtonElement>();
  private readonly list = createRef<HTMLUListElement>();

  private readonly close = (): void => {
    this.setState({ isOpen: false });
    this.more.current?.focus();
  };

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(this.list.current?.querySelectorAll('button') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    };
    const to = steps[event.key];
    if (event.key === 'Escape') this.close();
    else if (to !== undefined) items.at(to % items.length)?.focus();
    else return;
    event.preventDefault();
  };

  override componentDidUpdate(_: MessageItemProps, before: { isOpen: boolean }): void {
    if (!this.state.isOpen || before.isOpen) return;
    // Below the last message it would be out of sight.
    this.list.current?.scrollIntoView({ block: 'nearest' });
    this.list.current?.querySelector('button')?.focus();
  }

  private reply(): void {
    const { message, controller } = this.props;
    this.setState({ isOpen: false });
    controller.set({ replyTo: message });
  }

  override render(): VNode {
    const { message, messageCommands, state, controller } = this.props;
    const { isOpen } = this.state;
    const texts = selectTexts(state.settings.locale);
    const id = `menu-${message.id}`;
    return (
      <div
        class={isOpen ? 'toolbar open' : 'toolbar'}
        role="group"
        aria-label={texts.actions}
        onFocusOut={(event: FocusEvent) => {
          const next = event.relatedTarget;
          const stays = next instanceof Node && (event.currentTarget as Node).contains(next);
          if (isOpen && !stays) this.setState({ isOpen: false });
        }}
      >
        <button
          type="button"
          aria-label={texts.reply}
          title={texts.reply}
          onClick={() => this.reply()}
        >
          <ReplyIcon />
        </button>
        <button
          type="button"
          ref={this.more}
          aria-label={texts.more}
          title={texts.more}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => this.setState({ isOpen: !isOpen })}
        >
          <MoreIcon />
        </button>
        <ul
          class="menu"
          role="menu"
          id={id}
          aria-label={texts.more}
          ref={this.list}
          hidden={!isOpen}
          onKeyDown={this.onKeyDown}
        >
          <li role="none">
            <button type="button" role="menuitem" tabIndex={-1} onClick={() => this.reply()}>
              {texts.reply}
            </button>
          </li>
          {messageCommands.map((name) => (
            <li role="none" key={name}>
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                onClick={() => {
                  this.close();
                  void controller.perform({ kind: 'menu', message: message.id, name });
                }}
              >
                <span class="menu-group">{texts.apps} ›</span> {name}
              </button>
            </li>
          ))}
        </ul>
      </div>
    );
  }
}
