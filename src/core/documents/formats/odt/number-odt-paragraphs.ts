import { createListCounter, type ListCounter } from '../lists/create-list-counter.js';
import type { OdtStyles } from './read-odt-styles.js';

/** Tracks the lists and headings of an OpenDocument text and returns their numbers. */
export interface OdtNumbers {
  readonly openList: (attributes: Readonly<Record<string, string>>) => void;
  readonly closeList: () => void;
  readonly openItem: (attributes: Readonly<Record<string, string>>, isHeader: boolean) => void;
  /** The text before a paragraph if it is the first of its item; `undefined` for no number. */
  readonly numberParagraph: () => string | undefined;
  /** The number before a heading, empty for none. */
  readonly numberHeading: (level: number, attributes: Readonly<Record<string, string>>) => string;
}

interface OpenList {
  readonly style: string;
  readonly counter: ListCounter;
}

interface OpenItem {
  readonly start: number | undefined;
  readonly isHeader: boolean;
}

export function numberOdtParagraphs({ lists, outline }: OdtStyles): OdtNumbers {
  const open: OpenList[] = [];
  const counters = new Map<string, ListCounter>();
  const headings = createListCounter();
  /** The innermost item, until its first paragraph has been read. */
  let item: OpenItem | undefined;

  const findCounter = (
    style: string,
    attributes: Readonly<Record<string, string>>,
  ): ListCounter => {
    const continued = attributes['text:continue-list'];
    const goesOn = continued !== undefined || attributes['text:continue-numbering'] === 'true';
    const known = goesOn ? (counters.get(`#${continued ?? ''}`) ?? counters.get(style)) : undefined;
    return known ?? createListCounter();
  };

  const countItem = (): string | undefined => {
    const list = open.at(-1);
    if (item === undefined || list === undefined) return undefined;
    const { start, isHeader } = item;
    item = undefined;
    if (isHeader) return '';
    return list.counter.count(lists.get(list.style) ?? new Map(), open.length - 1, start);
  };

  return {
    openList: (attributes) => {
      const around = open.at(-1);
      const style = attributes['text:style-name'] ?? around?.style ?? '';
      const counter = around?.counter ?? findCounter(style, attributes);
      counters.set(style, counter);
      counters.set(`#${attributes['xml:id'] ?? ''}`, counter);
      open.push({ style, counter });
    },
    closeList: () => {
      open.pop();
      item = undefined;
    },
    openItem: (attributes, isHeader) => {
      item = { start: readCount(attributes), isHeader };
    },
    numberParagraph: countItem,
    numberHeading: (level, attributes) => {
      if (item !== undefined) return countItem() ?? '';
      if (attributes['text:is-list-header'] === 'true' || outline.get(level - 1) === undefined) {
        return '';
      }
      return headings.count(outline, level - 1, readCount(attributes)) ?? '';
    },
  };
}

function readCount(attributes: Readonly<Record<string, string>>): number | undefined {
  const text = attributes['text:start-value'] ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
