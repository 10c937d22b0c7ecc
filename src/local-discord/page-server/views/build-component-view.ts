import { isJson, type Json } from '../../server/json.js';
import type { Attachment } from '../../state/world.js';
import { isWebAddress } from '../markdown/is-web-address.js';
import type {
  ButtonView,
  ComponentView,
  FileView,
  OptionChoice,
  SelectView,
  TextNode,
} from './message-view.js';

/** Discord's numbers of the components that are shown. */
const types = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  section: 9,
  textDisplay: 10,
  file: 13,
  separator: 14,
  container: 17,
} as const;

const linkStyle = 5;
const largeSpacing = 2;

/** The parts of a message that its components refer to. */
export interface ComponentContext {
  readonly parse: (text: string) => TextNode[];
  readonly attachments: readonly Attachment[];
}

/** Components as the page shows them. Media galleries and thumbnails are not shown. */
export function buildComponentViews(
  components: readonly unknown[],
  context: ComponentContext,
): ComponentView[] {
  return components.filter(isJson).flatMap((component) => buildView(component, context));
}

function buildView(component: Json, context: ComponentContext): ComponentView[] {
  const items = (): ComponentView[] => buildComponentViews(listOf(component.components), context);
  switch (component.type) {
    case types.textDisplay:
      return [{ kind: 'text', content: context.parse(textOf(component.content)) }];
    case types.container: {
      const accent = accentOf(component.accent_color);
      return [{ kind: 'container', items: items(), ...(accent === undefined ? {} : { accent }) }];
    }
    case types.section: {
      const [accessory] = buildComponentViews([component.accessory], context);
      const beside = accessory === undefined ? {} : { accessory };
      return [{ kind: 'section', items: items(), ...beside }];
    }
    case types.separator: {
      const { divider, spacing } = component;
      return [{ kind: 'separator', line: divider !== false, large: spacing === largeSpacing }];
    }
    case types.actionRow:
      return [{ kind: 'row', items: items() }];
    case types.button:
      return [buildButton(component)];
    case types.stringSelect:
      return [buildSelect(component)];
    case types.file: {
      const url = isJson(component.file) ? textOf(component.file.url) : '';
      const name = url.replace(/^attachment:\/\//, '');
      const file = context.attachments.find(({ filename }) => filename === name);
      return file === undefined ? [] : [buildFile(file)];
    }
    default:
      return [];
  }
}

/** A file as the page offers it. */
export function buildFile({ id, filename, size }: Attachment): FileView {
  return { kind: 'file', id, name: filename, size };
}

/** The choices of a select, in a message or a modal. */
export function buildChoices({ options }: Json): OptionChoice[] {
  return listOf(options)
    .filter(isJson)
    .map((option) => ({
      label: textOf(option.label),
      value: textOf(option.value),
      chosen: option.default === true,
      ...(typeof option.description === 'string' ? { description: option.description } : {}),
    }));
}

function buildButton(button: Json): ButtonView {
  const { style, emoji } = button;
  const name = isJson(emoji) ? textOf(emoji.name) : '';
  const url = textOf(button.url);
  const target =
    style !== linkStyle
      ? { customId: textOf(button.custom_id) }
      : isWebAddress(url)
        ? { url }
        : undefined;
  return {
    kind: 'button',
    style: Number(style),
    label: textOf(button.label),
    // Only links to the web can be followed.
    disabled: button.disabled === true || target === undefined,
    ...(name === '' ? {} : { emoji: name }),
    ...target,
  };
}

function buildSelect(select: Json): SelectView {
  return {
    kind: 'select',
    customId: textOf(select.custom_id),
    placeholder: textOf(select.placeholder),
    least: Number(select.min_values ?? 1),
    most: Number(select.max_values ?? 1),
    options: buildChoices(select),
    disabled: select.disabled === true,
  };
}

function accentOf(colour: unknown): string | undefined {
  return typeof colour === 'number' ? `#${colour.toString(16).padStart(6, '0')}` : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
