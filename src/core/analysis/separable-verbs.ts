/** Particles that German verbs are separated from in a main clause, longest first. */
const particles =
  `zusammen entgegen zurecht zurück weiter vorbei hinein hinaus herein heraus hervor herunter hinunter
herum voran voraus hinzu statt teil fest frei nach fern fort los weg ein aus auf mit vor bei ab an um zu her hin`
    .split(/\s+/u)
    .sort((a, b) => b.length - a.length);
/** These are words of their own at the end of a clause: "Wann habe ich frei?" */
const adverbs: ReadonlySet<string> = new Set(['fern', 'frei', 'weg']);

/** In characters: "bringen" is a verb, "an" of "mitan" is not. */
const shortestVerb = 4;

/**
 * Whether a word, in lower case, is the particle of a separable verb: it stands at the end of its clause,
 * as "heraus" in "Wie finde ich das heraus?"
 *
 * @param rest the text after the word
 */
export function isSeparatedParticle(word: string, rest: string): boolean {
  return particles.includes(word) && !adverbs.has(word) && /^\s*(?:[,;.!?]|$)/u.test(rest);
}

/**
 * The other forms of a German separable verb: `mitbringen` gives `bringen`, which stands in "Bringen Sie
 * den Ausweis mit", and `mitzubringen`; `mitzubringen` gives `bringen` and `mitbringen`. Empty for every
 * other word. Whether the word is a verb at all is not checked; ask about words in lower case that end
 * in "n".
 */
export function findSeparableForms(
  word: string,
): { readonly verb: string; readonly whole: string } | undefined {
  const particle = particles.find(
    (start) => word.startsWith(start) && word.length >= start.length + shortestVerb,
  );
  if (particle === undefined || !word.endsWith('n')) return undefined;
  const rest = word.slice(particle.length);
  if (rest.startsWith('zu') && rest.length >= shortestVerb + 2) {
    return { verb: rest.slice(2), whole: `${particle}${rest.slice(2)}` };
  }
  return { verb: rest, whole: `${particle}zu${rest}` };
}
