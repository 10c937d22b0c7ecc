import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Document } from '../../../../src/core/documents/document.js';
import { loadDocument } from '../../../../src/core/documents/load-document.js';
import { parseMarkdown } from '../../../../src/core/documents/formats/markdown/parse-markdown.js';
import { parseText } from '../../../../src/core/documents/formats/text/parse-text.js';
import { buildPassages, passageBudget } from '../../../../src/core/passages/build-passages.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

function buildDocument(text: string, more: Partial<Document> = {}): Document {
  const path = more.path ?? 'a.txt';
  const { blocks } = path.endsWith('.md') ? parseMarkdown(text) : parseText(text);
  return { path, title: 'A', titleFrom: 'file-name', sha256: '', text, blocks, ...more };
}

const markdown = (text: string) => buildPassages(buildDocument(text, { path: 'a.md' }));
const sentence = 'Der Antrag ist schriftlich bei der zuständigen Behörde zu stellen.';

/** Every promise a passage makes about its document. */
function expectFaithful(document: Document): void {
  const passages = buildPassages(document);
  const { text } = document;
  let end = 0;
  for (const passage of passages) {
    expect(text.slice(passage.start, passage.end)).toBe(passage.text);
    expect(passage.text.length).toBeGreaterThan(0);
    expect(passage.text.length).toBeLessThanOrEqual(passageBudget);
    expect(passage.start).toBeGreaterThanOrEqual(end);
    const lineOf = (at: number) => text.slice(0, at).split('\n').length;
    expect(passage.lines).toEqual([lineOf(passage.start), lineOf(passage.end - 1)]);
    expect(passage.id).toMatch(/^[A-Za-z0-9_-]{1,24}$/);
    expect(cutsPair(text, passage.start) || cutsPair(text, passage.end)).toBe(false);
    end = passage.end;
  }
  expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
  expectCovered(document, passages);
}

function expectCovered(
  { blocks, text }: Document,
  passages: readonly { start: number; end: number }[],
): void {
  let at = 0;
  const left: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') continue;
    let from = block.start;
    while (from < block.end) {
      while (at < passages.length && (passages[at]?.end ?? 0) <= from) at += 1;
      const next = passages[at] ?? { start: text.length, end: text.length };
      left.push(text.slice(from, Math.min(block.end, next.start)));
      from = Math.max(from + 1, Math.min(block.end, next.end));
    }
  }
  expect(left.join('').trim()).toBe('');
}

function cutsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

describe('buildPassages', () => {
  it('keeps the paragraphs under one heading together within the budget', () => {
    const passages = markdown(`# A\n\nEins.\n\nZwei.\n\n## B\n\nDrei.\n\n### C\n\nVier.`);
    expect(passages.map(({ headings, text, lines }) => ({ headings, text, lines }))).toEqual([
      { headings: [], text: 'Eins.\n\nZwei.', lines: [3, 5] },
      { headings: ['B'], text: 'Drei.', lines: [9, 9] },
      { headings: ['B', 'C'], text: 'Vier.', lines: [13, 13] },
    ]);
  });

  it('cuts between paragraphs, then sentences, then words, then characters', () => {
    const long = Array.from({ length: 30 }, (_, n) => `${sentence.slice(0, -1)} ${n} Mal.`).join(
      ' ',
    );
    for (const { text } of buildPassages(buildDocument(long)))
      expect(text).toMatch(/^Der .* Mal\.$/);
    for (const { text } of buildPassages(buildDocument('wort '.repeat(1000)))) {
      expect(text).toMatch(/^wort(?: wort)*$/);
    }
    const astral = buildPassages(buildDocument(`a${'😀'.repeat(2000)}`));
    expect(astral.map(({ text }) => text).join('')).toBe(`a${'😀'.repeat(2000)}`);
  });

  it('keeps a paragraph that ends in a colon with its first items', () => {
    const filler = `${sentence} `.repeat(13).trim();
    const passages = markdown(`${filler}\n\nEs werden gebraucht:\n\n- ${sentence}\n- ein Foto`);
    expect(passages.map(({ text }) => text)).toEqual([
      filler,
      `Es werden gebraucht:\n\n- ${sentence}\n- ein Foto`,
    ]);
  });

  it('makes a heading with nothing below it a passage', () => {
    const passages = markdown('# A\n\n## Leer\n\n## Voll\n\nText.\n\n## Ende');
    expect(passages.map(({ text, headings }) => [text, ...headings])).toEqual([
      ['## Leer', 'Leer'],
      ['Text.', 'Voll'],
      ['## Ende', 'Ende'],
    ]);
  });

  it('quotes no comment and no definition between two paragraphs', () => {
    const passages = markdown('Eins.\n\n<!-- geheim -->\n\nZwei.\n\n[a]: https://b.de\n\nDrei.');
    expect(passages.map(({ text }) => text)).toEqual(['Eins.', 'Zwei.', 'Drei.']);
  });

  it('keeps lists, tables and check boxes together', () => {
    const list = 'Eins:\n\n1. a\n2. b\n\n- [x] c\n- [ ] d\n\n| e | f |\n| --- | --- |\n| g | h |';
    expect(markdown(list).map(({ text }) => text)).toEqual([list]);
  });

  it('gives a passage the same id when another part of its document changes', () => {
    const before = markdown('# A\n\n## B\n\nEins.\n\n## C\n\nZwei.');
    const after = markdown('# A\n\nNeu.\n\n## B\n\nAnders.\n\n## C\n\nZwei.');
    expect(after.at(-1)?.id).toBe(before.at(-1)?.id);
    expect(after.at(-2)?.id).not.toBe(before.at(-2)?.id);
  });

  it('gives equal passages different ids, and equal documents equal ids', () => {
    const text = '## B\n\nEins.\n\n## B\n\nEins.';
    const [first, second] = markdown(text);
    expect(first?.id).not.toBe(second?.id);
    expect(markdown(text)[0]?.id).toBe(first?.id);
    const other = buildPassages(buildDocument(text, { path: 'b.md' }));
    expect(other[0]?.id).not.toBe(first?.id);
  });

  it('tells the language of a passage by its text, else by its document', () => {
    const text = `# A\n\n${sentence}\n\n## B\n\nThe application is to be made to the office in writing.\n\n## C\n\nKFOR 1999`;
    const passages = buildPassages(buildDocument(text, { path: 'a.md', language: 'de' }));
    expect(passages.map(({ language }) => language)).toEqual(['de', 'en', 'de']);
    expect(markdown('KFOR 1999')[0]?.language).toBeUndefined();
  });

  it('finds none in a document without blocks', () => {
    expect(buildPassages(buildDocument(''))).toEqual([]);
  });

  it.each([
    ['five megabytes on one line', 'wort '.repeat(1_000_000)],
    ['100,000 lines', `${sentence}\n`.repeat(100_000)],
  ])('cuts %s within seconds', (_, text) => {
    const document = buildDocument(text);
    const spent = startCpuClock();
    expect(buildPassages(document).length).toBeGreaterThan(1000);
    expect(spent()).toBeLessThan(8000);
  });
});

