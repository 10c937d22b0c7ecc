/**
 * Makes what a terminal would obey visible instead: control characters (escape sequences begin with
 * one) and the characters that change the direction of text. Line feed and tab stay.
 *
 * The C0 controls become their pictures (U+2400 block), the others `\u{…}`.
 */
export function showControlCharacters(text: string): string {
  return text.replace(obeyed, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `\\u{${code.toString(16)}}`;
  });
}

const obeyed =
  // eslint-disable-next-line no-control-regex -- they are what this is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
