import {
  type APIActionRowComponent,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord.js';

import {
  selectOptionDescriptionLength,
  selectOptionLabelLength,
  selectOptions,
  selectOptionValueLength,
  selectPlaceholderLength,
} from '../reply/discord-limits.js';
import { cutText } from '../../messages/cut-text.js';
import { type ComponentAction, encodeCustomId } from '../reply/custom-id.js';

export interface MenuOption {
  readonly label: string;
  /** At most 100 characters; unique within the menu. */
  readonly value: string;
  readonly description?: string;
}

/** A row with a menu of the first 25 usable options; no row when there are none. */
export function buildChoiceMenu(
  placeholder: string,
  action: ComponentAction,
  options: readonly MenuOption[],
): readonly APIActionRowComponent<APIStringSelectComponent>[] {
  const usable = new Map(
    options
      .filter(({ label, value }) => label.trim() !== '' && isValue(value))
      .map((option) => [option.value, option]),
  );
  const customId = encodeCustomId(action);
  if (usable.size === 0 || customId === undefined) return [];
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder: cutText(placeholder, selectPlaceholderLength),
    options: [...usable.values()].slice(0, selectOptions).map(({ label, value, description }) => ({
      label: cutText(toOneLine(label), selectOptionLabelLength),
      value,
      ...(description === undefined || description.trim() === ''
        ? {}
        : { description: cutText(toOneLine(description), selectOptionDescriptionLength) }),
    })),
  };
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}

function isValue(value: string): boolean {
  return value.trim() !== '' && value.length <= selectOptionValueLength;
}

function toOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
