import { expect, it } from 'vitest';

import { isThanks } from '../../../src/discord/ask/is-thanks.js';

it.each([
  ['Danke!', true],
  ['Vielen Dank 🙏', true],
  ['ok, danke dir', true],
  ['DANKESCHÖN', true],
  ['Thank you so much', true],
  ['thx', true],
  ['Danke, und wann?', false],
  ['Wem gilt der Dank?', false],
  ['ok', false],
  ['Super!', false],
  ['', false],
])('%j says thank you, or not', (message, expected) => {
  expect(isThanks(message)).toBe(expected);
});
