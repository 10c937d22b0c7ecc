import { customIdLength, emojiNameLength } from './discord-limits.js';
import { ApiError, type FieldErrors } from '../server/api-error.js';
import { isJson, type Json } from '../server/json.js';

/** The path of a field: names of fields and indexes of lists. */
export type Path = readonly (string | number)[];

/** What a field may hold. Bounds stand for an integer within them. */
export type FieldKind = keyof typeof isOfKind | { readonly least: number; readonly most: number };

const isOfKind = {
  boolean: (value: unknown) => typeof value === 'boolean',
  string: (value: unknown) => typeof value === 'string',
  number: (value: unknown) => typeof value === 'number',
  object: isJson,
  snowflake: (value: unknown) =>
    Number.isSafeInteger(value) || (typeof value === 'string' && /^\d{1,20}$/.test(value)),
  time: (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
} as const;

/** Collects what is wrong with a request's fields, and refuses the request if anything is. */
export class FieldChecker {
  readonly #errors: FieldErrors = {};
  readonly #at: Path;
  #found = false;

  /** @param at the path of the checked value in the request. Default: it is the request */
  constructor(at: Path = []) {
    this.#at = at;
  }

  /** @param path of the field, such as `['components', 0, 'custom_id']` */
  add(path: Path, code: string, message: string): void {
    let node = this.#errors;
    for (const step of [...this.#at, ...path]) {
      const next = (node[step] ??= {}) as FieldErrors;
      node = next;
    }
    (node._errors ??= []).push({ code, message });
    this.#found = true;
  }

  /** Reports a text that is missing, not a text, or outside its lengths. */
  text(
    path: Path,
    value: unknown,
    { least = 1, most, optional = false }: { least?: number; most: number; optional?: boolean },
  ): void {
    if (value === undefined || value === null) {
      if (!optional) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    } else if (typeof value !== 'string') {
      this.add(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    } else if (value.length < least || value.length > most) {
      const range = `Must be between ${least} and ${most} in length.`;
      this.add(path, 'BASE_TYPE_BAD_LENGTH', range);
    }
  }

  /** Reports a value that is not an integer within its bounds. It may be left out. */
  count(path: Path, value: unknown, { least, most }: { least: number; most: number }): void {
    if (value === undefined || value === null) return;
    if (!Number.isInteger(value)) {
      this.add(path, 'NUMBER_TYPE_COERCE', `Value is not int.`);
    } else if ((value as number) < least || (value as number) > most) {
      this.add(path, 'NUMBER_TYPE_MAX', `int value should be between ${least} and ${most}.`);
    }
  }

  /** Reports the `custom_id` of the component at a path, if it is missing, too long, or one of `ids`. */
  customId(path: Path, id: unknown, ids: Set<string>): void {
    this.text([...path, 'custom_id'], id, { most: customIdLength });
    if (typeof id !== 'string') return;
    if (ids.has(id)) {
      const message = 'Component custom id cannot be duplicated';
      this.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
    }
    ids.add(id);
  }

  /** Reports an emoji without an id and without a name. It may be left out. */
  emoji(path: Path, value: unknown): void {
    if (value === undefined || value === null) return;
    if (!this.isObject(path, value)) return;
    this.fields(path, value, { id: 'snowflake', animated: 'boolean' });
    const isCustom = value.id !== undefined && value.id !== null;
    this.text([...path, 'name'], value.name, { most: emojiNameLength, optional: isCustom });
  }

  /** Reports fields that are not of their kind; all may be left out. */
  fields(path: Path, item: Json, kinds: Readonly<Record<string, FieldKind>>): void {
    for (const [name, kind] of Object.entries(kinds)) {
      const value = item[name];
      const place = [...path, name];
      if (typeof kind !== 'string') this.count(place, value, kind);
      else if (value !== undefined && value !== null && !isOfKind[kind](value)) {
        this.add(place, 'BASE_TYPE_CONVERT', `Could not interpret value as ${kind}.`);
      }
    }
  }

  /** Whether a value is an object. Reports it if not. */
  isObject(path: Path, value: unknown): value is Json {
    if (isJson(value)) return true;
    this.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return false;
  }

  /** Reports a value that is not a list, or a list with too few or too many items. Returns its items. */
  list(
    path: Path,
    value: unknown,
    { least = 0, most }: { least?: number; most: number },
  ): readonly unknown[] {
    if (value === undefined || value === null) {
      if (least > 0) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      return [];
    }
    if (!Array.isArray(value)) {
      this.add(path, 'BASE_TYPE_ITER', 'Only iterables may be used');
      return [];
    }
    if (value.length < least || value.length > most) {
      this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`);
    }
    return value;
  }

  /** @throws ApiError 50035 when anything was added */
  finish(): void {
    if (this.#found) this.refuse();
  }

  /** @throws ApiError 50035 with what was added */
  refuse(): never {
    throw new ApiError(400, 50035, 'Invalid Form Body', this.#errors);
  }
}
