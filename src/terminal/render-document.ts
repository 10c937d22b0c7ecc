import type { Block, Document } from '../core/documents/document.js';
import { buildPassages } from '../core/passages/build-passages.js';
import { describeDocument } from './describe-document.js';
import { showControlCharacters } from './show-control-characters.js';
import type { Terminal } from './terminal.js';

/**
 * Renders a document as Beleg sees it: its metadata, then its text with the line numbers that citations
 * use. Headings show their level, and lines that are in no passage are marked.
 */
export function renderDocument(
  document: Document,
  { messages }: Pick<Terminal, 'messages'>,
): string {
  const { text, blocks, source, date, url } = document;
  const known = [source, date, url].filter((value) => value !== undefined).join(' · ');
  const lines = text.split('\n');
  const width = String(lines.length).length;
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const covered = [...buildPassages(document), ...headings].sort((a, b) => a.start - b.start);
  let offset = 0;
  let heading = 0;
  let range = 0;
  const rendered = lines.map((line, at) => {
    const start = offset;
    const end = start + line.length;
    offset = end + 1;
    while ((headings[heading]?.end ?? Infinity) <= start) heading += 1;
    while ((covered[range]?.end ?? Infinity) <= start) range += 1;
    const inside = line.trim() === '' || (covered[range]?.start ?? Infinity) < end;
    const number = String(at + 1).padStart(width);
    return `${number} ${inside ? '│' : '┊'} ${markHeading(line, start, end, headings[heading])}`;
  });
  const unread = rendered.some((line) => line.slice(width).startsWith(' ┊'));
  return showControlCharacters(
    [
      describeDocument(document, messages),
      ...(known === '' ? [] : [known]),
      '',
      ...rendered,
      ...(unread ? ['', `┊ ${messages.inNoPassage}`] : []),
    ].join('\n'),
  );
}

/** Replaces the first line of a heading by its level and label, independently of its markup. */
function markHeading(line: string, start: number, end: number, heading?: Block): string {
  if (heading === undefined || heading.start < start || heading.start >= end) return line;
  return `${'#'.repeat(heading.level ?? 1)} ${heading.label ?? ''}`;
}
