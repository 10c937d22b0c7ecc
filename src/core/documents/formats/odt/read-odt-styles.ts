import type { ListLevel, ListLevels } from '../lists/create-list-counter.js';
import type { NumberFormat } from '../lists/format-number.js';
import { readXml } from '../archive/read-xml.js';

/** What the styles of an OpenDocument text say about paragraphs and lists, keyed by style name. */
export interface OdtStyles {
  readonly lists: ReadonlyMap<string, ListLevels>;
  /** The levels of the headings, from 0. */
  readonly outline: ListLevels;
  readonly hidden: ReadonlySet<string>;
  /** The parent of each style. */
  readonly parents: ReadonlyMap<string, string>;
}

const numberFormats: ReadonlySet<string> = new Set(['1', '01', 'a', 'A', 'i', 'I', '']);

/**
 * Reads the styles in `styles.xml` and at the beginning of `content.xml`. Later styles override earlier
 * ones of the same name.
 *
 * @throws ParseError if a part is not valid XML
 */
export function readOdtStyles(parts: readonly Uint8Array[]): OdtStyles {
  const lists = new Map<string, ListLevels>();
  const hidden = new Set<string>();
  const parents = new Map<string, string>();
  let outline = new Map<number, ListLevel>();
  for (const part of parts) {
    let style = '';
    let levels: Map<number, ListLevel> | undefined;
    readXml(part, {
      open: (name, attributes) => {
        switch (name) {
          case 'style:style': {
            style = attributes['style:name'] ?? '';
            const parent = attributes['style:parent-style-name'];
            if (parent !== undefined) parents.set(style, parent);
            break;
          }
          case 'style:text-properties':
            if (attributes['text:display'] === 'none' && style !== '') hidden.add(style);
            break;
          case 'text:list-style':
            levels = new Map();
            lists.set(attributes['style:name'] ?? '', levels);
            break;
          case 'text:outline-style':
            levels = outline = new Map();
            break;
          case 'text:list-level-style-number':
          case 'text:outline-level-style':
          case 'text:list-level-style-bullet':
          case 'text:list-level-style-image':
            levels?.set(Number(attributes['text:level']) - 1, readLevel(name, attributes));
            break;
        }
      },
      close: (name) => {
        if (name === 'style:style') style = '';
        if (name === 'text:list-style' || name === 'text:outline-style') levels = undefined;
      },
    });
  }
  return { lists, outline, hidden, parents };
}

function readLevel(name: string, attributes: Readonly<Record<string, string>>): ListLevel {
  const start = Number(attributes['text:start-value'] ?? 1);
  if (name === 'text:list-level-style-bullet' || name === 'text:list-level-style-image') {
    return { format: undefined, pattern: attributes['text:bullet-char'] ?? '•', start };
  }
  const written = attributes['style:num-format'] ?? '';
  const format = (numberFormats.has(written) ? written : '1') as NumberFormat;
  const level = Number(attributes['text:level']);
  const shown = Math.min(Math.max(Number(attributes['text:display-levels'] ?? 1), 1), level);
  const numbers = Array.from({ length: shown }, (_, at) => `%${level - shown + 1 + at}`);
  const prefix = attributes['style:num-prefix'] ?? '';
  const suffix = attributes['style:num-suffix'] ?? '';
  // LibreOffice's own attribute, for what prefix and suffix cannot express: `%1%.%2%)`.
  const own = attributes['style:num-list-format'] ?? attributes['loext:num-list-format'];
  const pattern = own?.replace(/%(\d+)%/g, '%$1') ?? `${prefix}${numbers.join('.')}${suffix}`;
  return { format, pattern: format === '' ? '' : pattern, start };
}
