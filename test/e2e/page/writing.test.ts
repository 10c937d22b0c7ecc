import { describe, expect, it } from 'vitest';

import { mentionPeople } from '../../../src/local-discord/web/composer/mention-people.js';
import { suggestInText } from '../../../src/local-discord/web/composer/suggest-in-text.js';

const names = [
  { id: '1', name: 'Beleg' },
  { id: '2', name: 'Mara' },
  { id: '3', name: 'Momo' },
];

const command = (name: string, ...options: readonly string[]) => ({
  name,
  description: `Was /${name} tut`,
  options: options.map((option) => ({
    name: option,
    description: '',
    kind: 'text' as const,
    isRequired: false,
    completes: false,
    most: 10,
    choices: [],
  })),
});

const commands = [command('frage', 'frage', 'dokument'), command('hilfe')];

const labels = (text: string) =>
  suggestInText(text, { commands, names, bot: 'Beleg' }).map(({ label }) => label);

describe('while someone writes', () => {
  it.each([
    ['/', ['/frage', '/hilfe']],
    ['/H', ['/hilfe']],
    ['/frage wer', []],
    ['vorn /', []],
    ['@', ['@Beleg', '@Mara', '@Momo']],
    ['Hallo @m', ['@Mara', '@Momo']],
    ['@mara', []],
    ['mail@m', []],
    ['', []],
  ])('“%s” is offered %j', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it('a command is offered with its options and whose it is', () => {
    const [first] = suggestInText('/fr', { commands, names, bot: 'Beleg' });
    expect(first).toMatchObject({ options: ['frage', 'dokument'], bot: 'Beleg' });
  });
});

it.each([
  ['@Beleg, sag @Mara Bescheid', '<@1>, sag <@2> Bescheid'],
  ['@Belegte Brote für @Momos Hund', '@Belegte Brote für @Momos Hund'],
  ['mara@Beleg.example', 'mara@Beleg.example'],
  ['kein Name', 'kein Name'],
])('“%s” is sent as “%s”', (text, expected) => {
  expect(mentionPeople(text, names)).toBe(expected);
});
