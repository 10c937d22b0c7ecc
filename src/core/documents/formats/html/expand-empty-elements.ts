/** HTML's own elements without content: a closing tag of theirs would be an error. */
const empty: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/**
 * XHTML as HTML reads it: `<title/>` gets its closing tag, without which the whole page would be the
 * title.
 */
export function expandEmptyElements(xhtml: string): string {
  return xhtml.replace(/<([A-Za-z][\w:.-]*)([^<>]*)\/>/g, (tag, name: string, rest: string) =>
    empty.has(name.toLowerCase()) ? tag : `<${name}${rest}></${name}>`,
  );
}
