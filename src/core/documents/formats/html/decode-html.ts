import iconv from 'iconv-lite';

import {
  decodeText,
  type DecodedText,
  refuseControls,
  toCanonicalText,
} from '../../decode-text.js';

/**
 * In bytes, from the start: where a page may declare its encoding. The standard says 1,024, but old
 * pages begin with long comments.
 */
const prescan = 4_096;
/** `<meta charset=…>`, `<meta http-equiv … content="…; charset=…">` and `<?xml … encoding="…"?>`. */
const declaration =
  /<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/i;

/**
 * Decodes the bytes of a web page: by its byte order mark, else as strict UTF-8 if that yields
 * non-ASCII characters, else as the page declares, else like any other text. The result is canonical,
 * as from `decodeText`.
 */
export function decodeHtml(bytes: Uint8Array): DecodedText {
  const decoded = decodeText(bytes);
  const declared = findEncoding(bytes);
  if (declared === undefined || bytes.includes(0)) return decoded;
  if (decoded.ok && decoded.encoding !== 'windows-1252' && /\P{ASCII}/u.test(decoded.text)) {
    return decoded;
  }
  // The page declares UTF-8, which its bytes are not: the declaration is worthless.
  if (declared.startsWith('utf')) return decoded;
  if (!iconv.encodingExists(declared)) return decoded;
  const text = iconv.decode(Buffer.from(bytes), declared);
  return refuseControls(text) ?? { ok: true, text: toCanonicalText(text), encoding: 'declared' };
}

/** The Encoding Standard's name of the declared encoding; `undefined` if there is none or it is unknown. */
function findEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, prescan)).toString('latin1');
  const match = declaration.exec(head);
  const label = match?.[1] ?? match?.[2];
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
