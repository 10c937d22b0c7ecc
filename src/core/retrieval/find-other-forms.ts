import type { Analyzer } from '../analysis/analyzer.js';
import { findNumberVariants } from '../analysis/number-words.js';
import { findSeparableForms } from '../analysis/separable-verbs.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import { itemAt } from '../item-at.js';
import type { QueryStem } from './query.js';
import { expansion } from './weights.js';

/**
 * Finds the stems of the corpus that are another form of a word: a number in words or digits, and the
 * parts of a German separable verb. Empty when the corpus has none.
 *
 * @param particles the particles of separable verbs that stand at the end of a clause of the question
 */
export function findOtherForms(
  surface: string,
  particles: readonly string[],
  analyzers: readonly Analyzer[],
  index: PassageIndex,
): QueryStem[] {
  return analyzers.flatMap((analyzer) => {
    const find = (word: string, weight: number): QueryStem[] => {
      const { stem, isStopWord } = analyzer.analyzeWord(word);
      const number = isStopWord ? undefined : index.lexicon.stemNumber(stem);
      const inUse = number !== undefined && itemAt(index.lexicon.stemFrequency, number) > 0;
      return inUse ? [{ stem: number, relation: 'form', weight }] : [];
    };
    const numbers = findNumberVariants(surface, analyzer.language);
    const found = numbers.flatMap((word) => find(word, expansion.otherForm));
    if (analyzer.language !== 'de' || !/^\p{Ll}{4,}$/u.test(surface)) return found;
    const forms = findSeparableForms(surface);
    return [
      ...found,
      ...(forms === undefined ? [] : find(forms.whole, expansion.otherForm)),
      ...(forms === undefined ? [] : find(forms.verb, expansion.verb)),
      ...particles.flatMap((particle) => find(`${particle}${surface}`, expansion.otherForm)),
    ];
  });
}
