import {
  createListCounter,
  type ListCounter,
  type ListLevel,
} from '../lists/create-list-counter.js';
import type { NumberFormat } from '../lists/format-number.js';
import { readXml } from '../archive/read-xml.js';

/** What a paragraph declares about its number. Its style may supply what is missing. */
export interface WordParagraph {
  readonly style?: string | undefined;
  readonly list?: string | undefined;
  readonly level?: number | undefined;
}

/**
 * Returns the text that Word shows before a paragraph, or `undefined` for no number. Call it once
 * per paragraph, in order.
 */
export type NumberWordParagraph = (paragraph: WordParagraph) => string | undefined;

const formats: Readonly<Record<string, NumberFormat | undefined>> = {
  none: '',
  decimalZero: '01',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
};

interface Style {
  basedOn?: string;
  list?: string;
  level?: number;
}

interface AbstractList {
  readonly levels: Map<number, ListLevel>;
  /** The level of each paragraph style. */
  readonly levelOf: Map<string, number>;
  /** The style that defines its levels in its stead. */
  styleLink?: string;
}

interface List {
  abstract: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, ListLevel>;
}

/** Limit that ends circular references between styles. */
const deepestStyle = 20;

/**
 * Reads from `numbering.xml` and `styles.xml` how a Word document numbers its paragraphs. Lists with
 * the same definition continue each other's count until one declares a start.
 *
 * @returns a function that starts a fresh count, one for each part of the document
 */
export function readWordNumbering(
  numbering: Uint8Array | undefined,
  stylesPart: Uint8Array | undefined,
): () => NumberWordParagraph {
  if (numbering === undefined) return () => () => undefined;
  const { abstracts, lists } = readLists(numbering);
  const styles = stylesPart === undefined ? new Map<string, Style>() : readStyles(stylesPart);

  const ofStyle = (id: string | undefined): Style & { id?: string } => {
    let at = id;
    for (let depth = 0; at !== undefined && depth < deepestStyle; depth += 1) {
      const style = styles.get(at);
      if (style?.list !== undefined) return { ...style, id: at };
      at = style?.basedOn;
    }
    return {};
  };

  const resolve = (list: List, depth = 0): AbstractList | undefined => {
    const abstract = abstracts.get(list.abstract);
    if (abstract?.styleLink === undefined || depth >= deepestStyle) return abstract;
    const linked = lists.get(styles.get(abstract.styleLink)?.list ?? '');
    return linked === undefined ? abstract : resolve(linked, depth + 1);
  };

  return () => {
    const counters = new Map<AbstractList, ListCounter>();
    const started = new Set<string>();
    return ({ style: styleId, list: ownList, level: ownLevel }) => {
      const style = ofStyle(styleId);
      const id = ownList ?? style.list;
      const list = id === undefined || id === '0' ? undefined : lists.get(id);
      const abstract = list && resolve(list);
      if (list === undefined || abstract === undefined) return undefined;
      const level = ownLevel ?? style.level ?? abstract.levelOf.get(style.id ?? '') ?? 0;
      const counter = counters.get(abstract) ?? createListCounter();
      counters.set(abstract, counter);
      const key = `${id} ${level}`;
      const start = started.has(key) ? undefined : list.starts.get(level);
      started.add(key);
      const levels =
        list.levels.size === 0 ? abstract.levels : new Map([...abstract.levels, ...list.levels]);
      return counter.count(levels, level, start);
    };
  };
}

function readLists(part: Uint8Array) {
  const abstracts = new Map<string, AbstractList>();
  const lists = new Map<string, List>();
  let abstract: AbstractList | undefined;
  let list: List | undefined;
  let at = 0;
  let level: { -readonly [name in keyof ListLevel]: ListLevel[name] } | undefined;
  readXml(part, {
    open: (name, attributes) => {
      const value = attributes['w:val'] ?? '';
      switch (name) {
        case 'w:abstractNum':
          abstract = { levels: new Map(), levelOf: new Map() };
          abstracts.set(attributes['w:abstractNumId'] ?? '', abstract);
          break;
        case 'w:num':
          list = { abstract: '', starts: new Map(), levels: new Map() };
          lists.set(attributes['w:numId'] ?? '', list);
          break;
        case 'w:numStyleLink':
          if (abstract !== undefined) abstract.styleLink = value;
          break;
        case 'w:abstractNumId':
          if (list !== undefined) list.abstract = value;
          break;
        case 'w:lvlOverride':
          at = Number(attributes['w:ilvl']);
          break;
        case 'w:startOverride':
          list?.starts.set(at, Number(value));
          break;
        case 'w:lvl':
          at = Number(attributes['w:ilvl']);
          level = { format: '1', pattern: `%${at + 1}.`, start: 1 };
          (list ?? abstract)?.levels.set(at, level);
          break;
        case 'w:pStyle':
          if (level !== undefined) abstract?.levelOf.set(value, at);
          break;
        case 'w:start':
          if (level !== undefined) level.start = Number(value);
          break;
        case 'w:numFmt':
          if (level !== undefined) {
            level.format = value === 'bullet' ? undefined : (formats[value] ?? '1');
          }
          break;
        case 'w:lvlText':
          if (level !== undefined) level.pattern = value;
          break;
        case 'w:isLgl':
          if (level !== undefined) level.inDigits = true;
          break;
        case 'w:lvlRestart':
          if (level !== undefined) level.goesOn = value === '0';
          break;
      }
    },
    close: (name) => {
      if (name === 'w:lvl') level = undefined;
      if (name === 'w:abstractNum') abstract = undefined;
      if (name === 'w:num') list = undefined;
    },
  });
  return { abstracts, lists };
}

function readStyles(part: Uint8Array): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | undefined;
  readXml(part, {
    open: (name, attributes) => {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:style') {
        style = {};
        styles.set(attributes['w:styleId'] ?? '', style);
      }
      if (style === undefined) return;
      if (name === 'w:basedOn') style.basedOn = value;
      if (name === 'w:numId') style.list = value;
      if (name === 'w:ilvl') style.level = Number(value);
    },
    close: (name) => {
      if (name === 'w:style') style = undefined;
    },
  });
  return styles;
}
