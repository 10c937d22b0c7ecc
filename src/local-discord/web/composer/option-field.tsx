import type { OptionView } from '../../page-server/page-protocol.js';
import type { PageTexts } from '../texts/page-texts.js';
import { SuggestionList } from './suggestion-list.js';
import { Component, h, type VNode } from '../vendor/preact.js';

/** The text of an option's field, and the value that is sent for it. They differ for a choice. */
export interface EnteredOption {
  readonly text: string;
  readonly value: string | number | boolean;
}

interface Choice {
  readonly name: string;
  readonly value: string | number;
}

interface OptionFieldProps {
  readonly option: OptionView;
  readonly entered: EnteredOption;
  readonly isMissing: boolean;
  readonly texts: PageTexts;
  /** Asks the bot what it offers for a text. */
  readonly complete: (text: string) => Promise<readonly Choice[]>;
  readonly onEnter: (entered: EnteredOption) => void;
  readonly onCancel: () => void;
}

interface OptionFieldState {
  readonly choices: readonly Choice[];
  /** The index of the choice that Enter takes; -1 when there is none and Enter sends what was typed. */
  readonly active: number;
}

/** How long the person must pause before the bot is asked, in milliseconds; as on Discord. */
const pauseMs = 120;

/** One option of a command: a text that the bot completes, a number, or yes and no. */
export class OptionField extends Component<OptionFieldProps, OptionFieldState> {
  override state: OptionFieldState = { choices: [], active: -1 };
  private asking: number | undefined;
  /** Only the last question's choices are shown. */
  private asked = 0;
  private hasFocus = false;

  override componentWillUnmount(): void {
    clearTimeout(this.asking);
    this.asked += 1;
  }

  private ask(text: string): void {
    const { option, complete } = this.props;
    clearTimeout(this.asking);
    const mine = (this.asked += 1);
    if (!option.completes) return;
    this.asking = setTimeout(() => {
      void complete(text).then((choices) => {
        if (mine !== this.asked || !this.hasFocus) return;
        // As on Discord, the first match is ready to be taken once something has been typed.
        this.setState({ choices, active: text === '' || choices.length === 0 ? -1 : 0 });
      });
    }, pauseMs);
  }

  private shut(): void {
    clearTimeout(this.asking);
    this.asked += 1;
    this.setState({ choices: [], active: -1 });
  }

  private choose(at: number): void {
    const choice = this.state.choices[at];
    if (choice === undefined) return;
    this.props.onEnter({ text: choice.name, value: choice.value });
    this.shut();
  }

  /** Whether taking a choice changes anything; what was typed may itself be the first choice. */
  private changesText(at: number): boolean {
    const choice = this.state.choices[at];
    if (choice === undefined) return false;
    const typed = this.props.entered.text.trim();
    return choice.name !== typed || choice.value !== typed;
  }

  private readonly onInput = (event: Event): void => {
    const text = (event.currentTarget as HTMLInputElement).value;
    const isNumber = this.props.option.kind === 'number' && text !== '';
    this.props.onEnter({ text, value: isNumber ? Number(text) : text });
    // The choices that are shown belong to the text before this one.
    this.setState({ active: -1 });
    this.ask(text);
  };

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    // An input method uses these keys for itself.
    if (event.isComposing) return;
    const { choices, active } = this.state;
    const isOpen = choices.length > 0;
    const count = choices.length + 1;
    if (isOpen && event.key === 'ArrowDown') this.setState({ active: ((active + 2) % count) - 1 });
    else if (isOpen && event.key === 'ArrowUp') {
      this.setState({ active: ((active + count) % count) - 1 });
    } else if (this.changesText(active) && (event.key === 'Enter' || event.key === 'Tab')) {
      this.choose(active);
    } else if (event.key === 'Escape') {
      if (isOpen) this.shut();
      else this.props.onCancel();
    } else if (event.key === 'Backspace' && this.props.entered.text === '') this.props.onCancel();
    else return;
    event.preventDefault();
  };

  override render(): VNode {
    const { option, entered, isMissing, texts, onEnter } = this.props;
    const id = `option-${option.name}`;
    return (
      <span class={isMissing ? 'option missing' : 'option'}>
        <label for={id} title={option.description}>
          {option.name}
        </label>
        {option.kind === 'boolean' || option.choices.length > 0 ? (
          <select
            id={id}
            value={entered.text}
            onChange={(event: Event) => {
              const text = (event.currentTarget as HTMLSelectElement).value;
              const choice = option.choices.find(({ name }) => name === text);
              const value = choice?.value ?? (text === '' ? '' : text === 'true');
              onEnter({ text, value });
            }}
          >
            <option value="">–</option>
            {option.kind === 'boolean' ? <option value="true">{texts.yes}</option> : null}
            {option.kind === 'boolean' ? <option value="false">{texts.no}</option> : null}
            {option.choices.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        ) : (
          this.renderInput(id)
        )}
        {isMissing ? (
          <span class="missing-text" role="alert">
            {texts.isRequired}
          </span>
        ) : null}
      </span>
    );
  }

  private renderInput(id: string): VNode {
    const { option, entered, isMissing, texts } = this.props;
    const { choices, active } = this.state;
    const listId = `${id}-choices`;
    return (
      <span class="option-input">
        <SuggestionList
          id={listId}
          title={texts.suggestions}
          items={choices.map(({ name, value }) => ({ key: String(value), label: name }))}
          active={active}
          onChoose={(at) => this.choose(at)}
          onActive={(at) => this.setState({ active: at })}
        />
        <input
          id={id}
          type="text"
          inputMode={option.kind === 'number' ? 'decimal' : 'text'}
          value={entered.text}
          maxLength={option.most}
          placeholder={option.description}
          autocomplete="off"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={choices.length > 0}
          aria-controls={choices.length > 0 ? listId : undefined}
          aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
          aria-invalid={isMissing}
          aria-required={option.isRequired}
          onInput={this.onInput}
          onKeyDown={this.onKeyDown}
          onFocus={() => {
            this.hasFocus = true;
            this.ask(entered.text);
          }}
          onBlur={() => {
            this.hasFocus = false;
            this.shut();
          }}
        />
      </span>
    );
  }
}
