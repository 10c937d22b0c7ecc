import {
  customIdLength,
  modalComponents,
  modalLabelDescriptionLength,
  modalLabelLength,
  modalTitleLength,
  textDisplaysTotalLength,
  textInputLength,
  textInputPlaceholderLength,
} from './discord-limits.js';
import { FieldChecker, type Path } from './field-checker.js';
import { isJson, type Json } from '../server/json.js';
import { isSelect, validateSelect } from './validate-select.js';

const types = { actionRow: 1, textInput: 4, textDisplay: 10, label: 18 } as const;
const textInputStyles: readonly unknown[] = [1, 2];

/**
 * Checks a modal as Discord does: a title, and rows with one text input, labels with one component, or
 * texts.
 *
 * @throws ApiError 50035
 */
export function validateModal(modal: Json): void {
  const check = new FieldChecker(['data']);
  check.text(['title'], modal.title, { most: modalTitleLength });
  check.text(['custom_id'], modal.custom_id, { most: customIdLength });
  const ids = new Set<string>();
  const most = modalComponents;
  const items = check.list(['components'], modal.components, { least: 1, most });
  for (const [at, item] of items.entries()) {
    validateItem(['components', at], item, check, ids);
  }
  check.finish();
}

function validateItem(path: Path, item: unknown, check: FieldChecker, ids: Set<string>): void {
  if (!check.isObject(path, item)) return;
  switch (item.type) {
    case types.actionRow: {
      const inner = check.list([...path, 'components'], item.components, { least: 1, most: 1 });
      for (const [at, input] of inner.entries()) {
        const place = [...path, 'components', at];
        if (isJson(input) && input.type === types.textInput) {
          check.text([...place, 'label'], input.label, { most: modalLabelLength });
          validateTextInput(place, input, check, ids);
        } else refuseType(place, check);
      }
      return;
    }
    case types.textDisplay:
      check.text([...path, 'content'], item.content, { most: textDisplaysTotalLength });
      return;
    case types.label:
      validateLabel(path, item, check, ids);
      return;
    default:
      refuseType(path, check);
  }
}

function validateLabel(path: Path, label: Json, check: FieldChecker, ids: Set<string>): void {
  check.text([...path, 'label'], label.label, { most: modalLabelLength });
  const most = modalLabelDescriptionLength;
  check.text([...path, 'description'], label.description, { most, optional: true });
  const { component } = label;
  const place = [...path, 'component'];
  if (!check.isObject(place, component)) return;
  if (component.type === types.textInput) validateTextInput(place, component, check, ids);
  else if (isSelect(component)) {
    validateSelect(place, component, check, ids);
  } else refuseType(place, check);
}

function validateTextInput(path: Path, input: Json, check: FieldChecker, ids: Set<string>): void {
  check.customId(path, input.custom_id, ids);
  if (!textInputStyles.includes(input.style)) {
    check.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.');
  }
  check.fields(path, input, { required: 'boolean' });
  check.text([...path, 'placeholder'], input.placeholder, {
    most: textInputPlaceholderLength,
    optional: true,
  });
  check.text([...path, 'value'], input.value, { least: 0, most: textInputLength, optional: true });
  check.count([...path, 'min_length'], input.min_length, { least: 0, most: textInputLength });
  check.count([...path, 'max_length'], input.max_length, { least: 1, most: textInputLength });
}

function refuseType(path: Path, check: FieldChecker): void {
  check.add([...path, 'type'], 'UNION_TYPE_CHOICES', 'This component is not allowed here.');
}
