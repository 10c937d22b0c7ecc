import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { describe, expect, it } from 'vitest';

import {
  actionButton,
  buttonRow,
  container,
  linkButton,
  parseLinkTarget,
  separator,
  textDisplay,
  thumbButtons,
} from '../../../../src/discord/reply/card-parts.js';
import {
  cardTextLength,
  findCardProblems,
  findTextProblems,
  measureCard,
} from '../../../../src/discord/reply/render-budget.js';

const button = (more: Partial<{ label: string; custom_id: string }> = {}): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label: 'Los',
  custom_id: 'a',
  ...more,
});
const row = (...buttons: readonly APIButtonComponent[]): APIMessageTopLevelComponent => ({
  type: ComponentType.ActionRow,
  components: [...buttons],
});
const buttons = (count: number) =>
  Array.from({ length: count }, (_, at) => button({ custom_id: `b${at}` }));
const section = (texts: number): APISectionComponent => ({
  type: ComponentType.Section,
  components: Array.from({ length: texts }, () => textDisplay('a')),
  accessory: button(),
});
interface SelectFields {
  readonly options?: number;
  readonly label?: string;
  readonly value?: string;
  readonly description?: string;
  readonly placeholder?: string;
}
const select = ({
  options = 1,
  placeholder,
  ...option
}: SelectFields): APIMessageTopLevelComponent => ({
  type: ComponentType.ActionRow,
  components: [
    {
      type: ComponentType.StringSelect,
      custom_id: 's',
      ...(placeholder === undefined ? {} : { placeholder }),
      options: Array.from({ length: options }, () => ({ label: 'a', value: 'b', ...option })),
    },
  ],
});
const x = (length: number) => 'x'.repeat(length);

describe('measureCard', () => {
  it('counts every component, nested ones and accessories too', () => {
    const card = [container([textDisplay('ab'), separator(), section(2)]), row(...buttons(2))];
    // A container, a text, a line, a section with two texts and a button; a row and two buttons.
    expect(measureCard(card)).toEqual({ components: 10, textLength: 4, textBytes: 4 });
  });

  it('counts characters in code units and bytes in UTF-8', () => {
    expect(measureCard([textDisplay('ä€😀')])).toEqual({
      components: 1,
      textLength: 4,
      textBytes: 2 + 3 + 4,
    });
    expect(measureCard([])).toEqual({ components: 0, textLength: 0, textBytes: 0 });
  });
});

describe('findCardProblems', () => {
  it.each<[string, readonly APIMessageTopLevelComponent[]]>([
    ['forty components', Array.from({ length: 40 }, () => separator())],
    ['four thousand characters', [textDisplay(x(4_000))]],
    ['10,170 bytes', [textDisplay('€'.repeat(3_390))]],
    ['three texts in a section', [section(3)]],
    ['five buttons in a row', [row(...buttons(5))]],
    ['a label of 80 characters', [row(button({ label: x(80) }))]],
    ['a custom id of 100 characters', [row(button({ custom_id: x(100) }))]],
    ['25 options', [select({ options: 25 })]],
    [
      'the longest texts of a menu',
      [select({ label: x(100), value: x(100), description: x(100), placeholder: x(150) })],
    ],
  ])('accepts %s', (_, card) => {
    expect(findCardProblems(card)).toEqual([]);
  });

  it.each<[string, readonly APIMessageTopLevelComponent[], number, number]>([
    ['components', Array.from({ length: 41 }, () => separator()), 41, 40],
    ['text length', [textDisplay(x(4_001))], 4_001, 4_000],
    ['text bytes', [textDisplay('€'.repeat(3_391))], 10_173, 10_170],
    ['empty card', [], 1, 0],
    ['repeated custom ids', [row(button(), button())], 1, 0],
    ['empty text display', [textDisplay(' ')], 1, 0],
    ['texts in a section', [section(4)], 4, 3],
    ['buttons in a row', [row(...buttons(6))], 6, 5],
    ['empty row', [row()], 1, 0],
    ['button label length', [row(button({ label: x(81) }))], 81, 80],
    ['custom_id length', [row(button({ custom_id: x(101) }))], 101, 100],
    ['empty custom_id', [row(button({ custom_id: '' }))], 1, 0],
    ['options', [select({ options: 26 })], 26, 25],
    ['option label length', [select({ label: x(101) })], 101, 100],
    ['option value length', [select({ value: x(101) })], 101, 100],
    ['option description length', [select({ description: x(101) })], 101, 100],
    ['placeholder length', [select({ placeholder: x(151) })], 151, 150],
    [
      'link length',
      [
        row({
          type: ComponentType.Button,
          style: ButtonStyle.Link,
          label: 'Los',
          url: x(513),
        }),
      ],
      513,
      512,
    ],
  ])('names what is too much: %s', (what, card, actual, limit) => {
    expect(findCardProblems(card)).toEqual([{ what, actual, limit }]);
  });

  it('looks into containers', () => {
    expect(findCardProblems([container([textDisplay('')])])).toEqual([
      { what: 'empty text display', actual: 1, limit: 0 },
    ]);
  });
});

