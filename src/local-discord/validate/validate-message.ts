import { messageContentLength, messageFiles, nonceLength } from './discord-limits.js';
import { refuse } from '../server/api-error.js';
import { FieldChecker } from './field-checker.js';
import { isJson, type Json } from '../server/json.js';
import { validateAllowedMentions } from './validate-allowed-mentions.js';
import { validateComponents } from './validate-components.js';
import { validateEmbeds } from './validate-embeds.js';
import type { StoredMessage } from '../state/world.js';

/** Bits of a message's flags. */
export const messageFlags = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  /** The answer has been deferred. */
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** The flags that a request may set. Discord ignores other bits. */
export const settableFlags =
  messageFlags.suppressEmbeds | messageFlags.suppressNotifications | messageFlags.componentsV2;

const referenceFields = {
  message_id: 'snowflake',
  channel_id: 'snowflake',
  guild_id: 'snowflake',
  fail_if_not_exists: 'boolean',
} as const;

/** The fields that a message of Components V2 cannot have. */
const legacyFields = ['content', 'embeds', 'poll', 'stickers', 'sticker_ids'] as const;

export interface ValidateMessageOptions {
  /** The message that is edited. Fields that the edit leaves out stay as they are. */
  readonly before?: StoredMessage;
  /** The number of files that come with the message. Default: 0. */
  readonly files?: number;
  /** The path of the body in the request. */
  readonly at?: readonly string[] | undefined;
}

/**
 * Checks a message that is to be sent or edited as Discord does.
 *
 * @throws ApiError 50035 for its fields, 50006 when nothing is in it, 500 for too many bytes
 */
export function validateMessage(
  body: Json,
  { before, files = 0, at = [] }: ValidateMessageOptions = {},
): void {
  const check = new FieldChecker(at);
  const { flags } = body;
  if (flags !== undefined && flags !== null && !Number.isInteger(flags)) {
    check.add(['flags'], 'NUMBER_TYPE_COERCE', 'Value is not int.');
  }
  const bits = (typeof flags === 'number' ? flags : 0) | (before?.flags ?? 0);
  const isV2 = (bits & messageFlags.componentsV2) !== 0;
  check.fields([], body, { tts: 'boolean', enforce_nonce: 'boolean', message_reference: 'object' });
  check.text(['content'], body.content, { least: 0, most: messageContentLength, optional: true });
  if (!Number.isInteger(body.nonce)) {
    check.text(['nonce'], body.nonce, { least: 0, most: nonceLength, optional: true });
  }
  if (isJson(body.message_reference)) {
    check.fields(['message_reference'], body.message_reference, referenceFields);
  }
  const attachments = check.list(['attachments'], body.attachments, { most: messageFiles });
  for (const [place, file] of attachments.entries()) check.isObject(['attachments', place], file);
  validateEmbeds(body.embeds, check);
  if (isV2) refuseLegacyFields(body, before, check);
  validateComponents(body.components, isV2, check);
  validateAllowedMentions(body.allowed_mentions, check);
  check.finish();
  if (!hasContent(body, before, files)) throw refuse.emptyMessage();
}

/** A message that becomes one of Components V2 must remove the legacy fields that it had before. */
function refuseLegacyFields(
  body: Json,
  before: StoredMessage | undefined,
  check: FieldChecker,
): void {
  const kept: Json = { content: before?.content, embeds: before?.embeds };
  for (const field of legacyFields) {
    const value = body[field] === undefined ? kept[field] : body[field];
    if (isNothing(value)) continue;
    check.add(
      [field],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
}

function hasContent(body: Json, before: StoredMessage | undefined, files: number): boolean {
  const remains = (field: 'content' | 'embeds' | 'components' | 'attachments'): boolean =>
    !isNothing(body[field] === undefined ? before?.[field] : body[field]);
  const fields = ['content', 'embeds', 'components', 'attachments'] as const;
  return files > 0 || fields.some(remains);
}

function isNothing(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
