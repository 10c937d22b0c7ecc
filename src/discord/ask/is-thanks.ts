import { tokenize } from '../../core/analysis/tokenize.js';

const thanks = words('danke dank dankeschön dankeschoen thanks thank thx cheers');
const beside =
  words(`vielen herzlichen besten schönen lieben tausend schön schoen sehr dir euch dafür
  ja ok okay super prima gut you very so much many a lot for that great`);

/** Whether a message only says thank you. */
export function isThanks(message: string): boolean {
  const said = tokenize(message.normalize('NFC').toLowerCase()).map(({ term }) => term);
  return said.some((word) => thanks.has(word)) && said.every((word) => isOf(word));
}

function isOf(word: string): boolean {
  return thanks.has(word) || beside.has(word);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
