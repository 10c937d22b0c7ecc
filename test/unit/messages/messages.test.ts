import { describe, expect, it } from 'vitest';

import { commands } from '../../../commands/index.js';
import { languages } from '../../../src/core/analysis/language.js';
import { cutText } from '../../../src/messages/cut-text.js';
import { describeCitation } from '../../../src/messages/describe-citation.js';
import { formatDate } from '../../../src/messages/format-date.js';
import { formatCount, formatSeconds } from '../../../src/messages/format-number.js';
import { selectMessages } from '../../../src/messages/select-messages.js';

describe('formatDate', () => {
  it.each([
    ['2024-05-02', '2. Mai 2024', '2 May 2024'],
    ['2024-05', 'Mai 2024', 'May 2024'],
    ['2024', '2024', '2024'],
    ['2024-05-02T23:30:00Z', '2. Mai 2024', '2 May 2024'],
    ['2024-13-45', '2024-13-45', '2024-13-45'],
    ['2023-02-30', '2023-02-30', '2023-02-30'],
    ['im Mai', 'im Mai', 'im Mai'],
  ])('writes %s as its reader does', (iso, german, english) => {
    expect(formatDate(iso, 'de')).toBe(german);
    expect(formatDate(iso, 'en')).toBe(english);
  });
});

describe('numbers', () => {
  it('have the digit grouping of the reader’s language', () => {
    expect([formatCount(12_345, 'de'), formatCount(12_345, 'en')]).toEqual(['12.345', '12,345']);
  });

  it('of seconds have one decimal and are never zero', () => {
    expect([formatSeconds(1_240, 'de'), formatSeconds(1_240, 'en')]).toEqual(['1,2 s', '1.2 s']);
    expect(formatSeconds(3, 'de')).toBe('< 0,1 s');
  });
});

describe('describeCitation', () => {
  const citation = {
    document: 'nato.txt',
    title: 'NATO-Einsätze',
    headings: ['Einsätze', 'Kosovo Force\n(KFOR)'],
    lines: [6, 7],
    date: '2024-05-02',
  } as const;

  it('names the path of headings, the lines and the date', () => {
    expect(describeCitation(citation, 'de')).toBe(
      'NATO-Einsätze › Einsätze › Kosovo Force (KFOR) · Zeilen 6–7 · Stand 2. Mai 2024',
    );
    expect(describeCitation(citation, 'en')).toBe(
      'NATO-Einsätze › Einsätze › Kosovo Force (KFOR) · lines 6–7 · as of 2 May 2024',
    );
  });

  it('names the page before the line, and leaves out what it does not know', () => {
    const scan = { document: 'a.pdf', title: 'A', headings: [], lines: [3, 3], page: 2 } as const;
    expect(describeCitation(scan, 'de')).toBe('A · Seite 2 · Zeile 3');
  });
});

describe('cutText', () => {
  it('returns a text that fits unchanged', () => {
    expect(cutText('Kosovo', 6)).toBe('Kosovo');
  });

  it('cuts between words where one ends near', () => {
    expect(cutText('Seit 1999 leistet KFOR einen Beitrag', 26)).toBe('Seit 1999 leistet KFOR…');
  });

  it('never divides an emoji or a combining mark', () => {
    const family = '👨‍👩‍👧';
    expect(cutText(`ab${family}`, 6)).toBe('ab…');
    expect(cutText('ne\u0301e', 3)).toBe('n…');
    expect(cutText('x😀y', 3)).toBe('x…');
  });
});

describe.each(languages)('the messages in %s', (language) => {
  const messages = selectMessages(language);

  it('name only commands that exist, by the name the reader sees', () => {
    const known = commands.map(({ name, name_localizations }) => {
      const localized = name_localizations as Record<string, string> | undefined;
      return language === 'en' ? name : (localized?.[language] ?? name);
    });
    const texts = [...messages.helpLines, messages.howToAsk, ...Object.values(messages.problem)];
    const named = texts.join(' ').match(/(?<=(?:^|\s)\/)\p{L}+/gu) ?? [];
    expect(named.length).toBeGreaterThan(4);
    for (const name of named) expect(known).toContain(name);
    expect(messages.helpLines).toHaveLength(5);
  });

  it('have singular and plural forms', () => {
    for (const count of [messages.passageCount, messages.filesFailed]) {
      expect(count(1)).not.toBe(count(2).replace('2', '1'));
    }
  });
});
