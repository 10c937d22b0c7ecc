import { tokenize } from '../../core/analysis/tokenize.js';

/** What a message is that contains nothing to search for. `symbols` are emoji and punctuation. */
export type SmallTalk = 'thanks' | 'greeting' | 'symbols';

const thanks = words('danke dank dankeschön dankeschoen merci thanks thank thx cheers');
const greetings = words(
  `hallo hallöchen hi hey heyho huhu moin servus grüezi gruezi tach morgen abend tag grüß grüss gruß
   gruss hello hiya howdy greetings morning afternoon evening`,
);
/** Words that accompany thanks or a greeting without adding anything to search for. */
const companions = words(
  `vielen herzlichen besten schönen lieben tausend schön schoen sehr dir euch dafür ja ok okay super
   prima gut guten gute gott alle allen zusammen allerseits miteinander na du ihr da beleg bot you very
   so much many a lot for that great good there all everyone everybody folks`,
);

/**
 * Detects a message that only says thank you or hello, or has no words at all. `undefined` for anything
 * else, and for an empty message.
 */
export function detectSmallTalk(message: string): SmallTalk | undefined {
  if (message.trim() === '') return undefined;
  const said = tokenize(message.normalize('NFC').toLowerCase()).map(({ term }) => term);
  if (said.length === 0) return 'symbols';
  const consistsOf = (kind: ReadonlySet<string>) =>
    said.some((word) => kind.has(word)) &&
    said.every((word) => kind.has(word) || companions.has(word));
  if (consistsOf(thanks)) return 'thanks';
  return consistsOf(greetings) ? 'greeting' : undefined;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
