import { mediaAddressLength, mediaDescriptionLength } from './discord-limits.js';
import type { FieldChecker, Path } from './field-checker.js';
import type { Json } from '../server/json.js';

/** An image or a video may be on the web or attached to the message. */
const mediaScheme = /^(?:https?|attachment):\/\//;
const fileScheme = /^attachment:\/\//;

/** Checks a thumbnail or an item of a gallery as Discord does. What is wrong goes to `check`. */
export function validateMedia(path: Path, item: Json, check: FieldChecker): void {
  check.fields(path, item, { spoiler: 'boolean' });
  validateAddress([...path, 'media'], item.media, mediaScheme, check);
  const most = mediaDescriptionLength;
  check.text([...path, 'description'], item.description, { most, optional: true });
}

/** Checks the file of a file component, which must be attached to the message. */
export function validateFile(path: Path, file: unknown, check: FieldChecker): void {
  validateAddress(path, file, fileScheme, check);
}

function validateAddress(path: Path, media: unknown, scheme: RegExp, check: FieldChecker): void {
  if (!check.isObject(path, media)) return;
  const place = [...path, 'url'];
  check.text(place, media.url, { most: mediaAddressLength });
  if (typeof media.url === 'string' && !scheme.test(media.url)) {
    check.add(place, 'URL_TYPE_INVALID_SCHEME', 'The scheme of this address is not allowed.');
  }
}
