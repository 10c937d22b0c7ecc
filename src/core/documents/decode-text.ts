import iconv from 'iconv-lite';

import { ensure } from '../ensure.js';
import { normalizeText } from './normalize-text.js';

export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: TextEncodingName }
  | { readonly ok: false; readonly code: 'binary' | 'undecodable'; readonly detail: string };

/** `declared` stands for an encoding that the file itself names. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'declared';

const byteOrderMarks: readonly (readonly [
  Exclude<TextEncodingName, 'declared'>,
  readonly number[],
])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Bytes that have no character in Windows-1252. */
const undefinedInWindows1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** A file with a larger share of control characters is binary data rather than text with a stray one. */
const controlCharacterShare = 0.02;

/**
 * Decodes the bytes of a text file by its byte order mark, else as strict UTF-8, else as
 * Windows-1252. The result is canonical text: no byte order mark, line feeds only, NFC. Normalisation
 * happens here, before any offset exists.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked === undefined && bytes.includes(0)) {
    return { ok: false, code: 'binary', detail: `NUL byte at offset ${bytes.indexOf(0)}` };
  }
  const decoded =
    marked === undefined ? decodeUnmarked(bytes) : decodeAs(marked[0], bytes, marked[1].length);
  if (!decoded.ok) return decoded;
  return refuseControls(decoded.text) ?? { ...decoded, text: toCanonicalText(decoded.text) };
}

/** The reason why decoded bytes are binary data; `undefined` if they are text. */
export function refuseControls(text: string): DecodedText | undefined {
  const nulAt = text.indexOf('\0');
  if (nulAt !== -1) return { ok: false, code: 'binary', detail: `NUL character at ${nulAt}` };
  const controls = text.match(controlCharacters)?.length ?? 0;
  if (controls <= text.length * controlCharacterShare) return undefined;
  return { ok: false, code: 'binary', detail: `${controls} control characters` };
}

/** Canonical form of a text: line feeds only, NFC. */
export function toCanonicalText(text: string): string {
  return normalizeText(text.replace(/\r\n?/g, '\n'));
}

// eslint-disable-next-line no-control-regex -- it counts them; tabs, line breaks and form feeds are text
const controlCharacters = /[\u0000-\u0008\u000e-\u001f]/g;

function decodeUnmarked(bytes: Uint8Array): DecodedText {
  const utf8 = decodeAs('utf-8', bytes, 0);
  if (utf8.ok) return utf8;
  if (isMostlyUtf8(bytes)) return { ...utf8, detail: 'not valid UTF-8, although most of it is' };
  const undefinedAt = bytes.findIndex((byte) => undefinedInWindows1252.has(byte));
  if (undefinedAt !== -1) {
    const byte = ensure(bytes[undefinedAt], undefinedAt).toString(16);
    return {
      ok: false,
      code: 'undecodable',
      detail: `neither UTF-8 nor Windows-1252: byte 0x${byte} at offset ${undefinedAt}`,
    };
  }
  return {
    ok: true,
    text: iconv.decode(Buffer.from(bytes), 'windows-1252'),
    encoding: 'windows-1252',
  };
}

/**
 * Whether most of the non-ASCII characters are valid UTF-8. Such a file is damaged UTF-8 and would
 * come out as "Ã¼" if it were read as Windows-1252, where a valid sequence is a rare coincidence.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const lossy = new TextDecoder('utf-8').decode(bytes);
  const broken = lossy.match(/\ufffd/g)?.length ?? 0;
  const valid = lossy.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return valid > broken;
}

function decodeAs(
  encoding: Exclude<TextEncodingName, 'declared'>,
  bytes: Uint8Array,
  skipped: number,
): DecodedText {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    return { ok: true, text: decoder.decode(bytes.subarray(skipped)), encoding };
  } catch {
    return { ok: false, code: 'undecodable', detail: `not valid ${encoding.toUpperCase()}` };
  }
}
