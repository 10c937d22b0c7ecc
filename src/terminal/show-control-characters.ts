/**
 * Makes characters visible that a terminal would interpret: control characters, with which escape
 * sequences begin, and characters that change the text direction. Line feeds and tabs are kept.
 *
 * C0 control characters become their pictures (block U+2400), all others `\u{…}`.
 */
export function showControlCharacters(text: string): string {
  return text.replace(controlCharacters, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `\\u{${code.toString(16)}}`;
  });
}

const controlCharacters =
  // eslint-disable-next-line no-control-regex -- they are what is to be found
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
