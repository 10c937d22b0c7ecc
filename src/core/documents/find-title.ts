import type { Block } from './document.js';

/** `§ 1 Zweck`, `1. Zweck`, `Art. 2`: the heading of a section, which does not name the document. */
const numberedHeading = /^(?:§+\s*\d|Art(?:ikel|\.)\s*\d|\d{1,3}(?:\.\d{1,3})*\.?\s+\p{L})/u;

/** Headings that many documents have, so that they name none of them. */
const commonHeading =
  /^(?:abstract|about|allgemeines|anmerkungen?|beschreibung|bezeichnung|contents|description|einf(?:ü|ue)hrung|einleitung|foreword|hinweise?|inhalt|inhalts(?:verzeichnis|übersicht)|introduction|name|notes?|overview|preface|pr(?:ä|ae)ambel|summary|synopsis|syntax|table of contents|(?:ü|ue)berblick|(?:ü|ue)bersicht|usage|vorbemerkung(?:en)?|vorwort|zusammenfassung)[\s:.]*$/iu;

/**
 * The heading that names a document: the first one, or the next one of a higher rank if that belongs to
 * a section. `undefined` if there is none.
 */
export function findTitle(blocks: readonly Block[]): string | undefined {
  let most = Infinity;
  for (const { kind, level = 1, label } of blocks) {
    if (kind !== 'heading' || label === undefined || level >= most) continue;
    if (!numberedHeading.test(label) && !commonHeading.test(label)) return label;
    most = level;
  }
  return undefined;
}
