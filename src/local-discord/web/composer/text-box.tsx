import { channelSign } from '../layout/channel-sign.js';
import type { ComposerProps } from './composer-props.js';
import { SendIcon } from '../layout/icons.js';
import { mentionPeople, type Name } from './mention-people.js';
import { selectTexts } from '../texts/select-texts.js';
import { type Suggestion, suggestInText } from './suggest-in-text.js';
import { SuggestionList } from './suggestion-list.js';
import { Component, createRef, h, type VNode } from '../vendor/preact.js';

interface TextBoxProps extends ComposerProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

interface TextBoxState {
  readonly active: number;
  /** Whether the person closed the list. It opens again when they type. */
  readonly isClosed: boolean;
}

const listId = 'message-suggestions';

/** The input for a message. `/` suggests commands and `@` suggests people. */
export class TextBox extends Component<TextBoxProps, TextBoxState> {
  override state: TextBoxState = { active: 0, isClosed: false };
  private readonly box = createRef<HTMLTextAreaElement>();

  override componentDidMount(): void {
    // On a phone the keyboard would cover half of the page.
    if (matchMedia('(hover: hover)').matches) this.box.current?.focus({ preventScroll: true });
    this.fit();
  }

  override componentDidUpdate(before: TextBoxProps): void {
    const { replyTo } = this.props.state;
    if (replyTo !== undefined && replyTo !== before.state.replyTo) this.box.current?.focus();
    if (this.props.text !== before.text) this.fit();
  }

  /** Makes the box as high as its text, up to the maximum height of the style sheet. */
  private fit(): void {
    const box = this.box.current;
    if (box === null) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }

  private names(): readonly Name[] {
    const { snapshot } = this.props.state;
    return snapshot === undefined ? [] : [snapshot.bot, ...snapshot.people];
  }

  private suggestions(): readonly Suggestion[] {
    const { text, channel, state } = this.props;
    if (this.state.isClosed) return [];
    const bot = state.snapshot?.bot.name ?? '';
    return suggestInText(text, { commands: channel.commands, names: this.names(), bot });
  }

  private choose(at: number): void {
    const chosen = this.suggestions()[at];
    if (chosen === undefined) return;
    if (chosen.label.startsWith('/')) {
      this.write('');
      this.props.controller.set({ command: { name: chosen.key, first: '' } });
      return;
    }
    this.write(this.props.text.replace(/@\S*$/, `${chosen.label} `));
  }

  private write(text: string): void {
    this.setState({ active: 0, isClosed: false });
    this.props.onText(text);
  }

  private readonly onInput = (event: Event): void => {
    const text = (event.currentTarget as HTMLTextAreaElement).value;
    const [, name, first = ''] = /^\/(\S+)\s([^]*)$/.exec(text) ?? [];
    const isCommand = this.props.channel.commands.some((command) => command.name === name);
    if (name !== undefined && isCommand) {
      this.write('');
      this.props.controller.set({ command: { name, first } });
    } else this.write(text);
  };

  private message(): string {
    return mentionPeople(this.props.text, this.names()).trim();
  }

  private send(): void {
    const message = this.message();
    if (message === '' || message.length > messageLength) return;
    const { channel, state, controller, text, onText } = this.props;
    const replyTo = state.replyTo?.id;
    this.write('');
    controller.set({ replyTo: undefined });
    const sent = controller.perform({ kind: 'send', channel: channel.key, text: message, replyTo });
    void sent.then((outcome) => {
      // A text that could not be sent comes back, so that the person can send it again.
      if (outcome?.kind !== 'done' && this.props.text === '') onText(text);
    });
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    // An input method uses these keys for itself.
    if (event.isComposing) return;
    const items = this.suggestions();
    const { active } = this.state;
    const isOpen = items.length > 0;
    if (isOpen && event.key === 'ArrowDown') this.setState({ active: (active + 1) % items.length });
    else if (isOpen && event.key === 'ArrowUp') {
      this.setState({ active: (active - 1 + items.length) % items.length });
    } else if (isOpen && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) {
      this.choose(active);
    } else if (event.key === 'Escape') {
      this.setState({ isClosed: true });
      if (!isOpen) this.props.controller.set({ replyTo: undefined });
    } else if (event.key === 'Enter' && !event.shiftKey) this.send();
    else return;
    event.preventDefault();
  };

  override render(): VNode {
    const { channel, state, text } = this.props;
    const { active } = this.state;
    const texts = selectTexts(state.settings.locale);
    const items = this.suggestions();
    const label = texts.messageTo(`${channelSign(channel)}${channel.name}`);
    const left = messageLength - this.message().length;
    return (
      <div class="box">
        <SuggestionList
          id={listId}
          title={text.startsWith('/') ? texts.commands : texts.people}
          items={items}
          active={active}
          onChoose={(at) => this.choose(at)}
          onActive={(at) => this.setState({ active: at })}
        />
        <textarea
          id="message-box"
          ref={this.box}
          rows={1}
          value={text}
          placeholder={label}
          aria-label={label}
          aria-haspopup="listbox"
          aria-autocomplete="list"
          aria-controls={items.length > 0 ? listId : undefined}
          aria-activedescendant={items.length > 0 ? `${listId}-${active}` : undefined}
          aria-invalid={left < 0}
          aria-describedby={left < countedFrom ? 'characters-left' : undefined}
          onInput={this.onInput}
          onKeyDown={this.onKeyDown}
        />
        {left < countedFrom ? (
          <span id="characters-left" class={left < 0 ? 'count over' : 'count'}>
            <span aria-hidden="true">{left}</span>
            <span class="unseen">{texts.charactersLeft(left)}</span>
          </span>
        ) : null}
        <button
          type="button"
          class="send"
          aria-label={texts.send}
          disabled={text.trim() === '' || left < 0}
          onClick={() => this.send()}
        >
          <SendIcon />
        </button>
      </div>
    );
  }
}

/** Discord's limit in UTF-16 code units. */
const messageLength = 2_000;
/** When fewer characters than this are left, the page shows how many. */
const countedFrom = 200;
