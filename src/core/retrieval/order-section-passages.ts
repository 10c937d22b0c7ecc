import { compareTexts } from '../compare-texts.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import type { Section } from '../indexing/section-table.js';
import type { Passage } from '../passages/passage.js';
import type { SectionPart } from './section-part.js';

/** A long chapter is not read to its end in an answer. */
const mostPassages = 20;

/**
 * Lists the passages of a section: first the ones with the named part of it, then the others in the order
 * of the text. Passages directly below the heading come before those of its subsections.
 */
export function orderSectionPassages(
  section: Section,
  part: SectionPart,
  index: PassageIndex,
): string[] {
  const own = readInOrder([...section.passages], index);
  const all =
    own.length >= mostPassages ? own : [...own, ...readInOrder(collectBelow(section), index)];
  const ids = all.map(({ id }) => id).slice(0, mostPassages);
  const named = findPart(all, part);
  return named === undefined ? ids : [named.id, ...ids.filter((id) => id !== named.id)];
}

function readInOrder(ids: readonly string[], index: PassageIndex): Passage[] {
  return ids
    .flatMap((id) => index.get(id) ?? [])
    .sort((a, b) => a.start - b.start || compareTexts(a.id, b.id));
}

function collectBelow({ children }: Section): string[] {
  const ids: string[] = [];
  const below = [...children.values()];
  for (let section = below.shift(); section !== undefined; section = below.shift()) {
    ids.push(...section.passages);
    below.push(...section.children.values());
    if (ids.length >= 10 * mostPassages) break;
  }
  return ids;
}

/** The passage in which a numbered paragraph begins, or in which its numbered item stands. */
function findPart(
  passages: readonly Passage[],
  { paragraph, item }: SectionPart,
): Passage | undefined {
  let from = 0;
  let to = passages.length;
  if (paragraph !== undefined) {
    from = findParagraph(passages, paragraph);
    if (from < 0) return undefined;
    const next = passages.findIndex(
      ({ text }, at) => at > from && /^\(\d{1,3}[a-z]?\)/u.test(text),
    );
    to = next < 0 ? passages.length : next;
  }
  if (item === undefined) return paragraph === undefined ? undefined : passages[from];
  const hasItem = new RegExp(String.raw`(?:^|\n)\s*${item}[.)]\s`, 'u');
  return (
    passages.slice(from, to).find(({ text }) => hasItem.test(text)) ??
    (paragraph === undefined ? undefined : passages[from])
  );
}

/** The passage with `(2)` at the beginning of a line; where none has, the one with `2.`, as some acts count. */
function findParagraph(passages: readonly Passage[], paragraph: string): number {
  const forms = [String.raw`\(${paragraph}\)`, String.raw`${paragraph}\.`];
  const found = forms.map((form) => {
    const begins = new RegExp(String.raw`(?:^|\n)\s*${form}\s`, 'u');
    return passages.findIndex(({ text }) => begins.test(text));
  });
  return found.find((at) => at >= 0) ?? -1;
}
