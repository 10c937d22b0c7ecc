import type { CommandView, OptionValues, OptionView } from '../../page-server/page-protocol.js';
import type { ComposerProps } from './composer-props.js';
import { CloseIcon, SendIcon } from '../layout/icons.js';
import { type EnteredOption, OptionField } from './option-field.js';
import { selectTexts } from '../texts/select-texts.js';
import { Component, createRef, h, type VNode } from '../vendor/preact.js';

interface CommandFormProps extends ComposerProps {
  readonly command: CommandView;
  readonly first: string;
}

interface CommandFormState {
  /** Names of the options that are shown, in the command's order. */
  readonly shown: readonly string[];
  readonly entered: Readonly<Record<string, EnteredOption>>;
  /** Whether the person tried to send it without a required option. */
  readonly isIncomplete: boolean;
}

/** A command with its options: the required ones are shown at once, the others can be added. */
export class CommandForm extends Component<CommandFormProps, CommandFormState> {
  private readonly form = createRef<HTMLFormElement>();

  constructor(props: CommandFormProps) {
    super(props);
    const { options } = props.command;
    const required = options.filter(({ isRequired }) => isRequired);
    const [first] = required.length === 0 ? options : required;
    const text = props.first;
    this.state = {
      shown: (text === '' || required.length > 0 ? required : options.slice(0, 1)).map(
        ({ name }) => name,
      ),
      entered: first === undefined || text === '' ? {} : { [first.name]: { text, value: text } },
      isIncomplete: false,
    };
  }

  override componentDidMount(): void {
    this.focusOn(0);
  }

  private focusOn(at: number): void {
    const fields = this.form.current?.querySelectorAll<HTMLElement>('input, select');
    const field = [...(fields ?? [])].at(at);
    (field ?? this.form.current?.querySelector<HTMLElement>('.send'))?.focus();
  }

  private readonly cancel = (): void => {
    this.props.controller.set({ command: undefined });
  };

  private add({ name }: OptionView): void {
    this.setState({ shown: [...this.state.shown, name] }, () => this.focusOn(-1));
  }

  private values(): OptionValues {
    const { entered, shown } = this.state;
    const filled = shown.flatMap((name) => {
      const value = entered[name]?.value;
      return value === undefined || value === '' ? [] : [[name, value] as const];
    });
    return Object.fromEntries(filled);
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { channel, command, controller } = this.props;
    const options = this.values();
    const missing = command.options.find(
      ({ name, isRequired }) => isRequired && options[name] === undefined,
    );
    if (missing !== undefined) {
      this.setState({ isIncomplete: true });
      return;
    }
    this.cancel();
    const { name } = command;
    const sent = controller.perform({ kind: 'command', channel: channel.key, name, options });
    void sent.then((outcome) => {
      // If it did not reach the server, the person can send it again.
      const [first = ''] = Object.values(this.state.entered).map(({ text }) => text);
      if (outcome === undefined) controller.set({ command: { name, first } });
    });
  };

  override render(): VNode {
    const { channel, command, state, controller } = this.props;
    const { shown, entered, isIncomplete } = this.state;
    const texts = selectTexts(state.settings.locale);
    const options = this.values();
    const others = command.options.filter(({ name }) => !shown.includes(name));
    return (
      <form
        class="box command"
        ref={this.form}
        onSubmit={this.submit}
        aria-label={command.description}
      >
        <div class="command-line">
          <span class="command-name">/{command.name}</span>
          {shown.map((name) => {
            const option = command.options.find((one) => one.name === name);
            if (option === undefined) return null;
            return (
              <OptionField
                key={name}
                option={option}
                entered={entered[name] ?? { text: '', value: '' }}
                isMissing={isIncomplete && option.isRequired && options[name] === undefined}
                texts={texts}
                complete={async (text) => {
                  const outcome = await controller.perform({
                    kind: 'autocomplete',
                    channel: channel.key,
                    name: command.name,
                    options: { ...options, [name]: text },
                    focused: name,
                  });
                  return outcome?.kind === 'choices' ? outcome.choices : [];
                }}
                onEnter={(value) =>
                  this.setState({ entered: { ...this.state.entered, [name]: value } })
                }
                onCancel={this.cancel}
              />
            );
          })}
        </div>
        <button type="submit" class="send" aria-label={texts.send}>
          <SendIcon />
        </button>
        <button type="button" class="quiet" aria-label={texts.cancelCommand} onClick={this.cancel}>
          <CloseIcon />
        </button>
        <p class="command-help">
          <span>{command.description}</span>
          {others.length === 0 ? null : <span class="add-option">{texts.addOption}</span>}
          {others.map((option) => (
            <button
              key={option.name}
              type="button"
              class="chip"
              title={option.description}
              onClick={() => this.add(option)}
            >
              {option.name}
            </button>
          ))}
        </p>
      </form>
    );
  }
}
