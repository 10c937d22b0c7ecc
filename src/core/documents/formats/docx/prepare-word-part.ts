import { readXml } from '../archive/read-xml.js';
import type { NumberWordParagraph } from './read-word-numbering.js';

/** The style of the runs that hold the number of a paragraph. */
export const numberStyle = 'list-marker';

/** A run of text being read. Runs are nested where one contains a text box. */
interface OpenElement {
  readonly pieces: string[];
  readonly isRun: boolean;
  hidden: boolean;
}

/** The properties of the paragraph being read. */
interface OpenProperties {
  style?: string;
  list?: string;
  level?: number;
}

const switchedOff: ReadonlySet<string> = new Set(['0', 'false', 'off', 'none']);

/**
 * Rewrites WordprocessingML to show what Word shows: hidden runs are removed, and paragraph numbers
 * are inserted as runs of their own. XML comments and processing instructions are dropped.
 *
 * @throws ParseError as `readXml` does
 */
export function prepareWordPart(part: Uint8Array, numberParagraph: NumberWordParagraph): string {
  const root: OpenElement = { pieces: [], isRun: false, hidden: false };
  const runs: OpenElement[] = [root];
  let properties: OpenProperties | undefined;
  /** Whether the parser is inside a record of earlier paragraph properties (tracked changes). */
  let changed = false;
  const put = (piece: string): void => {
    runs.at(-1)?.pieces.push(piece);
  };
  const noteProperty = (name: string, value: string): void => {
    if (properties === undefined || changed) return;
    if (name === 'w:pStyle') properties.style = value;
    if (name === 'w:numId') properties.list = value;
    if (name === 'w:ilvl') properties.level = Number(value);
  };
  readXml(part, {
    open: (name, attributes) => {
      if (name === 'w:pPrChange') changed = true;
      if (name === 'w:pPr' && !changed) properties = {};
      noteProperty(name, attributes['w:val'] ?? '');
      if (name === 'w:r') runs.push({ pieces: [], isRun: true, hidden: false });
      const run = runs.at(-1);
      if (name === 'w:vanish' && run?.isRun === true) {
        run.hidden = !switchedOff.has(attributes['w:val'] ?? 'true');
      }
      const written = Object.entries(attributes).map(
        ([key, value]) => ` ${key}="${escape(value)}"`,
      );
      put(`<${name}${written.join('')}>`);
    },
    text: (text) => put(escape(text)),
    close: (name) => {
      put(`</${name}>`);
      if (name === 'w:pPrChange') changed = false;
      else if (name === 'w:pPr' && !changed && properties !== undefined) {
        const number = numberParagraph(properties);
        properties = undefined;
        if (number !== undefined) put(renderNumber(number));
      }
      if (name !== 'w:r') return;
      const run = runs.pop();
      if (run?.hidden === false) put(run.pieces.join(''));
    },
  });
  return root.pieces.join('');
}

function renderNumber(number: string): string {
  const text = `<w:t xml:space="preserve">${escape(number)} </w:t>`;
  return `<w:r><w:rPr><w:rStyle w:val="${numberStyle}"/></w:rPr>${text}</w:r>`;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escape(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? character);
}
