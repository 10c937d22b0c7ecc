import { allowedMentionIds } from './discord-limits.js';
import type { FieldChecker } from './field-checker.js';

const kinds: readonly unknown[] = ['users', 'roles', 'everyone'];

/** Checks a message's `allowed_mentions` as Discord does. What is wrong goes to `check`. */
export function validateAllowedMentions(value: unknown, check: FieldChecker): void {
  if (value === undefined || value === null) return;
  const path = ['allowed_mentions'];
  if (!check.isObject(path, value)) return;
  check.fields(path, value, { replied_user: 'boolean' });
  const parse = check.list([...path, 'parse'], value.parse, { most: kinds.length });
  for (const [at, kind] of parse.entries()) {
    if (kinds.includes(kind)) continue;
    const message = `Value must be one of {${kinds.join(', ')}}.`;
    check.add([...path, 'parse', at], 'BASE_TYPE_CHOICES', message);
  }
  for (const kind of ['users', 'roles'] as const) {
    const named = check.list([...path, kind], value[kind], { most: allowedMentionIds });
    for (const [at, id] of named.entries()) {
      const isTwice = named.indexOf(id) < at;
      if (typeof id !== 'string' || !/^\d{1,20}$/.test(id) || isTwice) {
        const message = `Value ${JSON.stringify(id)} is not a snowflake of its own.`;
        check.add([...path, kind, at], 'NUMBER_TYPE_COERCE', message);
      }
    }
    if (parse.includes(kind) && named.length > 0) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      check.add(path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
}
