import { isJson, type Json } from '../server/json.js';

/** What a person enters, by `custom_id`; a list for a select. */
export type ModalValues = Readonly<Record<string, string | readonly string[]>>;

const textInput = 4;

/**
 * The components of a modal with what a person entered, as a client sends them.
 *
 * @throws Error for a field that the modal does not have, or for a required one that is empty
 */
export function fillModal(modal: Json, values: ModalValues): unknown {
  const known = new Set<string>();
  const fill = (component: unknown): unknown => {
    if (Array.isArray(component)) return component.map(fill);
    if (!isJson(component)) return component;
    const { type, custom_id: id, components, component: inner } = component;
    if (typeof id === 'string') {
      known.add(id);
      return { type, custom_id: id, ...fillField(component, id, values[id]) };
    }
    return {
      type,
      ...(components === undefined ? {} : { components: fill(components) }),
      ...(inner === undefined ? {} : { component: fill(inner) }),
    };
  };
  const filled = fill(modal.components);
  const unknown = Object.keys(values).find((id) => !known.has(id));
  if (unknown !== undefined) throw new Error(`the modal has no field “${unknown}”`);
  return filled;
}

function fillField(field: Json, id: string, entered: string | readonly string[] | undefined): Json {
  if (field.type !== textInput)
    return { values: typeof entered === 'string' ? [entered] : entered };
  const value = typeof entered === 'string' ? entered : (field.value ?? '');
  if (value === '' && field.required !== false) throw new Error(`the field “${id}” is required`);
  return { value };
}
