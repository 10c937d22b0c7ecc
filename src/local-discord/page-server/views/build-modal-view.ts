import { textInputLength } from '../../validate/discord-limits.js';
import { isJson, type Json } from '../../server/json.js';
import { buildChoices } from './build-component-view.js';
import type { ModalField, ModalView, TextNode } from './message-view.js';

const types = { actionRow: 1, textInput: 4, textDisplay: 10, label: 18 } as const;
const paragraphStyle = 2;

/** A modal as the page shows it: its texts, and its fields, each with its label. */
export function buildModalView(
  interaction: string,
  modal: Json,
  parse: (text: string) => TextNode[],
): ModalView {
  const items = Array.isArray(modal.components) ? modal.components.filter(isJson) : [];
  return {
    interaction,
    title: String(modal.title),
    texts: items
      .filter(({ type }) => type === types.textDisplay)
      .map(({ content }) => parse(String(content))),
    fields: items.flatMap(buildField),
  };
}

function buildField(item: Json): ModalField[] {
  const inner =
    item.type === types.label
      ? item.component
      : Array.isArray(item.components)
        ? (item.components as unknown[])[0]
        : undefined;
  if (!isJson(inner)) return [];
  const isText = inner.type === types.textInput;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return [
    {
      customId: text(inner.custom_id),
      label: text(item.type === types.label ? item.label : inner.label),
      description: text(item.description),
      input: !isText ? 'choice' : inner.style === paragraphStyle ? 'lines' : 'line',
      isRequired: inner.required !== false,
      least: Number(isText ? (inner.min_length ?? 0) : (inner.min_values ?? 1)),
      most: Number(isText ? (inner.max_length ?? textInputLength) : (inner.max_values ?? 1)),
      placeholder: text(inner.placeholder),
      value: text(inner.value),
      options: isText ? [] : buildChoices(inner),
    },
  ];
}
