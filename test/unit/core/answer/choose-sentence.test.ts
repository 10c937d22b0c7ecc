import { describe, expect, it } from 'vitest';

import { chooseSentence } from '../../../../src/core/answer/choose-sentence.js';
import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import type { Passage } from '../../../../src/core/passages/passage.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../indexing/build-passage.js';

/** Words that stand elsewhere, so that none of the question is as common as can be. */
const elsewhere = [
  'Das Museum zeigt Gemälde.',
  'Im Freibad gilt Badekleidung.',
  'Katzen jagen nachts.',
];

function choose(question: string, text: string, more: Partial<Passage> = {}) {
  const index = createMiniSearchIndex();
  index.add([
    buildPassage({ id: 'p', text, ...more }),
    ...elsewhere.map((other, at) => buildPassage({ id: `q${at}`, text: other })),
  ]);
  const { query, hits, matcher } = retrieve(question, index);
  const hit = hits.find(({ passage }) => passage.id === 'p');
  if (hit === undefined) throw new Error(`not found: ${question}`);
  const { range, best, highlights } = chooseSentence(question, query, hit, matcher);
  const read = ({ start, end }: { readonly start: number; readonly end: number }) =>
    text.slice(start, end);
  return { marked: read(range), best: read(best), highlights: highlights.map(read), range };
}

const bestOf = (question: string, text: string, more?: Partial<Passage>) =>
  choose(question, text, more).best;

describe('The best sentence', () => {
  it.each([
    ['the first', 'Laterne', 'Die Laterne brennt. Der Hut liegt da.', 'Die Laterne brennt.'],
    ['the last', 'Laterne', 'Der Hut liegt da. Die Laterne brennt.', 'Die Laterne brennt.'],
    [
      'the one with more of the question',
      'Laterne Hut',
      'Die Laterne brennt. Der Hut und die Laterne brennen. Der Hut liegt da.',
      'Der Hut und die Laterne brennen.',
    ],
    [
      'the one with the word itself, not with a compound',
      'Lampe',
      'Die Stehlampe brennt. Die Lampe brennt.',
      'Die Lampe brennt.',
    ],
    [
      'the one with a form that shares letters',
      'Beleuchtung der Straßen',
      'Der Hut liegt da. Alles ist beleuchtet. Der Mond scheint.',
      'Alles ist beleuchtet.',
    ],
  ])('is %s', (_, question, text, expected) => {
    expect(bestOf(question, text)).toBe(expected);
  });

  it('is the first of two that are equally good', () => {
    expect(bestOf('Laterne', 'Die Laterne brennt. Die Laterne brennt.')).toBe(
      'Die Laterne brennt.',
    );
    expect(choose('Laterne', 'Eine Laterne. Es regnet. Die Laterne.').best).toBe('Eine Laterne.');
  });

  it('is chosen by the rarer word', () => {
    expect(
      bestOf('Freibad Laterne', 'Das Freibad öffnet. Nachts ist es dunkel. Die Laterne brennt.'),
    ).toBe('Die Laterne brennt.');
  });

  it('is not chosen by a word that the heading has', () => {
    const text = 'Die Laterne brennt. Sie kostet eine Gebühr.';
    expect(bestOf('Gebühr Laterne', text, { headings: ['Laterne'] })).toBe(
      'Sie kostet eine Gebühr.',
    );
    expect(bestOf('Gebühr Laterne', text, { headings: ['Gebühr'] })).toBe('Die Laterne brennt.');
  });

  it('is not chosen by letters that it shares with a word of the heading', () => {
    const text = 'Alles ist beleuchtet. Alles ist bepflanzt.';
    const question = 'Beleuchtung und Bepflanzung der Straßen';
    expect(bestOf(question, text, { headings: ['Was beleuchtet ist'] })).toBe(
      'Alles ist bepflanzt.',
    );
    expect(bestOf(question, text, { headings: ['Was bepflanzt ist'] })).toBe(
      'Alles ist beleuchtet.',
    );
  });

  it('is one that has a word of the heading where no other has a word of the question', () => {
    expect(bestOf('Laterne', 'Es regnet. Die Laterne.', { headings: ['Laterne'] })).toBe(
      'Die Laterne.',
    );
  });

  it('may go on about what the sentence before names, but not the one before that', () => {
    const text = 'Der Leuchtturm ist alt. Gebaut hat ihn der Rat.';
    expect(bestOf('Wer hat den Leuchtturm gebaut?', text)).toBe('Gebaut hat ihn der Rat.');
    expect(bestOf('Leuchtturm Rat', 'Leuchtturm und Hafen. Es regnet viel. Rat.')).toBe(
      'Leuchtturm und Hafen.',
    );
  });

  it.each([
    ['a number', 'Wie viele Laternen brennen?', 'Laternen brennen. 70 Laternen brennen.'],
    ['a time', 'Wann brennen die Laternen?', 'Laternen brennen. Im März brennen Laternen.'],
    ['a person', 'Wer baut Laternen?', 'Man baut Laternen. Es baut Anna Brandt Laternen.'],
    ['a place', 'Wo brennen Laternen?', 'Laternen brennen. Laternen brennen in Altona.'],
    ['a definition', 'Was ist eine Laterne?', 'Die Laterne brennt. Eine Laterne ist Licht.'],
  ])('has %s where one was asked for', (_, question, text) => {
    expect(bestOf(question, text)).toBe(text.slice(text.indexOf('. ') + 2));
  });

  it('is the one with the number asked for, although another one has a word more', () => {
    const text =
      'Alte Laternen brennen im Sommer abends am Hafen. Es regnet. Es brennen 70 alte Laternen im Sommer am Hafen.';
    expect(bestOf('Wie viele alte Laternen brennen im Sommer abends am Hafen?', text)).toBe(
      'Es brennen 70 alte Laternen im Sommer am Hafen.',
    );
  });

  it('is the whole text where that has no sentence', () => {
    expect(bestOf('Laterne', 'Laterne')).toBe('Laterne');
    const { range, best } = choose('Laterne', '\n', { headings: ['Laterne'] });
    expect([range, best]).toEqual([{ start: 0, end: 1 }, '\n']);
  });
});

