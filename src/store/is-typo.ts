/**
 * In code points: below it, one letter makes another word as often as a wrong one (`Rom`, `Ron`;
 * `Hund`, `Mund`).
 */
const shortest = 5;

/** From here on a letter may be wrong or missing, after the beginning that `an-` and `ab-` differ in. */
const long = 7;
const beginning = 3;

/**
 * Whether one word is the other mistyped once: two neighbouring letters exchanged, a letter doubled or
 * not, and in a long word, after its beginning, any letter wrong, missing or too many. Words with
 * digits are never: 34 is not 35.
 */
export function isTypo(one: string, other: string): boolean {
  const a = Array.from(one);
  const b = Array.from(other);
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < shortest) return false;
  const at = a.findIndex((letter, index) => letter !== b[index]);
  const first = at < 0 ? a.length : at;
  if (one === other || /\p{N}/u.test(one + other)) return false;
  if (a.length === b.length) {
    const exchanged = a[first] === b[first + 1] && a[first + 1] === b[first];
    if (exchanged && endsAlike(a, first + 2, b, first + 2)) return true;
    return isLong(a, first) && endsAlike(a, first + 1, b, first + 1);
  }
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  const isDoubled = longer[first] === longer[first - 1];
  return (isDoubled || isLong(longer, first)) && endsAlike(longer, first + 1, shorter, first);
}

function isLong(word: readonly string[], place: number): boolean {
  return word.length >= long && place >= beginning;
}

function endsAlike(
  a: readonly string[],
  fromA: number,
  b: readonly string[],
  fromB: number,
): boolean {
  return a.slice(fromA).join('') === b.slice(fromB).join('');
}
