/** HTML's void elements, which must not have a closing tag. */
const empty: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/**
 * Rewrites the self-closing elements of XHTML for an HTML parser: `<title/>` gets a closing tag,
 * without which the whole page would become the title.
 */
export function expandEmptyElements(xhtml: string): string {
  return xhtml.replace(/<([A-Za-z][\w:.-]*)([^<>]*)\/>/g, (tag, name: string, rest: string) =>
    empty.has(name.toLowerCase()) ? tag : `<${name}${rest}></${name}>`,
  );
}