describe('What is marked', () => {
  it('is the best sentence where the others are less good', () => {
    expect(choose('Laterne Hut', 'Die Laterne brennt. Laterne und Hut. Der Hut.').marked).toBe(
      'Laterne und Hut.',
    );
  });

  it('goes on to the next sentence where that is as good', () => {
    const { best, marked } = choose('Laterne', 'Es regnet. Die Laterne. Die Laterne. Es regnet.');
    expect(best).toBe('Die Laterne.');
    expect(marked).toBe('Die Laterne. Die Laterne.');
  });

  it('goes back to the sentence before where that is as good and the next one is not', () => {
    const text = 'Die Lampe. Die Lampe brennt heller. Es regnet.';
    expect(choose('Wie hell brennt die Lampe?', text).marked).toBe('Die Lampe brennt heller.');
    expect(choose('Was ist eine Laterne?', 'Die Laterne. Die Laterne ist Licht.').marked).toBe(
      'Die Laterne. Die Laterne ist Licht.',
    );
  });

  it('never reaches a sentence further away', () => {
    expect(choose('Laterne', 'Die Laterne. Es regnet. Die Laterne.').marked).toBe('Die Laterne.');
  });

  it('is one sentence where nothing of the question stands in any', () => {
    // Found by its heading alone.
    expect(choose('Laterne', 'Es regnet. Es schneit.', { headings: ['Laterne'] }).marked).toBe(
      'Es regnet.',
    );
  });
});

describe('A list', () => {
  const list = 'Man braucht:\n\n- eine Laterne\n- einen Hut';

  it('is marked with the sentence that introduces it by a colon, to its last item', () => {
    expect(choose('Was braucht man?', `${list}\n\nEs regnet.`).marked).toBe(list);
  });

  it('is not marked with a sentence that introduces nothing', () => {
    const text = list.replace(':', '.');
    expect(choose('Was braucht man?', text).marked).toBe('Man braucht.');
  });

  it('is marked whether its items have bullets, numbers or letters', () => {
    for (const [first, second] of [
      ['1.', '2.'],
      ['(a)', '(b)'],
      ['•', '•'],
    ]) {
      const text = `Man braucht:\n\n${first} eine Laterne\n${second} einen Hut`;
      expect(choose('Was braucht man?', `${text}\n\nEs regnet.`).marked).toBe(text);
    }
  });

  it('is marked to the end of the text where nothing follows it', () => {
    expect(choose('Was braucht man?', `Es regnet.\n\n${list}`).marked).toBe(list);
  });

  it('is none where no item follows the colon', () => {
    expect(choose('Was braucht man?', 'Man braucht:\n\nEs regnet.').marked).toBe('Man braucht:');
  });
});

describe('Highlights', () => {
  it('are the words that match the question, in the whole passage and in order', () => {
    expect(
      choose('Laternen und Hüte', 'Der Hut liegt da. Eine Laterne. Es regnet. Zwei Hüte.')
        .highlights,
    ).toEqual(['Hut', 'Laterne', 'Hüte']);
  });

  it('are no words that only share letters', () => {
    expect(choose('Beleuchtung Hut', 'Der Hut leuchtet.').highlights).toEqual(['Hut']);
  });
});
