import type { Analyzer } from '../analysis/analyzer.js';
import { findAcronyms } from '../analysis/find-acronyms.js';
import type { SynonymRule } from '../analysis/parse-synonyms.js';
import type { Passage } from '../passages/passage.js';
import type { SynonymMap } from './synonym-map.js';

/** Adds (1) or subtracts (-1) the acronyms that a passage introduces. */
export function countAcronyms(
  passage: Passage,
  analyzer: Analyzer,
  synonymMap: SynonymMap,
  change: 1 | -1,
): void {
  for (const text of [passage.text, ...passage.headings]) {
    for (const { short, long } of findAcronyms(text)) {
      const shortStems = stemPhrase(short, analyzer);
      synonymMap.countAcronym(shortStems, stemPhrase(long, analyzer), change);
    }
  }
}

/** Adds (1) or subtracts (-1) rules, whose phrases are analyzed in every language. */
export function countSynonyms(
  rules: readonly SynonymRule[],
  analyzers: readonly Analyzer[],
  synonymMap: SynonymMap,
  change: 1 | -1,
): void {
  for (const { from, to } of rules) {
    for (const analyzer of analyzers) {
      for (const phrase of to) {
        const entry = { from: stemPhrase(from, analyzer), to: stemPhrase(phrase, analyzer) };
        synonymMap.count(entry, change);
      }
    }
  }
}

/** The stems of the content words of a phrase, each once, in the order of the phrase. */
function stemPhrase(phrase: string, analyzer: Analyzer): string[] {
  return [...new Set(analyzer.analyze(phrase).map(({ term }) => term))];
}
