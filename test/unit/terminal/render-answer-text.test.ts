import { describe, expect, it } from 'vitest';

import type { Answer, Quote } from '../../../src/core/answer/answer.js';
import { renderAnswerText } from '../../../src/terminal/render-answer-text.js';

const look = { columns: 60, styled: false, language: 'en' } as const;

const text = 'Before it. Since 1999 there is KFOR. After it.';
const quote: Quote = {
  passage: 'p1',
  text,
  start: 100,
  end: 100 + text.length,
  answer: { text: 'Since 1999 there is KFOR.', start: 111, end: 136 },
  highlights: [],
  score: 1,
  citation: { document: 'a/nato.txt', title: 'NATO', headings: ['KFOR'], lines: [6, 7] },
};
const answer: Answer = {
  question: 'Since when?',
  status: 'found',
  sure: true,
  confidence: 0.9,
  quotes: [quote],
  suggestions: [],
  corrections: [],
  language: 'en',
  tookMs: 1,
};

describe('renderAnswerText', () => {
  it('sets the answering sentence apart and cites the lines', () => {
    expect(renderAnswerText(answer, look)).toBe(
      [
        '│ Before it.',
        '┃ Since 1999 there is KFOR.',
        '│ After it.',
        '[1] NATO › KFOR · lines 6–7',
        '    a/nato.txt',
        '',
        '',
      ].join('\n'),
    );
  });

  it('leads to the address where the document has one', () => {
    const url = 'https://example.org/nato';
    const linked = { ...answer, quotes: [{ ...quote, citation: { ...quote.citation, url } }] };
    expect(renderAnswerText(linked, look)).toContain(`    ${url}\n`);
  });

  it('names two further hits and no more', () => {
    const many = { ...answer, quotes: [quote, quote, quote, quote] };
    const rendered = renderAnswerText(many, look);
    expect(rendered.match(/^\[\d\]/gm)).toEqual(['[1]', '[2]', '[3]']);
  });

  it('makes the answering sentence bold where the terminal can', () => {
    expect(renderAnswerText(answer, { ...look, styled: true })).toContain(
      '\u001b[1m┃ Since 1999 there is KFOR.\u001b[22m',
    );
  });

  it('says in the language of the question that there is no answer, and what is near', () => {
    const notFound: Answer = {
      ...answer,
      status: 'not-found',
      sure: false,
      quotes: [],
      language: 'de',
      suggestions: [
        { kind: 'did-you-mean', text: 'Bündnis' },
        {
          kind: 'heading',
          text: 'Kosovo Force',
          document: 'a',
          passage: 'p',
          firstLine: 'Seit 1999 leistet KFOR …',
        },
      ],
    };
    expect(renderAnswerText(notFound, look)).toBe(
      [
        'Die Dokumente beantworten diese Frage nicht.',
        'Meintest du „Bündnis“?',
        'Am nächsten kommen diese Abschnitte:',
        '  · Kosovo Force',
        '    Seit 1999 leistet KFOR …',
        '',
        '',
      ].join('\n'),
    );
  });

  it('marks nothing when it is not sure, and says so', () => {
    const unsure = renderAnswerText({ ...answer, sure: false }, { ...look, styled: true });
    expect(unsure.split('\n').slice(0, 3)).toEqual([
      'I am not sure. This passage comes closest to your question:',
      '│ Before it. Since 1999 there is KFOR. After it.',
      '[1] NATO › KFOR · lines 6–7',
    ]);
    expect(unsure).not.toContain('\u001b');
  });

  it.each([
    ['en', 'de', 'The documents are in German. Please ask in German.'],
    ['de', 'en', 'Die Dokumente sind auf Englisch. Frag mich bitte auf Englisch.'],
  ] as const)('says to a question in %s that the documents are in %s', (language, other, line) => {
    const refused: Answer = {
      ...answer,
      status: 'not-found',
      sure: false,
      quotes: [],
      language,
      documentsLanguage: other,
    };
    expect(renderAnswerText(refused, { ...look, columns: 80 })).toBe(`${line}\n\n`);
  });

  it('does not let a document speak to the terminal', () => {
    const hostile = 'Red \u001b[31malert\u0007 \u202egnp.exe';
    const rendered = renderAnswerText(
      {
        ...answer,
        quotes: [
          {
            ...quote,
            text: hostile,
            start: 0,
            end: hostile.length,
            answer: { text: hostile, start: 0, end: hostile.length },
          },
        ],
      },
      look,
    );
    expect(rendered).toContain('Red ␛[31malert␇ \\u{202e}gnp.exe');
  });
});
