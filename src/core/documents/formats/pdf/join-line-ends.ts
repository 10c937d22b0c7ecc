const softHyphen = '\u00ad';
/** Words before which a hyphen stands for a word that follows later: "Bundes- und Landesebene". */
const connectives = /^(?:und|oder|bzw|beziehungsweise|sowie|bis|wie|and|or|to)(?![\p{L}\p{N}-])/u;

/**
 * Two neighbouring lines of a paragraph as one: a word that is cut is put together again, "Sicher-"
 * and "heit", while a hyphen that belongs to the text stays: before a capital or a digit, after
 * capitals ("US-amerikanisch") and before "und". A soft hyphen goes. Either may be empty.
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

/** A line without soft hyphens, which no reader sees; one that ends it stays and joins the next. */
export function dropSoftHyphens(line: string): string {
  return line.replace(/\u00ad(?=.)/gsu, '');
}
