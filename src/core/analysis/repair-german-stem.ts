/**
 * Rewrites German words that Snowball's stemmer would give different stems: feminine nouns for persons
 * become masculine (Soldatinnen → Soldaten), participles and finite forms of verbs in -igen become the
 * infinitive (beteiligt → beteiligen). Expects and returns lower case.
 */
export function repairGermanWord(word: string): string {
  for (const [ending, replacement] of repairs) {
    if (word.length >= shortestWord && ending.test(word)) return word.replace(ending, replacement);
  }
  return word;
}

/** In code units. Shorter words are not formed this way (Satin, eilig). */
const shortestWord = 6;

const repairs: readonly (readonly [RegExp, string])[] = [
  // Not Finnen, gewinnen, beginnen, spinnen, besinnen, entrinnen, drinnen.
  [/(?<!^.?|beg|gew|sp|^(?:be|er|ent|nach)s|^(?:ent|ge|ver|zer)r|^dr)innen$/, ''],
  [
    /(at|ent|ist|og|eur|er|ör|ant|ähr|ührer|tor|arzt|ärzt|anwält|freund|könig|kolleg|chef)in$/,
    '$1',
  ],
  [/igt(?:e|en|er|es|em|est)?$/, 'igen'],
];
