import type { Passage } from '../../../../src/core/passages/passage.js';

/** A passage that is all of its document; what a test does not say is empty. */
export function buildPassage(passage: Partial<Passage> & Pick<Passage, 'id' | 'text'>): Passage {
  return {
    document: `${passage.id}.md`,
    title: '',
    headings: [],
    language: 'de',
    start: 0,
    end: passage.text.length,
    lines: [1, 1],
    ...passage,
  };
}