describe('findTextProblems', () => {
  it('accepts two thousand characters', () => {
    expect(findTextProblems(x(2_000))).toEqual([]);
  });

  it('names what is too long, and what says nothing', () => {
    expect(findTextProblems(x(2_001))).toEqual([
      { what: 'message length', actual: 2_001, limit: 2_000 },
    ]);
    expect(findTextProblems(' \n')).toEqual([{ what: 'empty message', actual: 1, limit: 0 }]);
  });
});

describe('cardTextLength', () => {
  it('keeps within characters and bytes in any script', () => {
    expect(cardTextLength).toBe(3_390);
    expect(findCardProblems([textDisplay('€'.repeat(cardTextLength))])).toEqual([]);
  });
});

describe('Buttons', () => {
  it('carry their action, and a label that fits', () => {
    expect(actionButton(x(90), { kind: 'cancel' })).toEqual({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: `${x(79)}…`,
      custom_id: '1:x',
    });
    expect(actionButton('Los', { kind: 'cancel' }, ButtonStyle.Danger)?.style).toBe(
      ButtonStyle.Danger,
    );
  });

  it('are not there when their action does not fit', () => {
    expect(actionButton('Los', { kind: 'question', question: x(200) })).toBeUndefined();
  });

  it('rate an answer of the store, and nothing without one', () => {
    const ids = thumbButtons('0123456789abcdef').map(({ custom_id }) => custom_id);
    expect(ids).toEqual(['1:u:0123456789abcdef', '1:w:0123456789abcdef']);
    expect(thumbButtons(undefined)).toEqual([]);
  });

  it('stand in a row, five at most; there is no row without them', () => {
    expect(buttonRow([undefined, button(), undefined])).toEqual([row(button())]);
    expect(buttonRow(buttons(7))).toEqual([row(...buttons(5))]);
    expect(buttonRow([undefined])).toEqual([]);
    expect(buttonRow([])).toEqual([]);
  });
});

describe('A link', () => {
  it.each([
    ['https://a.example/b', 'https://a.example/b'],
    ['http://a.example', 'http://a.example/'],
    ['https://a.example/b c', 'https://a.example/b%20c'],
    ['https://a.example/<b>', 'https://a.example/%3Cb%3E'],
    ['https://a.example/#<b>', 'https://a.example/#%3Cb%3E'],
  ])('leads to a normalised address: %s', (url, target) => {
    expect(parseLinkTarget(url)).toBe(target);
    expect(linkButton('Los', url)?.url).toBe(target);
  });

  it.each(['ftp://a.example', 'javascript:alert(1)', 'file:///etc/passwd', 'a.example', ''])(
    'is none: %s',
    (url) => {
      expect(parseLinkTarget(url)).toBeUndefined();
      expect(linkButton('Los', url)).toBeUndefined();
    },
  );

  it('is none beyond 512 characters', () => {
    const base = 'https://a.example/';
    expect(linkButton('Los', base + x(512 - base.length))?.url).toHaveLength(512);
    expect(linkButton('Los', base + x(513 - base.length))).toBeUndefined();
  });

  it('leaves the fragment out where only the whole is too long', () => {
    const base = `https://a.example/${x(488)}`;
    expect(linkButton('Los', `${base}#frist`)?.url).toBe(`${base}#frist`);
    expect(linkButton('Los', `${base}#fristen`)?.url).toBe(base);
  });

  it('has a label that fits', () => {
    expect(linkButton(x(81), 'https://a.example')?.label).toHaveLength(80);
  });
});