const part = fc.oneof(
  fc.constantFrom(
    ...['# ', '## ', '\n', '\n\n', '- ', '1. ', '> ', '| a | b |\n|-|-|\n', '```\n', '<!-- x -->'],
  ),
  fc.constantFrom(
    ...[
      '§ 1 Zweck\n',
      'Kosovo Force\n',
      ': ',
      '. ',
      '\t',
      '\u00a0',
      '---\n',
      '[a]: b\n',
      '\r\n',
      '\r',
    ],
  ),
  fc.constantFrom(
    ...[sentence, 'wort '.repeat(250), '😀'.repeat(600), 'a\u0308 ', '𝔘', `${sentence} `.repeat(9)],
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);
const soup = fc.array(part, { maxLength: 25 }).map((parts) => parts.join(''));

describe('passages of any document', () => {
  it.each(['a.txt', 'a.md'])('are verbatim, whole, in order and within the budget (%s)', (path) => {
    fc.assert(
      fc.property(soup, (text) => {
        expectFaithful(buildDocument(text, { path }));
      }),
      { numRuns: 300 },
    );
  });

  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beleg-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it.each<[string, (text: string) => Buffer]>([
    ['UTF-8', (text) => Buffer.from(text)],
    ['a byte order mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 big endian', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Windows line ends', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['decomposed characters', (text) => Buffer.from(text.normalize('NFD'))],
  ])('are faithful to the canonical text of a file with %s', async (_, encode) => {
    await fc.assert(
      fc.asyncProperty(soup, fc.constantFrom('txt', 'md'), async (text, ending) => {
        const file = { path: `a.${ending}`, absolutePath: join(folder, `a.${ending}`) };
        await writeFile(file.absolutePath, encode(text));
        const { document } = await loadDocument(file);
        if (document !== undefined) expectFaithful(document);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a word beyond the budget', () => {
  it.each(['👩‍👩‍👧‍👦', 'e\u0323\u0302', '🇩🇪', '👍🏽', '𝔸'])(
    'is cut between characters: %s',
    (character) => {
      const text = `x${character.repeat(600)}`;
      const document: Document = {
        path: 'a.txt',
        title: 'A',
        titleFrom: 'file-name',
        text,
        blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
        sha256: '',
      };
      const passages = buildPassages(document);
      expect(passages.length).toBeGreaterThan(1);
      expect(passages.map((passage) => passage.text).join('')).toBe(text);
      for (const { text: piece } of passages.slice(1))
        expect(piece.startsWith(character)).toBe(true);
    },
  );
});
