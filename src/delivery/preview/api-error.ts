import { customIdLength } from '../discord-limits.js';
import { isJson, type Json } from './json.js';

/** Discord's tree of what is wrong with a request's fields. */
export interface FieldErrors {
  _errors?: { code: string; message: string }[];
  [field: string]: FieldErrors | FieldErrors['_errors'];
}

/** A refusal as Discord's API words it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** HTTP status. */
    readonly status: number,
    /** Discord's own code, 0 where it has none. */
    readonly code: number,
    message: string,
    readonly errors?: FieldErrors,
  ) {
    super(message);
  }

  /** The body of the response. */
  toJSON(): object {
    const { code, message, errors } = this;
    return errors === undefined ? { code, message } : { code, message, errors };
  }
}

/** The refusals that Beleg can meet, by what they mean. */
export const refuse = {
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  methodNotAllowed: () => new ApiError(405, 0, '405: Method Not Allowed'),
  unknownApplication: () => new ApiError(404, 10002, 'Unknown Application'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new ApiError(404, 10004, 'Unknown Guild'),
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownUser: () => new ApiError(404, 10013, 'Unknown User'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new ApiError(404, 10063, 'Unknown application command'),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new ApiError(403, 50001, 'Missing Access'),
  notInDirectMessages: () => new ApiError(403, 50003, 'Cannot execute action on a DM channel'),
  notYours: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new ApiError(400, 50006, 'Cannot send an empty message'),
  missingPermissions: () => new ApiError(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: () => new ApiError(401, 50027, 'Invalid Webhook Token'),
  cannotReply: () =>
    new ApiError(400, 160002, 'Cannot reply without permission to read message history'),
  invalidJson: () => new ApiError(400, 50109, 'The request body contains invalid JSON.'),
  tooLarge: () => new ApiError(413, 40005, 'Request entity too large'),
  internal: () => new ApiError(500, 0, '500: Internal Server Error'),
} as const;

/** Where a field is: names, and places in lists. */
export type Path = readonly (string | number)[];

/** Collects what is wrong with a request's fields, and refuses the request if anything is. */
export class FieldChecker {
  readonly #errors: FieldErrors = {};
  readonly #at: Path;
  #found = false;

  /** @param at where what is checked stands in the request. Default: it is the request */
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

  /** Reports a number that is none, or outside its bounds; it may be left out. */
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

  /** Whether it is an object; reports it if not. */
  isObject(path: Path, value: unknown): value is Json {
    if (isJson(value)) return true;
    this.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return false;
  }

  /** Reports a list that is not one, or has too few or too many items; gives its items. */
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
