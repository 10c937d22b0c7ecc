import { numberOdtParagraphs } from './number-odt-paragraphs.js';
import { type OdtStyles, readOdtStyles } from './read-odt-styles.js';
import { readXml } from '../archive/read-xml.js';

/** The HTML counterparts of OpenDocument elements. */
const counterparts: Readonly<Record<string, string>> = {
  'text:list': 'ul',
  'text:list-item': 'li',
  'text:list-header': 'li',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
  'draw:text-box': 'div',
  'text:section': 'div',
};

/** Elements that a reader does not see, or that repeat other text. */
const leftOut: ReadonlySet<string> = new Set(
  `text:tracked-changes office:annotation text:table-of-content text:alphabetical-index
   text:illustration-index text:table-index text:object-index text:user-index text:sequence-decls
   text:variable-decls text:user-field-decls office:forms office:scripts office:event-listeners
   draw:object draw:object-ole draw:image svg:title svg:desc text:ruby-text text:hidden-text
   text:hidden-paragraph table:covered-table-cell office:font-face-decls`
    .trim()
    .split(/\s+/),
);

/** Upper limit for repeated spaces, more than anyone types. */
const mostSpaces = 100;

/** The LibreOffice styles that correspond to HTML elements. */
const elementsOfStyles: Readonly<Record<string, string>> = {
  Title: 'h1',
  Quotations: 'blockquote',
  Block_20_Text: 'blockquote',
};
/** Limit that ends circular references between styles. */
const deepestStyle = 20;

/**
 * Renders the text in OpenDocument's `content.xml` as HTML, from which the HTML parser reads the blocks.
 *
 * @param stylesPart `styles.xml`. Default: only the styles in `content.xml` are used
 * @throws ParseError if a part is not valid XML
 */
export function renderOdtHtml(content: Uint8Array, stylesPart?: Uint8Array): string {
  const body: string[] = [];
  const notes: string[] = [];
  const styles = readOdtStyles(stylesPart === undefined ? [content] : [stylesPart, content]);
  const numbers = numberOdtParagraphs(styles);
  /** The HTML elements of the open paragraphs. They nest where a paragraph contains a text box. */
  const paragraphs: string[] = [];
  let target = body;
  /** Depth within an element that is left out; 0 outside. */
  let skipping = 0;
  let inBody = false;

  const isSkipped = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
    leftOut.has(name) ||
    attributes['text:display'] === 'none' ||
    styles.hidden.has(attributes['text:style-name'] ?? '');

  const openParagraph = (name: string, attributes: Readonly<Record<string, string>>): string => {
    const isHeading = name === 'text:h';
    const level = clamp(Number(attributes['text:outline-level'] ?? 1), 6);
    const number = isHeading ? numbers.numberHeading(level, attributes) : numbers.numberParagraph();
    const element = isHeading
      ? `h${level}`
      : selectElement(attributes['text:style-name'] ?? '', styles);
    paragraphs.push(element);
    const marker = number === undefined ? '' : `<list-marker>${escapeText(number)} </list-marker>`;
    return `<${element}>${marker}`;
  };

  const follow = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'text:list') numbers.openList(attributes);
    if (name === 'text:list-item' || name === 'text:list-header') {
      numbers.openItem(attributes, name === 'text:list-header');
    }
  };

  readXml(content, {
    open: (name, attributes) => {
      if (name === 'office:body') inBody = true;
      if (!inBody) return;
      if (skipping > 0 || isSkipped(name, attributes)) {
        skipping += 1;
        return;
      }
      if (name === 'text:note-body') target = notes;
      follow(name, attributes);
      target.push(
        isParagraph(name) ? openParagraph(name, attributes) : renderOpening(name, attributes),
      );
    },
    text: (text) => {
      if (inBody && skipping === 0) target.push(escapeText(text));
    },
    close: (name) => {
      if (!inBody) return;
      if (skipping > 0) {
        skipping -= 1;
        return;
      }
      if (name === 'text:list') numbers.closeList();
      target.push(isParagraph(name) ? `</${paragraphs.pop() ?? 'p'}>` : renderClosing(name));
      if (name === 'text:note-body') target = body;
      if (name === 'office:body') inBody = false;
    },
  });
  return `<body>${body.join('')}<ol>${notes.join('')}</ol></body>`;
}

function isParagraph(name: string): boolean {
  return name === 'text:p' || name === 'text:h';
}

function selectElement(style: string, { parents }: OdtStyles): string {
  let at: string | undefined = style;
  for (let depth = 0; at !== undefined && depth < deepestStyle; depth += 1) {
    // The subtitle style is based on the title style, but a subtitle is no title.
    if (at === 'Subtitle') break;
    const element = elementsOfStyles[at];
    if (element !== undefined) return element;
    at = parents.get(at);
  }
  return 'p';
}

function renderOpening(name: string, attributes: Readonly<Record<string, string>>): string {
  switch (name) {
    case 'text:s':
      return ' '.repeat(clamp(Number(attributes['text:c'] ?? 1), mostSpaces));
    case 'text:tab':
      return ' ';
    case 'text:line-break':
      return '<br>';
    case 'text:note-citation':
      return '[';
    case 'text:note-body':
      return '<li>';
    default:
      return counterparts[name] === undefined ? '' : `<${counterparts[name]}>`;
  }
}

function renderClosing(name: string): string {
  switch (name) {
    case 'text:note-citation':
      return ']';
    case 'text:note-body':
      return '</li>';
    default:
      return counterparts[name] === undefined ? '' : `</${counterparts[name]}>`;
  }
}

/** Limits a number to the range from 1 to `most`. Anything but an integer counts as 1. */
function clamp(number: number, most: number): number {
  return Number.isInteger(number) ? Math.min(Math.max(number, 1), most) : 1;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
