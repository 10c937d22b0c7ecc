import type { OptionChoice } from '../../page-server/views/message-view.js';
import { ArrowIcon, CheckIcon } from '../layout/icons.js';
import { Component, createRef, h, type VNode } from '../vendor/preact.js';

interface SelectMenuProps {
  readonly label: string;
  readonly options: readonly OptionChoice[];
  readonly least: number;
  readonly most: number;
  readonly isDisabled: boolean;
  /** Whether the bot has not responded to the last choice yet. */
  readonly isPending: boolean;
  readonly onChoose: (values: readonly string[]) => void;
}

interface SelectMenuState {
  readonly isOpen: boolean;
  readonly active: number;
  readonly chosen: readonly string[];
}

let lastId = 0;

/**
 * Discord's select: a button that opens a list with a description under each option. One choice closes
 * it; several are sent when it is closed.
 */
export class SelectMenu extends Component<SelectMenuProps, SelectMenuState> {
  override state: SelectMenuState = { isOpen: false, active: 0, chosen: [] };
  private readonly list = createRef<HTMLUListElement>();
  private readonly id = `select-${(lastId += 1)}`;

  private open(): void {
    if (this.props.isPending) return;
    const chosen = this.props.options.filter((option) => option.chosen);
    this.setState({ isOpen: true, active: 0, chosen: chosen.map(({ value }) => value) });
  }

  private close(): void {
    const { least, most, onChoose } = this.props;
    const { chosen } = this.state;
    this.setState({ isOpen: false });
    if (most > 1 && chosen.length >= least) onChoose(chosen);
  }

  private toggle(at: number): void {
    const { options, most, onChoose } = this.props;
    const option = options[at];
    if (option === undefined) return;
    if (most === 1) {
      this.setState({ isOpen: false });
      onChoose([option.value]);
      return;
    }
    const { chosen } = this.state;
    const isChosen = chosen.includes(option.value);
    if (!isChosen && chosen.length === most) return;
    this.setState({
      chosen: isChosen
        ? chosen.filter((value) => value !== option.value)
        : [...chosen, option.value],
    });
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    const { isOpen, active } = this.state;
    const last = this.props.options.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(active + 1, last),
      ArrowUp: Math.max(active - 1, 0),
      Home: 0,
      End: last,
    };
    const to = moves[event.key];
    if (!isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      this.open();
    } else if (to !== undefined) this.setState({ active: to });
    else if (event.key === 'Enter' || event.key === ' ') this.toggle(active);
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
  };

  override componentDidUpdate(_: SelectMenuProps, before: SelectMenuState): void {
    if (!this.state.isOpen) return;
    // At the end of the channel the list would be below the visible part.
    if (!before.isOpen) this.list.current?.scrollIntoView({ block: 'nearest' });
    document
      .getElementById(`${this.id}-${this.state.active}`)
      ?.scrollIntoView({ block: 'nearest' });
  }

  override render(): VNode {
    const { label, options, isDisabled, isPending, most } = this.props;
    const { isOpen, active } = this.state;
    const chosen = isOpen
      ? this.state.chosen
      : options.filter((option) => option.chosen).map(({ value }) => value);
    const shown = options.filter(({ value }) => chosen.includes(value));
    return (
      <div class="select">
        <button
          type="button"
          class="select-button"
          role="combobox"
          aria-haspopup="listbox"
          aria-expanded={isOpen}
          aria-controls={`${this.id}-list`}
          aria-activedescendant={isOpen ? `${this.id}-${active}` : undefined}
          aria-label={label}
          disabled={isDisabled}
          aria-disabled={isPending}
          onClick={() => (isOpen ? this.close() : this.open())}
          onKeyDown={this.onKeyDown}
          onBlur={() => {
            if (this.state.isOpen) this.close();
          }}
        >
          <span class={shown.length === 0 ? 'placeholder' : ''}>
            {shown.length === 0 ? label : shown.map((option) => option.label).join(', ')}
          </span>
          <ArrowIcon />
        </button>
        <ul
          class="select-list"
          ref={this.list}
          role="listbox"
          id={`${this.id}-list`}
          aria-label={label}
          aria-multiselectable={most > 1}
          hidden={!isOpen}
        >
          {options.map((option, at) => (
            <li
              key={option.value}
              id={`${this.id}-${at}`}
              role="option"
              aria-selected={chosen.includes(option.value)}
              class={at === active ? 'active' : ''}
              onMouseEnter={() => this.setState({ active: at })}
              // The button keeps the focus, so that its keys keep working.
              onMouseDown={(event: MouseEvent) => event.preventDefault()}
              onClick={() => this.toggle(at)}
            >
              <span class="option-label">{option.label}</span>
              {option.description === undefined ? null : (
                <span class="option-description">{option.description}</span>
              )}
              {chosen.includes(option.value) ? <CheckIcon /> : null}
            </li>
          ))}
        </ul>
      </div>
    );
  }
}
