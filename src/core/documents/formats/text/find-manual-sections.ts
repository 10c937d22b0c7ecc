import type { Line } from '../../split-lines.js';

/** The structure of a manual page, as `man` prints it. */
export interface ManualPage {
  /** The line of the NAME section, such as `ls - list directory contents`, else `ls(1)`. */
  readonly title: string;
  /** Offsets of the lines that are section headings. */
  readonly sections: ReadonlySet<number>;
}

/** The first line of a manual page: `LS(1)    User Commands    LS(1)`. */
const header = /^([^\s()]+\(\w{1,6}\))\s{2,}(?:\S.*\s{2,})?\1$/u;
/** `name - what it does`, in any language. */
const nameLine = /^\S.{0,80}? [-–—‐−] \S/u;
/** In code units. A longer line of the NAME section is no title. */
const longestTitle = 120;

/** Recognises a manual page by its first line; `undefined` for any other text. */
export function findManualSections(lines: readonly Line[]): ManualPage | undefined {
  const written = lines.filter(({ text }) => text !== '');
  const [first, ...rest] = written;
  const reference = first === undefined ? undefined : header.exec(first.text)?.[1];
  if (reference === undefined) return undefined;
  const sections = rest.filter(
    ({ text, indent }, at) =>
      indent === 0 && (rest[at + 1]?.indent ?? 0) > 0 && !text.endsWith(reference),
  );
  const start = rest.findIndex(({ indent }) => indent > 0);
  const name = rest[start]?.text;
  const isName = name !== undefined && name.length <= longestTitle && nameLine.test(name);
  return {
    title: isName ? name : reference.toLowerCase(),
    sections: new Set(sections.map((section) => section.start)),
  };
}
