import {
  selectOptionDescriptionLength,
  selectOptionLabelLength,
  selectOptions,
  selectOptionValueLength,
  selectPlaceholderLength,
} from './discord-limits.js';
import type { FieldChecker, Path } from './field-checker.js';
import type { Json } from '../server/json.js';

/** Kinds of selects, by Discord's numbers. */
export const selectTypes = {
  string: 3,
  user: 5,
  role: 6,
  mentionable: 7,
  channel: 8,
} as const;

const known = new Set<unknown>(Object.values(selectTypes));

export function isSelect({ type }: Json): boolean {
  return known.has(type);
}

/** Checks a select of a message or a modal as Discord does. @param ids the `custom_id`s so far */
export function validateSelect(
  path: Path,
  select: Json,
  check: FieldChecker,
  ids: Set<string>,
): void {
  check.customId(path, select.custom_id, ids);
  check.text([...path, 'placeholder'], select.placeholder, {
    least: 0,
    most: selectPlaceholderLength,
    optional: true,
  });
  check.fields(path, select, { disabled: 'boolean', required: 'boolean' });
  let most = selectOptions;
  if (select.type === selectTypes.string) {
    const place = [...path, 'options'];
    const options = check.list(place, select.options, { least: 1, most });
    validateOptions(place, options, check);
    most = Math.min(most, options.length);
  }
  check.count([...path, 'min_values'], select.min_values, { least: 0, most });
  check.count([...path, 'max_values'], select.max_values, { least: 1, most });
}

function validateOptions(path: Path, options: readonly unknown[], check: FieldChecker): void {
  const values = new Set<unknown>();
  for (const [at, option] of options.entries()) {
    const place = [...path, at];
    if (!check.isObject(place, option)) continue;
    check.fields(place, option, { default: 'boolean' });
    check.emoji([...place, 'emoji'], option.emoji);
    check.text([...place, 'label'], option.label, { most: selectOptionLabelLength });
    check.text([...place, 'value'], option.value, { most: selectOptionValueLength });
    check.text([...place, 'description'], option.description, {
      most: selectOptionDescriptionLength,
      optional: true,
    });
    if (values.has(option.value)) {
      const message = 'The specified option value is already used';
      check.add([...place, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    }
    values.add(option.value);
  }
}
