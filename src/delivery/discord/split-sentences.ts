import type { TextRange } from '../../passages/passage.js';

const sentences = new Intl.Segmenter('de', { granularity: 'sentence' });

/** An abbreviation, an initial or an ordinal number: the full stop after it ends no sentence. */
const noEnd =
  /(?:(?:^|[\s(.])(?:\p{L}|Dr|Prof|Nr|Abs|Art|bzw|ca|vgl|Mio|Mrd|St|Mr|Mrs|vs|evtl|ggf|inkl|sog)|\d)\.\s*$/u;

/** Where a quote may be cut: the sentences of a text, in order, blanks at their ends included. */
export function splitSentences(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  let start = 0;
  for (const { index, segment } of sentences.segment(text)) {
    const end = index + segment.length;
    if (noEnd.test(segment) && end < text.length) continue;
    ranges.push({ start, end });
    start = end;
  }
  return ranges;
}
