import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeText } from '../../../../src/core/documents/decode-text.js';
import { parseText } from '../../../../src/core/documents/formats/text/parse-text.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

/** Blocks as one line each: a heading as `#`s and its label, the rest as its kind and text. */
function outline(text: string): string[] {
  return parseText(text).blocks.map(({ kind, start, end, level, label }) =>
    kind === 'heading'
      ? `${'#'.repeat(level ?? 0)} ${label}`
      : `${kind}: ${text.slice(start, end).replace(/\s+/g, ' ')}`,
  );
}

const lines = (...all: string[]) => all.join('\n');
const prose = 'Der Antrag ist schriftlich zu stellen.';

describe('the page on NATO operations', () => {
  const decoded = decodeText(
    readFileSync(new URL('../../../../corpus/nato-einsaetze.txt', import.meta.url)),
  );
  const text = decoded.ok ? decoded.text : '';
  const blocks = outline(text);

  it('has its title and three operations as headings', () => {
    expect(blocks.filter((block) => block.startsWith('#'))).toEqual([
      '# Internationale Krisenprävention und Krisenmanagement',
      '## Kosovo Force (KFOR)',
      '## Operation Sea Guardian (OSG)',
      '## NATO Mission Iraq (NMI)',
    ]);
  });

  it('has its banner and the line with a colon as paragraphs', () => {
    expect(blocks[0]).toBe('paragraph: Willkommen auf den Seiten des Auswärtigen Amts');
    expect(blocks).toContain(
      'paragraph: Derzeit werden im NATO-Rahmen folgende Einsätze durchgeführt:',
    );
  });

  it('has every line in a block of its own', () => {
    expect(blocks).toHaveLength(text.split('\n').length);
  });
});

describe('a manual page', () => {
  const page = [
    'LS(1)                  Dienstprogramme für Benutzer                  LS(1)',
    '',
    'BEZEICHNUNG',
    '       ls - Verzeichnisinhalte auflisten',
    '',
    'BESCHREIBUNG',
    '       Informationen über die Dateien auflisten (standardmäßig im aktuellen',
    '       Verzeichnis).',
    '',
    'GNU coreutils 9.7                 April 2026                         LS(1)',
  ].join('\n');

  it('has its sections as headings and what it is about as its title', () => {
    const { blocks, metadata } = parseText(page);
    expect(metadata).toEqual({ title: 'ls - Verzeichnisinhalte auflisten' });
    expect(blocks.flatMap(({ kind, label }) => (kind === 'heading' ? [label] : []))).toEqual([
      'BEZEICHNUNG',
      'BESCHREIBUNG',
    ]);
  });

  it('has its name as its title where it says nothing more', () => {
    const { metadata } = parseText(page.replace('ls - Verzeichnisinhalte auflisten', 'ls'));
    expect(metadata).toEqual({ title: 'ls(1)' });
  });
});

