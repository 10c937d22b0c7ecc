import { expect, it } from 'vitest';

import { detectSmallTalk } from '../../../src/discord/ask/detect-small-talk.js';

it.each([
  ['Danke!', 'thanks'],
  ['Vielen Dank 🙏', 'thanks'],
  ['ok, danke dir', 'thanks'],
  ['DANKESCHÖN', 'thanks'],
  ['Thank you so much', 'thanks'],
  ['thx', 'thanks'],
  ['Danke, und wann?', undefined],
  ['Wem gilt der Dank?', undefined],
  ['ok', undefined],
  ['Super!', undefined],
  ['Hallo', 'greeting'],
  ['Guten Morgen zusammen!', 'greeting'],
  ['Hi Beleg 👋', 'greeting'],
  ['Good evening everyone', 'greeting'],
  ['Hallo, wann gibt es KFOR?', undefined],
  ['Guten Tag, Herr Minister', undefined],
  ['gut', undefined],
  ['🙂', 'symbols'],
  ['?!…', 'symbols'],
  ['', undefined],
  [' \n', undefined],
])('%j is small talk of the kind %s', (message, expected) => {
  expect(detectSmallTalk(message)).toBe(expected);
});
