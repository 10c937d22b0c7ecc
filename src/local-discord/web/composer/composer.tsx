import { CommandForm } from './command-form.js';
import { CloseIcon } from '../layout/icons.js';
import { Dots } from '../chat/message-item.js';
import { selectTexts } from '../texts/select-texts.js';
import { TextBox } from './text-box.js';
import { Component, h, type VNode } from '../vendor/preact.js';
import type { ComposerProps } from './composer-props.js';

interface ComposerState {
  /** What is being written, by channel. */
  readonly drafts: Readonly<Record<string, string>>;
}

/** Where the person writes: a message, or a command with its options. */
export class Composer extends Component<ComposerProps, ComposerState> {
  override state: ComposerState = { drafts: {} };

  private draft(channel: string, text: string): void {
    this.setState(({ drafts }) => ({ drafts: { ...drafts, [channel]: text } }));
  }

  override render(): VNode {
    const { channel, state, controller } = this.props;
    const texts = selectTexts(state.settings.locale);
    const { replyTo, notice } = state;
    const { key } = channel;
    const command = channel.commands.find(({ name }) => name === state.command?.name);
    const isTyping = state.typing.has(key);
    return (
      <footer class="composer">
        <p class="notice" role="status">
          {notice === undefined ? null : texts.notices[notice]}
        </p>
        {replyTo === undefined ? null : (
          <p class="replying">
            <span>{texts.replyingTo(replyTo.author.name)}</span>
            <button
              type="button"
              aria-label={texts.cancelReply}
              onClick={() => controller.set({ replyTo: undefined })}
            >
              <CloseIcon />
            </button>
          </p>
        )}
        {command === undefined ? (
          <TextBox
            {...this.props}
            key={key}
            text={this.state.drafts[key] ?? ''}
            onText={(text) => this.draft(key, text)}
          />
        ) : (
          <CommandForm {...this.props} command={command} first={state.command?.first ?? ''} />
        )}
        <p class="typing" role="status">
          {isTyping ? <Dots /> : null}
          {isTyping ? texts.typing(state.snapshot?.bot.name ?? '') : null}
        </p>
      </footer>
    );
  }
}
