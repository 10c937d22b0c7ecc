import type { ModalField, ModalView } from '../../page-server/views/message-view.js';
import { CloseIcon } from '../layout/icons.js';
import type { PageController } from '../state/page-controller.js';
import type { Settings } from '../state/page-state.js';
import type { PageTexts } from '../texts/page-texts.js';
import { selectTexts } from '../texts/select-texts.js';
import { TextView } from './text-view.js';
import { Component, createRef, h, type VNode } from '../vendor/preact.js';

interface ModalDialogProps {
  readonly modal: ModalView;
  readonly settings: Settings;
  readonly controller: PageController;
}

/** A modal that the bot opened; the browser keeps the focus in it. */
export class ModalDialog extends Component<ModalDialogProps> {
  private readonly dialog = createRef<HTMLDialogElement>();

  override componentDidMount(): void {
    this.dialog.current?.showModal();
  }

  /** The browser gives the focus back to where it was. */
  private readonly close = (): void => {
    this.dialog.current?.close();
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { modal, controller } = this.props;
    const entered = new FormData(event.currentTarget as HTMLFormElement);
    const values = modal.fields.map(({ customId, input }) => {
      const all = entered
        .getAll(customId)
        .map(String)
        .filter((value) => value !== '');
      return [customId, input === 'choice' ? all : (all[0] ?? '')] as const;
    });
    const { interaction } = modal;
    this.close();
    void controller.perform({ kind: 'modal', interaction, values: Object.fromEntries(values) });
  };

  override render(): VNode {
    const { modal, settings } = this.props;
    const texts = selectTexts(settings.locale);
    return (
      <dialog
        class="modal"
        ref={this.dialog}
        aria-labelledby="modal-title"
        onClose={() => this.props.controller.set({ modal: undefined })}
      >
        <form onSubmit={this.submit}>
          <header>
            <h2 id="modal-title">{modal.title}</h2>
            <button type="button" aria-label={texts.close} onClick={this.close}>
              <CloseIcon />
            </button>
          </header>
          {modal.texts.map((nodes, at) => (
            <p key={at}>
              <TextView nodes={nodes} locale={settings.locale} />
            </p>
          ))}
          {modal.fields.map((field) => (
            <Field key={field.customId} field={field} texts={texts} />
          ))}
          <footer>
            <button type="button" class="button secondary" onClick={this.close}>
              {texts.cancel}
            </button>
            <button type="submit" class="button primary">
              {texts.submit}
            </button>
          </footer>
        </form>
      </dialog>
    );
  }
}

function Field({ field, texts }: { field: ModalField; texts: PageTexts }): VNode {
  const { customId, label, description, input, isRequired, least, most, value } = field;
  const common = {
    id: `field-${customId}`,
    name: customId,
    required: isRequired,
    // The browser's own sentence would be in the browser's language, not in the page's.
    onInvalid: ({ currentTarget }: Event): void => {
      if (isField(currentTarget)) {
        const { tooShort } = currentTarget.validity;
        currentTarget.setCustomValidity(tooShort ? texts.tooShort(least) : texts.fillIn);
      }
    },
    onInput: ({ currentTarget }: Event): void => {
      if (isField(currentTarget)) currentTarget.setCustomValidity('');
    },
  };
  const text = { ...common, placeholder: field.placeholder, maxLength: most };
  const shortest = least > 0 ? { minLength: least } : {};
  return (
    <p class="field">
      <label for={common.id}>
        {label}
        {isRequired ? <span class="required"> *</span> : null}
      </label>
      {description === '' ? null : <small>{description}</small>}
      {input === 'line' ? <input {...text} {...shortest} type="text" defaultValue={value} /> : null}
      {input === 'lines' ? (
        <textarea {...text} {...shortest} rows={4} defaultValue={value} />
      ) : null}
      {input === 'choice' ? (
        <select {...common} multiple={most > 1}>
          {most > 1 ? null : <option value="">{field.placeholder || texts.choose}</option>}
          {field.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.chosen}>
              {option.label}
            </option>
          ))}
        </select>
      ) : null}
    </p>
  );
}

type FormField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isField(target: EventTarget | null): target is FormField {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
