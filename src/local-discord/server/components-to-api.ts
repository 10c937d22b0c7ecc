import { isJson, type Json } from './json.js';

const container = 17;
const separator = 14;

/**
 * Components as Discord gives them back: each with an id of its own, numbered where none was given, and
 * with Discord's defaults for what was left out.
 */
export function componentsToApi(components: readonly unknown[]): unknown[] {
  const taken = new Set<unknown>();
  const collect = (item: unknown): void => {
    if (!isJson(item)) return;
    taken.add(item.id);
    innerOf(item).forEach(collect);
  };
  components.forEach(collect);
  let last = 0;
  const nextId = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const complete = (item: unknown): unknown => {
    if (!isJson(item)) return item;
    const { components: inner, accessory } = item;
    const id = typeof item.id === 'number' && item.id > 0 ? item.id : nextId();
    return {
      ...defaultsOf(item),
      ...item,
      id,
      ...(Array.isArray(inner) ? { components: inner.map(complete) } : {}),
      ...(accessory === undefined ? {} : { accessory: complete(accessory) }),
    };
  };
  return components.map(complete);
}

function innerOf({ components, accessory }: Json): unknown[] {
  return [...(Array.isArray(components) ? (components as unknown[]) : []), accessory];
}

function defaultsOf({ type }: Json): Json {
  if (type === container) return { accent_color: null, spoiler: false };
  if (type === separator) return { divider: true, spacing: 1 };
  return {};
}
