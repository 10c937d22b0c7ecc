import { Locale } from 'discord-api-types/v10';

import { commandDescriptionLength, commandNameLength } from './discord-limits.js';
import type { FieldChecker, Path } from './field-checker.js';
import { isJson, type Json } from '../server/json.js';

/** As Discord documents the names of chat-input commands and options. */
const chatInputName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const locales = new Set<string>(Object.values(Locale));

/** Checks the name of a command, an option or a choice's, in all languages. */
export function validateName(
  path: Path,
  item: Json,
  isChatInput: boolean,
  check: FieldChecker,
): void {
  for (const [place, name] of inAllLanguages(path, item, 'name', check)) {
    check.text(place, name, { most: commandNameLength });
    if (!isChatInput || typeof name !== 'string') continue;
    if (!chatInputName.test(name) || name !== name.toLowerCase()) {
      check.add(place, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  }
}

/** Checks the description of a command or an option in all languages. */
export function validateDescription(path: Path, item: Json, check: FieldChecker): void {
  for (const [place, description] of inAllLanguages(path, item, 'description', check)) {
    check.text(place, description, { most: commandDescriptionLength });
  }
}

/** A text and its translations with their paths; a language that Discord does not support is reported. */
export function inAllLanguages(
  path: Path,
  item: Json,
  field: string,
  check: FieldChecker,
): [Path, unknown][] {
  const translations = item[`${field}_localizations`];
  const found: [Path, unknown][] = [[[...path, field], item[field]]];
  check.fields(path, item, { [`${field}_localizations`]: 'object' });
  if (!isJson(translations)) return found;
  for (const [locale, text] of Object.entries(translations)) {
    const place = [...path, `${field}_localizations`, locale];
    if (!locales.has(locale)) check.add(place, 'BASE_TYPE_CHOICES', 'This locale is not known.');
    found.push([place, text]);
  }
  return found;
}
