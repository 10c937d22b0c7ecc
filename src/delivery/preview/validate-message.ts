import {
  embedDescriptionLength,
  embedFieldNameLength,
  embedFields,
  embedFieldValueLength,
  embedFooterLength,
  embeds as mostEmbeds,
  embedsTotalLength,
  embedTitleLength,
  messageContentLength,
} from '../discord-limits.js';
import { FieldChecker, refuse } from './api-error.js';
import { isJson, type Json } from './json.js';
import { validateComponents } from './validate-components.js';

/** Bits of a message's flags. */
export const messageFlags = { suppressEmbeds: 4, ephemeral: 64, componentsV2: 1 << 15 } as const;

/** What a message has already, where it is edited. */
export interface MessageBefore {
  readonly content: string;
  readonly flags: number;
  readonly hasMore: boolean;
}

/**
 * Checks a message that is to be sent or edited as Discord does.
 *
 * @param before for an edit: fields that it leaves out stay
 * @param files how many files come with it
 * @throws ApiError 50035 for its fields, 50006 when nothing is in it, 500 for too many bytes
 */
export function validateMessage(body: Json, before?: MessageBefore, files = 0): void {
  const check = new FieldChecker();
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  const wasV2 = ((before?.flags ?? 0) & messageFlags.componentsV2) !== 0;
  const isV2 = (flags & messageFlags.componentsV2) !== 0 || wasV2;
  check.text(['content'], body.content, {
    least: 0,
    most: messageContentLength,
    optional: true,
  });
  const embeds = check.list(['embeds'], body.embeds, { most: mostEmbeds });
  validateEmbeds(embeds, check);
  if (isV2) {
    for (const field of ['content', 'embeds', 'poll', 'stickers', 'sticker_ids']) {
      const value = body[field];
      const isEmpty =
        value === undefined ||
        value === null ||
        value === '' ||
        (Array.isArray(value) && value.length === 0);
      if (!isEmpty) {
        check.add(
          [field],
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The ${field} field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        );
      }
    }
  }
  validateComponents(body.components, isV2, check);
  validateAllowedMentions(body.allowed_mentions, check);
  check.finish();
  if (!hasContent(body, before, embeds, files)) throw refuse.emptyMessage();
}

function hasContent(
  body: Json,
  before: MessageBefore | undefined,
  embeds: readonly unknown[],
  files: number,
): boolean {
  const content = body.content === undefined ? (before?.content ?? '') : body.content;
  if (typeof content === 'string' && content.trim() !== '') return true;
  if (embeds.length > 0 || files > 0) return true;
  const components = body.components;
  if (Array.isArray(components)) return components.length > 0;
  return before?.hasMore ?? false;
}

function validateEmbeds(embeds: readonly unknown[], check: FieldChecker): void {
  let total = 0;
  const text = (path: readonly (string | number)[], value: unknown, most: number): void => {
    check.text(path, value, { least: 0, most, optional: true });
    if (typeof value === 'string') total += value.length;
  };
  for (const [at, embed] of embeds.entries()) {
    const path = ['embeds', at];
    if (!isJson(embed)) {
      check.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      continue;
    }
    text([...path, 'title'], embed.title, embedTitleLength);
    text([...path, 'description'], embed.description, embedDescriptionLength);
    const footer = isJson(embed.footer) ? embed.footer.text : undefined;
    text([...path, 'footer', 'text'], footer, embedFooterLength);
    const fields = check.list([...path, 'fields'], embed.fields, { most: embedFields });
    for (const [place, field] of fields.entries()) {
      if (!isJson(field)) continue;
      text([...path, 'fields', place, 'name'], field.name, embedFieldNameLength);
      text([...path, 'fields', place, 'value'], field.value, embedFieldValueLength);
    }
  }
  if (total > embedsTotalLength) {
    check.add(
      ['embeds'],
      'MAX_EMBED_SIZE_EXCEEDED',
      `Embed size exceeds maximum size of ${embedsTotalLength}`,
    );
  }
}

function validateAllowedMentions(value: unknown, check: FieldChecker): void {
  if (value === undefined || value === null) return;
  if (!isJson(value)) {
    check.add(
      ['allowed_mentions'],
      'MODEL_TYPE_CONVERT',
      'Only dictionaries may be used in a ModelType',
    );
    return;
  }
  const parse = Array.isArray(value.parse) ? value.parse : [];
  for (const kind of ['users', 'roles'] as const) {
    const named = value[kind];
    if (parse.includes(kind) && Array.isArray(named) && named.length > 0) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      check.add(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
}
