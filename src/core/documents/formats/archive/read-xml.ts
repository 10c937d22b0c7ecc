import { SaxesParser, type SaxesTagPlain } from 'saxes';

import { ParseError } from '../parsed-file.js';

/** Callbacks of `readXml`, called in text order. All are optional. */
export interface XmlHandlers {
  /** @param name qualified name with its prefix, as written */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Office programs write some thirty levels. Later stages recurse once per level. */
const deepestNesting = 400;

/**
 * Reads XML in UTF-8. A document type declaration is refused, so no entities exist besides the five
 * of XML itself, and nothing is ever fetched.
 *
 * @throws ParseError `broken` if it is not valid XML, declares a document type or is nested too deeply
 */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlHandlers = {}): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  const refuse = (detail: string): never => {
    throw new ParseError('broken', detail);
  };
  parser.on('error', ({ message }) => refuse(`not valid XML: ${message}`));
  parser.on('doctype', () => refuse('a document type declaration'));
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > deepestNesting) refuse(`nested deeper than ${deepestNesting} levels`);
    open?.(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(name);
  });
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.write(decodeXml(bytes)).close();
}

/** Office files are UTF-8 in practice, and other programs accept nothing else. */
function decodeXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ParseError('broken', 'XML that is not UTF-8', { cause: error });
  }
}
