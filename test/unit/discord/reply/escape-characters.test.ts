import { describe, expect, it } from 'vitest';

import { escapeJoined, escapeLiteral } from '../../../../src/discord/reply/escape-literal.js';

const raw = String.raw;

describe('escapeLiteral', () => {
  it.each([
    ['a backslash', raw`a\b`, raw`a\\b`],
    ['an asterisk', 'a*b', raw`a\*b`],
    ['an underscore', 'a_b', raw`a\_b`],
    ['a backtick', 'a`b', 'a\\`b'],
    ['a bracket', 'a[b]', raw`a\[b]`],
    ['an angle bracket', 'a<b>', raw`a\<b>`],
    ['an at sign', 'a@b', raw`a\@b`],
    ['two tildes', 'a~~b', raw`a\~\~b`],
    ['three bars', 'a|||b', raw`a\|\|\|b`],
    ['a colon before text', 'a:b', raw`a\:b`],
    ['each of several colons', ':a:b', raw`\:a\:b`],
    ['the dot of an invitation', 'discord.gg/x', raw`discord\.gg/x`],
    ['the dot of an invitation in capitals', 'DiscordApp.com/x', raw`DiscordApp\.com/x`],
    ['a heading', '# a', raw`\# a`],
    ['a heading in a later line', 'a\n# b', 'a\n\\# b'],
    ['a heading behind blanks', '  # a', raw`  \# a`],
    ['a quotation', '> a', raw`\> a`],
    ['a list item', '- a', raw`\- a`],
    ['a list item with a plus', '+ a', raw`\+ a`],
    ['subtext', '-# a', raw`\-# a`],
    ['a hyphen alone in its line', '-', raw`\-`],
    ['a numbered item', '24. a', raw`24\. a`],
    ['a numbered item with a bracket', '24) a', raw`24\) a`],
    ['a numbered item at the end of its line', '24.', raw`24\.`],
    ['a line behind a line separator', 'a\u2028# b', 'a\u2028\\# b'],
    ['a line behind a carriage return', 'a\r- b', 'a\r\\- b'],
  ])('escapes %s: %j', (_, text, expected) => {
    expect(escapeLiteral(text)).toBe(expected);
  });

  it.each([
    'a~b',
    'a|b',
    'a: b',
    'a:',
    'a # b',
    'a > b',
    'a - b',
    '-5 Grad',
    '+49 40',
    '24.5',
    'am 24. Mai',
    '24.Mai',
    'discord.js',
    'mydiscord',
  ])('leaves as it is what has no meaning there: %s', (text) => {
    expect(escapeLiteral(text)).toBe(text);
  });
});

describe('escapeJoined', () => {
  it.each([
    ['Frage:', raw`Frage\:`],
    ['a~', raw`a\~`],
    ['a|', raw`a\|`],
    ['a~~', raw`a\~\~`],
    ['a||', raw`a\|\|`],
    ['a*', raw`a\*`],
    ['a', 'a'],
    ['a: b', 'a: b'],
    ['a~ b', 'a~ b'],
  ])('also escapes what the text behind it would give a meaning: %s', (text, expected) => {
    expect(escapeJoined(text)).toBe(expected);
  });
});
