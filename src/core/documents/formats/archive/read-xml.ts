import { SaxesParser, type SaxesTagPlain } from 'saxes';

import { ParseError } from '../parsed-file.js';

/** What `readXml` reports, in the order of the text. Default of each: nothing happens. */
export interface XmlHandlers {
  /** @param name with its prefix, as written */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Office programs write some thirty; what reads them further calls itself at every level. */
const deepestNesting = 400;

/**
 * Reads XML in UTF-8. A document type declaration is refused, so there are no entities but XML's own
 * five, and nothing is ever fetched.
 *
 * @throws ParseError `broken`
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

/** Office formats are UTF-8 without exception in practice, and the other readers take nothing else. */
function decodeXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ParseError('broken', 'XML that is not UTF-8', { cause: error });
  }
}
