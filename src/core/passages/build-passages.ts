import { createHash } from 'node:crypto';

import { detectLanguage } from '../analysis/detect-language.js';
import type { Block, Document } from '../documents/document.js';
import { itemAt } from '../item-at.js';
import { findContents } from './find-contents.js';
import { createLineTable } from './line-table.js';
import { createPageTable } from './page-table.js';
import type { Passage, TextRange } from './passage.js';
import { splitSentences } from './split-sentences.js';

/**
 * In code units: the maximum length of a passage. Long enough for sentences that explain each other,
 * short enough to be read at a glance.
 */
export const passageBudget = 900;

/** In code units: how much of a document is read to detect its language. */
const sampleLength = 20_000;

/** Consecutive blocks under one heading path. */
interface Section {
  readonly headings: readonly string[];
  /** The anchor of the nearest heading that has one. */
  readonly anchor: string | undefined;
  readonly blocks: readonly SectionBlock[];
}

interface SectionBlock extends TextRange {
  /** As in `Block`. */
  readonly alone?: boolean;
  /** As in `Block`. */
  readonly startsPassage?: boolean;
}

/**
 * Divides a document into passages: at headings, between blocks up to `passageBudget`, and between the
 * sentences of a longer block. Passages are in the order of the text and do not overlap, and every
 * quotable block is in one except for tables of contents and indexes. A heading with nothing below
 * it is a passage of its own.
 */
export function buildPassages(document: Document): Passage[] {
  const lineAt = createLineTable(document.text);
  const used = new Map<string, number>();
  const pageAt = createPageTable(document.pages);
  const language = document.language ?? detectLanguage(document.text.slice(0, sampleLength));
  return collectSections(document).flatMap(({ headings, anchor, blocks }) =>
    groupBlocks(document, blocks).map(({ start, end }): Passage => {
      const text = document.text.slice(start, end);
      const identity = [document.path, ...headings, text].join('\0');
      const copy = used.get(identity) ?? 0;
      used.set(identity, copy + 1);
      const page = pageAt(start);
      return {
        id: createId(`${identity}\0${copy}`),
        document: document.path,
        title: document.title,
        headings,
        language: detectLanguage(text, language),
        text,
        start,
        end,
        lines: [lineAt(start), lineAt(end - 1)],
        ...(page === undefined ? {} : { page }),
        ...(anchor === undefined ? {} : { anchor }),
      };
    }),
  );
}

/** 96 bits of SHA-256, URL-safe: short enough to be passed around, long enough to be unique. */
function createId(identity: string): string {
  return createHash('sha256').update(identity).digest('base64url').slice(0, 16);
}

function collectSections(document: Document): Section[] {
  const { blocks, title } = document;
  const contents = findContents(document);
  const sections: Section[] = [];
  const path: Block[] = [];
  let body: SectionBlock[] = [];
  let hasContents = false;
  const finish = (nextLevel: number): void => {
    const heading = path.at(-1);
    const headings = path.map(labelOf).filter((label) => label !== title);
    const anchor = path.findLast((outer) => outer.anchor !== undefined)?.anchor;
    if (body.length > 0) sections.push({ headings, anchor, blocks: body });
    else if (heading !== undefined && nextLevel <= levelOf(heading) && !hasContents) {
      sections.push({ headings, anchor, blocks: [heading] });
    }
    body = [];
    hasContents = false;
  };
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      if (contents.has(block)) hasContents = true;
      else body.push(block);
      continue;
    }
    finish(levelOf(block));
    while (path.length > 0 && levelOf(path.at(-1)) >= levelOf(block)) path.pop();
    path.push(block);
  }
  finish(0);
  return sections;
}

function labelOf({ label, start }: Block): string {
  if (label === undefined) throw new Error(`the heading at ${start} has no label`);
  return label;
}

/** The level of a heading, from 1; 0 for none. */
function levelOf(heading: Block | undefined): number {
  if (heading === undefined) return 0;
  if (heading.level === undefined) throw new Error(`the heading at ${heading.start} has no level`);
  return heading.level;
}

/**
 * Groups neighbouring blocks up to the budget. A block beyond the budget is divided. Blocks with
 * invisible text between them, such as a comment or a link definition, are not grouped.
 */
function groupBlocks({ text, language }: Document, blocks: readonly SectionBlock[]): TextRange[] {
  const pieces = blocks.flatMap((block) =>
    block.end - block.start <= passageBudget
      ? [block]
      : cutBlock(text, block, language).map((piece) => ({ ...piece, alone: block.alone === true })),
  );
  return mergeWithinBudget(text, pieces);
}

/** Markup that may stand between two blocks of a passage: item markers, check boxes, footnotes, tags. */
const visibleGap = /\d{1,9}[.)]|\[[ xX]\]|\[\^[^\]]*\]:|<[^<!>]*>/g;

function mergeWithinBudget(text: string, ranges: readonly SectionBlock[]): TextRange[] {
  const groups: SectionBlock[][] = [];
  for (const range of ranges) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    const last = group?.at(-1);
    if (group === undefined || first === undefined || last === undefined) groups.push([range]);
    else if (last.alone === true || range.alone === true) groups.push([range]);
    else if (range.startsPassage === true) groups.push([range]);
    else if (hidesText(text.slice(last.end, range.start))) groups.push([range]);
    else if (range.end - first.start <= passageBudget) group.push(range);
    else if (introduces(text, group, range)) groups.push([...group.splice(-1), range]);
    else groups.push([range]);
  }
  return groups.map((group) => ({
    start: itemAt(group, 0).start,
    end: itemAt(group, group.length - 1).end,
  }));
}

function hidesText(gap: string): boolean {
  return /[\p{L}\p{N}]/u.test(gap.replace(visibleGap, ''));
}

/**
 * Whether a group's last range ends in a colon, so that it introduces the next range, and both fit
 * a passage.
 */
function introduces(text: string, group: readonly TextRange[], next: TextRange): boolean {
  const last = group.at(-1);
  if (last === undefined || group.length < 2 || text.charAt(last.end - 1) !== ':') return false;
  return next.end - last.start <= passageBudget;
}

function cutBlock(text: string, block: TextRange, language: Document['language']): TextRange[] {
  const sentences = splitSentences(text.slice(block.start, block.end), language).flatMap(
    ({ start, end }) => cutSentence(text, { start: block.start + start, end: block.start + end }),
  );
  return mergeWithinBudget(text, sentences);
}

/** Divides a sentence beyond the budget at white space, or, without any, between characters. */
function cutSentence(text: string, { start, end }: TextRange): TextRange[] {
  const pieces: TextRange[] = [];
  let from = start;
  while (end - from > passageBudget) {
    const space = text.slice(from, from + passageBudget).search(/\s\S*$/u);
    const to = space > 0 ? from + space : boundaryBefore(text, from + passageBudget);
    pieces.push({ start: from, end: from + text.slice(from, to).trimEnd().length });
    from = to;
    while (from < end && /\s/u.test(text.charAt(from))) from += 1;
  }
  if (from < end) pieces.push({ start: from, end });
  return pieces;
}

/** In code units. A longer grapheme, as in zalgo text, is divided. */
const longestCharacter = 64;

/** The end of the last grapheme that ends at an offset or before it. */
function boundaryBefore(text: string, at: number): number {
  const from = at - longestCharacter;
  const around = text.slice(from, at + longestCharacter);
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(around);
  const { index = 0 } = segments.containing(longestCharacter) ?? {};
  if (index > 0) return from + index;
  return /^[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
