const softHyphen = '\u00ad';
/** Words after a suspended hyphen, as in "Bundes- und Landesebene". */
const connectives = /^(?:und|oder|bzw|beziehungsweise|sowie|bis|wie|and|or|to)(?![\p{L}\p{N}-])/u;

/**
 * Joins two neighbouring lines of a paragraph. A hyphenated word is put together again ("Sicher-" and
 * "heit"), while a hyphen that belongs to the text stays: before a capital or a digit, after capitals
 * ("US-amerikanisch") and before "und". A soft hyphen is removed. Either line may be empty.
 */
export function joinLineEnds(above: string, below: string): string {
  if (above === '' || below === '') return above + below;
  if (above.endsWith(softHyphen)) return above.slice(0, -1) + below;
  const cut = /([\p{L}\p{N}]+)[-\u2010]$/u.exec(above);
  if (cut === null) return `${above} ${below}`;
  if (connectives.test(below)) return `${above} ${below}`;
  const stem = cut[1] ?? '';
  if (/^\p{Ll}/u.test(below)) {
    return /^[\p{Lu}\p{N}]+$/u.test(stem) ? above + below : above.slice(0, -1) + below;
  }
  return /^[\p{L}\p{N}]/u.test(below) ? above + below : `${above} ${below}`;
}

/** Removes the soft hyphens inside a line, which are invisible. One at the end stays, for `joinLineEnds`. */
export function dropSoftHyphens(line: string): string {
  return line.replace(/\u00ad(?=.)/gsu, '');
}
