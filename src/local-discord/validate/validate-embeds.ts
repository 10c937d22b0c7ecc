import {
  embedAuthorLength,
  embedDescriptionLength,
  embedFieldNameLength,
  embedFields,
  embedFieldValueLength,
  embedFooterLength,
  embeds as mostEmbeds,
  embedsTotalLength,
  embedTitleLength,
  mediaAddressLength,
} from './discord-limits.js';
import type { FieldChecker } from './field-checker.js';
import { isJson } from '../server/json.js';

const embedKinds = {
  color: { least: 0, most: 0xffffff },
  timestamp: 'time',
  footer: 'object',
  author: 'object',
  image: 'object',
  thumbnail: 'object',
} as const;

/** Checks the embeds of a message as Discord does. What is wrong goes to `check`. */
export function validateEmbeds(value: unknown, check: FieldChecker): void {
  let total = 0;
  const text = (path: readonly (string | number)[], given: unknown, most: number, least = 0) => {
    check.text(path, given, { least, most, optional: least === 0 });
    if (typeof given === 'string') total += given.length;
  };
  for (const [at, embed] of check.list(['embeds'], value, { most: mostEmbeds }).entries()) {
    const path = ['embeds', at];
    if (!check.isObject(path, embed)) continue;
    text([...path, 'title'], embed.title, embedTitleLength);
    text([...path, 'description'], embed.description, embedDescriptionLength);
    check.fields(path, embed, embedKinds);
    check.text([...path, 'url'], embed.url, { least: 0, most: mediaAddressLength, optional: true });
    const { footer, author } = embed;
    if (isJson(footer)) text([...path, 'footer', 'text'], footer.text, embedFooterLength);
    if (isJson(author)) text([...path, 'author', 'name'], author.name, embedAuthorLength);
    const fields = check.list([...path, 'fields'], embed.fields, { most: embedFields });
    for (const [place, field] of fields.entries()) {
      const fieldPath = [...path, 'fields', place];
      if (!check.isObject(fieldPath, field)) continue;
      check.fields(fieldPath, field, { inline: 'boolean' });
      text([...fieldPath, 'name'], field.name, embedFieldNameLength, 1);
      text([...fieldPath, 'value'], field.value, embedFieldValueLength, 1);
    }
  }
  if (total > embedsTotalLength) {
    const message = `Embed size exceeds maximum size of ${embedsTotalLength}`;
    check.add(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', message);
  }
}
