import { describe, expect, it } from 'vitest';

import type { Block, Document } from '../../../../src/core/documents/document.js';
import { buildPassages } from '../../../../src/core/passages/build-passages.js';

/** A document of lines: `# ` begins a heading, `- ` a list item, anything else a paragraph. */
function buildDocument(source: string): Document {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of source.split('\n')) {
    const end = start + line.length;
    const heading = /^(#+) (.*)$/u.exec(line);
    if (heading?.[1] !== undefined && heading[2] !== undefined) {
      blocks.push({ kind: 'heading', start, end, level: heading[1].length, label: heading[2] });
    } else if (line.startsWith('- ')) blocks.push({ kind: 'list-item', start: start + 2, end });
    else if (line !== '') blocks.push({ kind: 'paragraph', start, end });
    start = end + 1;
  }
  return { path: 'a.md', title: 'A', titleFrom: 'metadata', text: source, blocks, sha256: '' };
}

const textsOf = (source: string) => buildPassages(buildDocument(source)).map(({ text }) => text);
const body =
  '## Hotels\nUp to 95 euros.\n## Trains\nFirst class is rare.\n## Taxis\nAt night only.';
const kept = ['Up to 95 euros.', 'First class is rare.', 'At night only.'];

describe('buildPassages leaves out', () => {
  it.each([
    ['a list of the headings below its title', `# Contents\n- Hotels\n- Trains\n- Taxis\n${body}`],
    ['a short one below its title', `# Inhalt\n- Hotels\n- Trains\n${body}`],
    ['a list of the headings without a title', `- Hotels\n- Trains\n- Taxis\n${body}`],
    ['a list of links', `- [Hotels](#h)\n- [Trains](#tr)\n- [Taxis](#ta)\n${body}`],
    ['lines with page numbers', `# Contents\n1 Hotels 4\n2 Trains 5\n3 Taxis 17\n${body}`],
    ['dots that lead to page numbers', `Hotels . . . . 4\nTrips ........ 5\nTaxis … 17\n${body}`],
    ['an index of keywords', `${body}\n# Index\nairport, 4\nbreakfast, 4, 7–9\nnight 17`],
  ])('%s', (_, source) => {
    expect(textsOf(source)).toEqual(kept);
  });
});

describe('buildPassages keeps', () => {
  it.each([
    ['a list after a colon', `We pay for:\n- Hotels\n- Trains\n- Taxis\n${body}`, 'We pay for:'],
    ['two words that are headings', `- Hotels\n- Trains\n${body}`, 'Hotels'],
    ['a list of other things', `- Forms\n- Rules\n- Dates\n${body}`, 'Forms'],
    [
      'text below a contents title',
      `# Contents\nThe box holds a cable and a lamp.\n${body}`,
      'The box',
    ],
    [
      'a document of nothing else',
      '# Hotels\n# Index\nairport, 4\nbreakfast, 4\nnight, 17',
      'airport',
    ],
  ])('%s', (_, source, expected) => {
    expect(textsOf(source).join('\n')).toContain(expected);
  });
});
