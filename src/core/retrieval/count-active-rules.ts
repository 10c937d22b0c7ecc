import { languages } from '../analysis/language.js';
import { loadStarterSynonyms } from '../analysis/starter-synonyms/starter-synonyms.js';
import type { StarterSynonymCount } from '../app.js';
import type { YieldIfDue } from '../create-yielder.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import { findOfficialPhrases } from './expand-starter-synonyms.js';

/**
 * Counts the starter synonyms of all languages, and those that a corpus has official words for.
 *
 * @param yieldIfDue is called between rules
 */
export async function countActiveRules(
  index: PassageIndex,
  yieldIfDue: YieldIfDue,
): Promise<StarterSynonymCount> {
  let [all, active] = [0, 0];
  for (const language of languages) {
    for (const rule of loadStarterSynonyms(language).allRules()) {
      all += 1;
      if (findOfficialPhrases(rule, index).length > 0) active += 1;
      await yieldIfDue();
    }
  }
  return { all, active };
}
