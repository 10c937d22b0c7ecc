import { isJson, type Json } from '../server/json.js';

/** The component with a `custom_id`, at any depth; `undefined` when there is none. */
export function findComponent(components: unknown, customId: string): Json | undefined {
  if (Array.isArray(components)) {
    for (const component of components) {
      const found = findComponent(component, customId);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isJson(components)) return undefined;
  if (components.custom_id === customId) return components;
  return (
    findComponent(components.components, customId) ?? findComponent(components.accessory, customId)
  );
}
