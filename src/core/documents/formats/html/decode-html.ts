import iconv from 'iconv-lite';

import {
  decodeText,
  type DecodedText,
  refuseControls,
  toCanonicalText,
} from '../../decode-text.js';

/** In bytes: where a page may say its encoding. The standard has 1,024; old pages begin with comments. */
const prescan = 4_096;
/** `<meta charset=…>`, `<meta http-equiv … content="…; charset=…">` and `<?xml … encoding="…"?>`. */
const declaration =
  /<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/i;

/**
 * Text of a page's bytes: by its byte order mark, else as strict UTF-8 where it has letters beyond
 * ASCII, else as the page itself says, else as any text is decoded. Canonical as of `decodeText`.
 */
export function decodeHtml(bytes: Uint8Array): DecodedText {
  const decoded = decodeText(bytes);
  const declared = findEncoding(bytes);
  if (declared === undefined || bytes.includes(0)) return decoded;
  if (decoded.ok && decoded.encoding !== 'windows-1252' && /\P{ASCII}/u.test(decoded.text)) {
    return decoded;
  }
  // Bytes that are not the UTF-8 they are said to be: whatever they are, not that.
  if (declared.startsWith('utf')) return decoded;
  if (!iconv.encodingExists(declared)) return decoded;
  const text = iconv.decode(Buffer.from(bytes), declared);
  return refuseControls(text) ?? { ok: true, text: toCanonicalText(text), encoding: 'declared' };
}

/** The name that the Encoding Standard has for what a page says; `undefined` where it says nothing known. */
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