describe('parseText', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'clauses, each for itself, wrapped as they may be',
      lines(
        'Gebührenordnung',
        '',
        '(1) Die Gebühr wird im Januar fällig und ist ohne weitere Aufforderung',
        'an die Kasse der Stadt zu zahlen.',
        '(2a) Sie beträgt 90 Euro.',
        '(b) Wer sie nicht zahlt, wird gemahnt.',
      ),
      [
        '# Gebührenordnung',
        'list-item: (1) Die Gebühr wird im Januar fällig und ist ohne weitere Aufforderung an die Kasse der Stadt zu zahlen.',
        'list-item: (2a) Sie beträgt 90 Euro.',
        'list-item: (b) Wer sie nicht zahlt, wird gemahnt.',
      ],
    ],
    [
      'no block for a drawn line, but a heading above one',
      lines('=====', 'Antrag', '======', prose, '-----', prose, '', '* * *'),
      ['# Antrag', `paragraph: ${prose}`, `paragraph: ${prose}`],
    ],
    [
      'paragraphs between empty lines',
      lines('Antrag', '', prose, '', 'Frist', '', prose),
      ['# Antrag', `paragraph: ${prose}`, '## Frist', `paragraph: ${prose}`],
    ],
    [
      'prose wrapped at 72 columns as one paragraph',
      lines(
        'Die NATO-Verbündeten haben ein gemeinsames Interesse daran, über die',
        'NATO zusammen zu Stabilität und Konfliktbewältigung beizutragen. Die',
        'NATO arbeitet dabei eng mit anderen internationalen Akteuren zusammen.',
      ),
      [
        'paragraph: Die NATO-Verbündeten haben ein gemeinsames Interesse daran, über die NATO zusammen zu Stabilität und Konfliktbewältigung beizutragen. Die NATO arbeitet dabei eng mit anderen internationalen Akteuren zusammen.',
      ],
    ],
    [
      'a heading on top of wrapped prose',
      lines(
        'Kosovo Force',
        'Die NATO-Verbündeten haben ein gemeinsames Interesse daran, über die',
        'NATO zusammen zu Stabilität und Konfliktbewältigung beizutragen.',
      ),
      [
        '# Kosovo Force',
        'paragraph: Die NATO-Verbündeten haben ein gemeinsames Interesse daran, über die NATO zusammen zu Stabilität und Konfliktbewältigung beizutragen.',
      ],
    ],
    [
      'underlined headings',
      lines('Satzung', '=======', prose, '', 'Zweck', '-----', prose),
      ['# Satzung', `paragraph: ${prose}`, '## Zweck', `paragraph: ${prose}`],
    ],
    [
      'levels by numbering',
      lines(
        'Satzung',
        '',
        '1 Allgemeines',
        '',
        '1.2 Zuständigkeit',
        '',
        prose,
        '',
        '§ 3 Antrag',
        '',
        prose,
      ),
      [
        '# Satzung',
        '## 1 Allgemeines',
        '### 1.2 Zuständigkeit',
        `paragraph: ${prose}`,
        '## § 3 Antrag',
        `paragraph: ${prose}`,
      ],
    ],
    [
      'numbered headings with a period, each before a paragraph',
      lines('1. Zweck', prose, '2. Beitrag', prose),
      ['## 1. Zweck', `paragraph: ${prose}`, '## 2. Beitrag', `paragraph: ${prose}`],
    ],
    [
      'headings in capitals',
      lines('ZWECK DES VEREINS', prose, 'BEITRÄGE', prose),
      ['# ZWECK DES VEREINS', `paragraph: ${prose}`, '## BEITRÄGE', `paragraph: ${prose}`],
    ],
    [
      'list items of every kind under their heading',
      lines('Unterlagen', '- Pass', '* Foto', '• Antrag', '1) Geld', '2. Zeit', 'a) Geduld'),
      [
        '# Unterlagen',
        'list-item: - Pass',
        'list-item: * Foto',
        'list-item: • Antrag',
        'list-item: 1) Geld',
        'list-item: 2. Zeit',
        'list-item: a) Geduld',
      ],
    ],
    [
      'nested items and items over two lines',
      lines(
        'Nötig sind:',
        '- ein Pass, der noch',
        '  gültig ist',
        '  - oder ein Ausweis',
        '- ein Foto',
      ),
      [
        'paragraph: Nötig sind:',
        'list-item: - ein Pass, der noch gültig ist',
        'list-item: - oder ein Ausweis',
        'list-item: - ein Foto',
      ],
    ],
    [
      'text after a list as a paragraph',
      lines('- Pass', '- Foto', prose),
      ['list-item: - Pass', 'list-item: - Foto', `paragraph: ${prose}`],
    ],
    [
      'an address as lines',
      lines('Auswärtiges Amt', 'Werderscher Markt 1', '10117 Berlin'),
      ['paragraph: Auswärtiges Amt', 'paragraph: Werderscher Markt 1', 'paragraph: 10117 Berlin'],
    ],
    [
      'a poem as lines',
      lines(
        'Über allen Gipfeln',
        'Ist Ruh,',
        'In allen Wipfeln',
        'Spürest du',
        'Kaum einen Hauch;',
      ),
      [
        'paragraph: Über allen Gipfeln',
        'paragraph: Ist Ruh,',
        'paragraph: In allen Wipfeln',
        'paragraph: Spürest du',
        'paragraph: Kaum einen Hauch;',
      ],
    ],
    [
      'no heading from a rule below a sentence',
      lines(prose, '-----', '', 'Was ist das?', '------------', prose),
      [`paragraph: ${prose}`, '## Was ist das?', `paragraph: ${prose}`],
    ],
    ['a single line', 'Öffnungszeiten', ['paragraph: Öffnungszeiten']],
    ['a single sentence', prose, [`paragraph: ${prose}`]],
    [
      'nothing but short lines',
      lines('Start', 'Karte', 'Hilfe'),
      ['paragraph: Start', 'paragraph: Karte', 'paragraph: Hilfe'],
    ],
    ['nothing', ' \n\n', []],
    [
      'a line that ends in a colon as no heading',
      lines('Wir brauchen:', '- Pass'),
      ['paragraph: Wir brauchen:', 'list-item: - Pass'],
    ],
    [
      'a question as a heading of its answer',
      lines(
        'Was kostet das?',
        'Der Antrag kostet 37 Euro und ist bei Abgabe zu bezahlen.',
        '',
        'Wie lange dauert es?',
        'Die Prüfung dauert sechs Wochen, in Ausnahmen auch länger.',
      ),
      [
        '# Was kostet das?',
        'paragraph: Der Antrag kostet 37 Euro und ist bei Abgabe zu bezahlen.',
        '## Wie lange dauert es?',
        'paragraph: Die Prüfung dauert sechs Wochen, in Ausnahmen auch länger.',
      ],
    ],
  ])('reads %s', (_, text, blocks) => {
    expect(outline(text)).toEqual(blocks);
  });

  it('leaves out nothing but white space and drawn lines, in order, whatever the text', () => {
    const nothing = /^[-=*_~#.\s]*$/;
    const part = fc.oneof(
      fc.constantFrom(
        '- a',
        '1. b',
        '====',
        '---',
        '',
        ' ',
        'Wort',
        prose,
        '\t',
        '§ 1 Zweck',
        '😀',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ minLength: 60, maxLength: 80 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('\n');
        let at = 0;
        for (const { start, end } of parseText(text).blocks) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start)).toMatch(nothing);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          at = end;
        }
        expect(text.slice(at)).toMatch(nothing);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['200,000 lines', 'Eine Zeile ohne Ende\n'.repeat(200_000)],
    ['200,000 paragraphs', `${prose}\n\n`.repeat(200_000)],
    ['200,000 list items', '- Pass\n'.repeat(200_000)],
    ['200,000 indented lines below an item', `- Pass\n${'  Foto\n'.repeat(200_000)}`],
    ['200,000 wrapped lines', `${'wort '.repeat(14)}\n`.repeat(200_000)],
    ['five megabytes on one line', 'wort '.repeat(1_000_000)],
    ['five megabytes without a space', 'a'.repeat(5_000_000)],
    ['a megabyte of dots', '.'.repeat(1_000_000)],
    ['a megabyte of quotation marks', `${'"'.repeat(1_000_000)}x`],
    ['a megabyte of numbering', '1.'.repeat(500_000)],
  ])('reads %s in linear time', (_, text) => {
    const spent = startCpuClock();
    parseText(text);
    expect(spent()).toBeLessThan(2500);
  });
});
