import { readXml } from './read-xml.js';

/** OpenDocument's elements that HTML has as well. */
const counterparts: Readonly<Record<string, string>> = {
  'text:p': 'p',
  'text:list': 'ul',
  'text:list-item': 'li',
  'text:list-header': 'li',
  'table:table': 'table',
  'table:table-row': 'tr',
  'table:table-cell': 'td',
  'draw:text-box': 'div',
  'text:section': 'div',
};

/** What no reader sees in the text, or what repeats it. */
const leftOut: ReadonlySet<string> = new Set(
  `text:tracked-changes office:annotation text:table-of-content text:alphabetical-index
   text:illustration-index text:table-index text:object-index text:user-index text:sequence-decls
   text:variable-decls text:user-field-decls office:forms office:scripts office:event-listeners
   draw:object draw:object-ole draw:image svg:title svg:desc text:ruby-text text:hidden-text
   text:hidden-paragraph table:covered-table-cell office:font-face-decls`
    .trim()
    .split(/\s+/),
);

/** More spaces in a row than anyone types. */
const mostSpaces = 100;

/**
 * The text of OpenDocument's `content.xml` as HTML, for the reader of web pages to find its blocks.
 *
 * @throws ParseError when it is not valid XML
 */
export function renderOdtHtml(content: Uint8Array): string {
  const body: string[] = [];
  const notes: string[] = [];
  const hiddenStyles = new Set<string>();
  let target = body;
  let style = '';
  /** Levels of what is left out around the place; 0 outside. */
  let skipping = 0;
  let inBody = false;

  const isSkipped = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
    leftOut.has(name) ||
    attributes['text:display'] === 'none' ||
    hiddenStyles.has(attributes['text:style-name'] ?? '');

  readXml(content, {
    open: (name, attributes) => {
      if (name === 'style:style') style = attributes['style:name'] ?? '';
      const hides = name === 'style:text-properties' && attributes['text:display'] === 'none';
      if (hides && style !== '') hiddenStyles.add(style);
      if (name === 'office:body') inBody = true;
      if (!inBody) return;
      if (skipping > 0 || isSkipped(name, attributes)) {
        skipping += 1;
        return;
      }
      if (name === 'text:note-body') target = notes;
      target.push(renderOpening(name, attributes));
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
      target.push(renderClosing(name));
      if (name === 'text:note-body') target = body;
      if (name === 'office:body') inBody = false;
    },
  });
  return `<body>${body.join('')}<ol>${notes.join('')}</ol></body>`;
}

function renderOpening(name: string, attributes: Readonly<Record<string, string>>): string {
  switch (name) {
    case 'text:h':
      return `<h${clamp(Number(attributes['text:outline-level'] ?? 1), 6)}>`;
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
    case 'text:h':
      // Whatever heading is open: its level does not matter to the parser of HTML.
      return '</h1>';
    case 'text:note-citation':
      return ']';
    case 'text:note-body':
      return '</li>';
    default:
      return counterparts[name] === undefined ? '' : `</${counterparts[name]}>`;
  }
}

/** From 1; anything that is no number counts as 1. */
function clamp(number: number, most: number): number {
  return Number.isInteger(number) ? Math.min(Math.max(number, 1), most) : 1;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
