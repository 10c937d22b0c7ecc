import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { selectParser } from '../../src/core/documents/load-document.js';
import { readMetadata } from '../../src/core/documents/read-metadata.js';
import { damageFile, fuzzRuns } from '../support/damage-file.js';
import { expectSurvived } from '../support/expect-survived.js';

/** A good file of a format, and what means something in it. */
interface Sample {
  readonly name: string;
  readonly file: string;
  readonly pieces: readonly string[];
}

const samples: readonly Sample[] = [
  {
    name: 'table.csv',
    file: 'Land;Einsatz;"Satz"\r\nIrak;NMI;"Er sagte ""ja"""\r\nÖsterreich;;1,5\r\n',
    pieces: ['"', '""', ';', ',', '\t', '|', '\r', '\n', '\r\n', '\0', '\ufeff', '";"', '"\n"'],
  },
  {
    name: 'page.md',
    file: '---\ntitle: Ä\n---\n\n# Titel {#a}\n\nEin *Satz* mit `Code`[^1].\n\n1. Erstens\n   - Zweitens\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n> Zitat\n\n```js\nx\n```\n\n[^1]: Note\n',
    pieces: [
      ...['---\n', '# ', '\n\n', '\n', '> ', '- ', '1. ', '    ', '\t', '```', '|', '| - |', '`'],
      ...['[^1]', '[', '](', ')', '<!--', '-->', '<b>', '{#', '}', '\\', '&#0;', '&amp;', '\0'],
      ...['\r', '===\n', '**', '~~', '\ufeff', 'ä', 'a\u0308'],
    ],
  },
  {
    name: 'page.txt',
    file: 'Satzung\n=======\n\n1. Zweck\n\n(1) Der Verein ist selbst-\nlos tätig.\n(2) Er fördert:\n - Kunst\n - Sport\n\nFrage?\nDie Antwort steht hier, und sie ist länger als die Frage.\n',
    pieces: [
      ...['\n', '\n\n', '\r', '===\n', '---\n', '(1) ', '2. ', '- ', '  ', '\t', '.', ':', '?'],
      ...['\0', '\ufeff', '\u2028', 'ß', 'a\u0308', '\u00ad', 'A'.repeat(120)],
    ],
  },
];

const toBytes = (text: string) => Buffer.from(text);

function inputsOf({ file, pieces }: Sample): fc.Arbitrary<Uint8Array> {
  const loose = fc.array(fc.constantFrom('a', 'ä', ' ', ...pieces), { maxLength: 60 });
  return fc.oneof(
    { weight: 4, arbitrary: damageFile(toBytes(file), pieces) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    { weight: 2, arbitrary: loose.map((parts) => toBytes(parts.join(''))) },
  );
}

describe('a damaged file is read or named', () => {
  it.each(samples)('$name', { timeout: 600_000 }, async (sample) => {
    const parse = selectParser(sample.name);
    await fc.assert(
      fc.asyncProperty(inputsOf(sample), (bytes) => expectSurvived(parse, bytes)),
      { numRuns: fuzzRuns },
    );
  });

  it('metadata beside a file', { timeout: 600_000 }, () => {
    const sample: Sample = {
      name: 'a.md.meta.yaml',
      file: 'title: "Ä"\nsource: Amt\nurl: https://example.org/a\ndate: 2024-05-02\nlanguage: de\n',
      pieces: [
        ...['\n', ': ', '- ', '"', "'", '|', '>', '&a ', '*a', '<<: *a\n', '{', '}', '[', ']', '?'],
        ...['!!js/function ', '!', '%YAML 9', '---\n', '...\n', '#', '\t', '\0', 'title: x\n', '~'],
      ],
    };
    fc.assert(
      fc.property(inputsOf(sample), (bytes) => {
        const { metadata, problems } = readMetadata(Buffer.from(bytes).toString('utf8'));
        for (const value of Object.values(metadata)) expect(value).toMatch(/\S/);
        for (const problem of problems) expect(problem).toMatch(/\S/);
      }),
      { numRuns: fuzzRuns },
    );
  });
});
