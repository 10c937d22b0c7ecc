import { type APIMessageComponent, ButtonStyle } from 'discord.js';
import { describe, expect, it } from 'vitest';

import {
  actionButton,
  buttonRow,
  container,
  linkButton,
  textDisplay,
  thumbButtons,
} from '../../../../src/discord/reply/card-parts.js';
import { readAnswerId } from '../../../../src/discord/reply/read-answer-id.js';
import { renderHead } from '../../../../src/discord/reply/render-head.js';
import { answerBudgets } from '../../../../src/discord/ask/answer-budget.js';
import { buildAnswer } from '../../../support/build-answer.js';

const id = '0123456789abcdef';
const read = (...components: readonly APIMessageComponent[]) =>
  readAnswerId({
    components: components.map((component) => ({ toJSON: () => component })),
  } as unknown as Parameters<typeof readAnswerId>[0]);

describe('readAnswerId', () => {
  const buttons = [
    linkButton('Quelle', 'https://example.org'),
    actionButton('Abbrechen', { kind: 'cancel' }, ButtonStyle.Danger),
    ...thumbButtons(id),
  ];

  it('reads the rating buttons of a message, behind others and inside a card', () => {
    expect(read(...buttonRow(buttons))).toBe(id);
    expect(read(textDisplay('a'), container([textDisplay('b'), ...buttonRow(buttons)]))).toBe(id);
  });

  it('is nothing where there are none', () => {
    expect(read(...buttonRow(buttons.slice(0, 2)), textDisplay('a'))).toBeUndefined();
    expect(read()).toBeUndefined();
  });
});

describe('renderHead', () => {
  const { card } = answerBudgets;

  it('repeats the question in small print, and what was searched for instead', () => {
    const answer = buildAnswer({
      question: ' Wo ist\nder *Hafn*? ',
      corrections: [{ from: 'Hafn', to: 'Hafen' }],
    });
    expect(renderHead(answer, card, 'de')).toEqual([
      String.raw`-# Wo ist der \*Hafn\*?`,
      '-# Gesucht wurde „Hafen“ statt „Hafn“.',
    ]);
  });

  it('is nothing without a question and corrections', () => {
    expect(renderHead(buildAnswer({ question: ' ' }), card, 'de')).toEqual([]);
  });

  it('cuts a long question', () => {
    const [line = ''] = renderHead(buildAnswer({ question: 'Wo? '.repeat(200) }), card, 'de');
    expect(line).toMatch(/…$/);
    expect(line.length).toBeLessThanOrEqual(card.question + 3);
  });
});
