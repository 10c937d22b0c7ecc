import { foldCharacters } from '../analysis/fold-characters.js';
import { tokenize } from '../analysis/tokenize.js';
import type { Block, Document } from '../documents/document.js';
import { parseHeading } from './section-number.js';

/** Entries that a list must have to count as contents without a title that says so. */
const fewestEntries = 3;
/** Share of the lines below a contents or index title that must be entries; others are notes. */
const entryShare = 0.6;

const contentsTitle =
  /^(?:inhalt|inhaltsverzeichnis|inhaltsübersicht|auf dieser seite|(?:table of )?contents|on this page)$/iu;
const indexTitle = /^(?:index|register|sachregister|stichwortverzeichnis|stichwortregister)$/iu;
const listMarker = /^\s*(?:[-*+•–]|\d{1,3}[.)])\s+/u;
const link = /\[([^\][]*)\]\([^()\s]*\)/gu;
/** Dots or blanks that lead to a page number, as in `2.1 Hotels ........ 14`. */
const leader = /(?:\s*\.(?:\s*\.){2,}|\s*…[\s.…]*|\s{3,}|\t)\s*(?:\d{1,4}|[ivxlc]{1,6})\s*$/u;
const pageNumber = /[\s.…]+\d{1,4}\s*$/u;
const pageNumbers = /[\s,]\d{1,4}(?:\s*[,–-]\s*\d{1,4})*\s*$/u;

/**
 * Finds the blocks of a document that only lead to its other parts: a table of contents, whose lines are
 * the document's own headings or end in a page number, and an index of keywords. Nobody's question is
 * answered by them, though they have the words of every question. A list after a colon is no table of
 * contents. Empty when the document would have nothing else.
 */
export function findContents({ text, blocks }: Document): ReadonlySet<Block> {
  const headings = collectHeadings(blocks);
  const isEntry = (line: string): boolean =>
    leader.test(line) || headings.has(normalize(line)) || headings.has(withoutPage(line));
  const linesOf = (block: Block): string[] =>
    text
      .slice(block.start, block.end)
      .split('\n')
      .filter((line) => /[\p{L}\p{N}]/u.test(line));
  const found = new Set<Block>();
  let run: Block[] = [];
  let title = '';
  let before: Block | undefined;
  const closeRun = (): void => {
    const introduced = before !== undefined && text.charAt(before.end - 1) === ':';
    const entries = run.flatMap(linesOf).length;
    if (entries >= fewestEntries && !introduced) for (const block of run) found.add(block);
    run = [];
  };
  let below: Block[] = [];
  const closeSection = (): void => {
    closeRun();
    const lines = below.flatMap(linesOf);
    const test = contentsTitle.test(title)
      ? isEntry
      : indexTitle.test(title)
        ? (line: string) => pageNumbers.test(line)
        : undefined;
    if (test !== undefined && lines.length > 0) {
      if (lines.filter(test).length >= entryShare * lines.length)
        for (const block of below) found.add(block);
    }
    below = [];
    before = undefined;
  };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      closeSection();
      title = parseHeading(block.label ?? '').words.replace(/[\s:]+$/u, '');
      continue;
    }
    below.push(block);
    if (block.alone !== true && linesOf(block).every(isEntry)) {
      run.push(block);
      continue;
    }
    closeRun();
    before = block;
  }
  closeSection();
  const quotable = blocks.filter(({ kind }) => kind !== 'heading').length;
  return found.size === quotable ? new Set() : found;
}

function collectHeadings(blocks: readonly Block[]): ReadonlySet<string> {
  const headings = blocks.flatMap(({ label }) =>
    label === undefined ? [] : [normalize(label), normalize(parseHeading(label).words)],
  );
  return new Set(headings.filter((heading) => heading !== ''));
}

/** The words of a line without its list marker and its link's address. */
function normalize(line: string): string {
  const words = line.replace(link, '$1').replace(listMarker, '');
  return tokenize(words)
    .map(({ term }) => foldCharacters(term.toLowerCase()))
    .join(' ');
}

/** The words of a line without its page number and the number of its section. */
function withoutPage(line: string): string {
  return normalize(parseHeading(line.replace(pageNumber, '')).words);
}
