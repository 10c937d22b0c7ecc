import {
  buttonLabelLength,
  buttonsPerRow,
  classicRows,
  componentsTotal,
  galleryItems,
  linkUrlLength,
  sectionTexts,
  textDisplaysTotalBytes,
  textDisplaysTotalLength,
} from './discord-limits.js';
import { refuse } from '../server/api-error.js';
import { type FieldChecker, type Path } from './field-checker.js';
import { isJson, type Json } from '../server/json.js';
import { validateFile, validateMedia } from './validate-media.js';
import { isSelect, selectTypes, validateSelect } from './validate-select.js';

/** Component types of Discord's API. */
const types = {
  actionRow: 1,
  button: 2,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
} as const;

/** 1 is small, 2 is large. */
const separatorSpacing = { least: 1, most: 2 } as const;
const colours = { least: 0, most: 0xffffff } as const;
/** The kinds of the fields that several types of components share. */
const componentFields = {
  id: { least: 0, most: 2 ** 31 - 1 },
  disabled: 'boolean',
  spoiler: 'boolean',
  divider: 'boolean',
} as const;
const buttonStyles = { link: 5, premium: 6 } as const;
const allButtonStyles: readonly unknown[] = [1, 2, 3, 4, buttonStyles.link, buttonStyles.premium];
const inClassic = new Set<unknown>([types.actionRow]);
const inV2 = new Set<unknown>([
  types.actionRow,
  types.section,
  types.textDisplay,
  types.mediaGallery,
  types.file,
  types.separator,
  types.container,
]);
const inRow = new Set<unknown>([types.button, ...Object.values(selectTypes)]);
const inContainer = new Set<unknown>([...inV2].filter((type) => type !== types.container));

interface Totals {
  components: number;
  texts: string[];
  customIds: Set<string>;
}

/**
 * Checks the components of a message as Discord does: kinds and places, counts, lengths, ids. What is
 * wrong goes to `check`.
 *
 * @throws ApiError 500, as Discord answers when the texts have too many UTF-8 bytes
 */
export function validateComponents(components: unknown, isV2: boolean, check: FieldChecker): void {
  const totals: Totals = { components: 0, texts: [], customIds: new Set() };
  const most = isV2 ? componentsTotal : classicRows;
  for (const [at, component] of check.list(['components'], components, { most }).entries()) {
    const allowed = isV2 ? inV2 : inClassic;
    validateComponent(['components', at], component, allowed, check, totals);
  }
  if (totals.components > componentsTotal) {
    check.add(
      ['components'],
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `At most ${componentsTotal} components.`,
    );
  }
  const text = totals.texts.join('');
  if (text.length > textDisplaysTotalLength) {
    const message = `The total displayable text must be at most ${textDisplaysTotalLength}.`;
    check.add(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  } else if (Buffer.byteLength(text) > textDisplaysTotalBytes) throw refuse.internal();
}

function validateComponent(
  path: Path,
  component: unknown,
  allowed: ReadonlySet<unknown>,
  check: FieldChecker,
  totals: Totals,
): void {
  if (!isJson(component) || !allowed.has(component.type)) {
    check.add([...path, 'type'], 'UNION_TYPE_CHOICES', 'This component is not allowed here.');
    return;
  }
  totals.components += 1;
  check.fields(path, component, componentFields);
  switch (component.type) {
    case types.actionRow:
      validateRow(path, component, check, totals);
      return;
    case types.button:
      validateButton(path, component, check, totals);
      return;
    case types.section:
      validateSection(path, component, check, totals);
      return;
    case types.textDisplay:
      validateText(path, component, check, totals);
      return;
    case types.container: {
      check.fields(path, component, { accent_color: colours });
      const items = check.list([...path, 'components'], component.components, {
        least: 1,
        most: componentsTotal,
      });
      for (const [at, item] of items.entries()) {
        validateComponent([...path, 'components', at], item, inContainer, check, totals);
      }
      return;
    }
    case types.thumbnail:
      validateMedia(path, component, check);
      return;
    case types.mediaGallery: {
      const items = check.list([...path, 'items'], component.items, {
        least: 1,
        most: galleryItems,
      });
      for (const [at, item] of items.entries()) {
        const place = [...path, 'items', at];
        if (check.isObject(place, item)) validateMedia(place, item, check);
      }
      return;
    }
    case types.file:
      validateFile([...path, 'file'], component.file, check);
      return;
    case types.separator:
      check.count([...path, 'spacing'], component.spacing, separatorSpacing);
      return;
    default:
      validateSelect(path, component, check, totals.customIds);
  }
}

function validateRow(path: Path, row: Json, check: FieldChecker, totals: Totals): void {
  const items = check.list([...path, 'components'], row.components, {
    least: 1,
    most: buttonsPerRow,
  });
  const hasSelect = items.some((item) => isJson(item) && isSelect(item));
  if (hasSelect && items.length > 1) {
    check.add(
      [...path, 'components'],
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'A select fills its row.',
    );
  }
  for (const [at, item] of items.entries()) {
    validateComponent([...path, 'components', at], item, inRow, check, totals);
  }
}

function validateButton(path: Path, button: Json, check: FieldChecker, totals: Totals): void {
  const { style } = button;
  check.emoji([...path, 'emoji'], button.emoji);
  if (!allButtonStyles.includes(style)) {
    check.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of 1 to 6.');
  }
  check.text([...path, 'label'], button.label, { most: buttonLabelLength, optional: true });
  if (button.label === undefined && button.emoji === undefined) {
    check.add(path, 'BUTTON_COMPONENT_INVALID', 'A button must have a label or an emoji.');
  }
  if (style === buttonStyles.link) {
    check.text([...path, 'url'], button.url, { most: linkUrlLength });
    if (typeof button.url === 'string' && !/^(?:https?|discord):\/\//.test(button.url)) {
      check.add(
        [...path, 'url'],
        'URL_TYPE_INVALID_SCHEME',
        'Scheme must be http, https or discord.',
      );
    }
    if (button.custom_id !== undefined) {
      check.add([...path, 'custom_id'], 'BUTTON_COMPONENT_INVALID', 'A link has no custom id.');
    }
  } else check.customId(path, button.custom_id, totals.customIds);
}

function validateSection(path: Path, section: Json, check: FieldChecker, totals: Totals): void {
  const texts = check.list([...path, 'components'], section.components, {
    least: 1,
    most: sectionTexts,
  });
  for (const [at, text] of texts.entries()) {
    validateComponent(
      [...path, 'components', at],
      text,
      new Set([types.textDisplay]),
      check,
      totals,
    );
  }
  if (section.accessory === undefined) {
    check.add([...path, 'accessory'], 'BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  const accessories = new Set<unknown>([types.button, types.thumbnail]);
  validateComponent([...path, 'accessory'], section.accessory, accessories, check, totals);
}

function validateText(path: Path, display: Json, check: FieldChecker, totals: Totals): void {
  check.text([...path, 'content'], display.content, { most: textDisplaysTotalLength });
  if (typeof display.content === 'string') totals.texts.push(display.content);
}
