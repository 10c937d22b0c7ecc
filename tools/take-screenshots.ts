/** `npm run screenshots`: takes the README's pictures from the real page. */
import { join } from 'node:path';

import { root } from './environment.js';
import { openBeleg } from './open-beleg.js';

const folder = join(root, 'docs');

const pictures = [
  { name: 'answer', question: 'Wie viele Nationen beteiligen sich an KFOR?' },
  { name: 'not-found', question: 'Wie viele Soldaten sind im Kosowo gestorben?' },
];

const beleg = await openBeleg();
for (const { name, question } of pictures) {
  const context = await beleg.browser.newContext({
    viewport: { width: 1120, height: 700 },
    deviceScaleFactor: 2,
    locale: 'de-DE',
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(beleg.address);
  await page.locator('.box textarea').fill(`/frage ${question}`);
  await page.locator('.option input').press('Enter');
  const answer = page.locator('.message .container');
  await answer.waitFor();
  // Without focus no caret blinks in the picture.
  await page.locator('.box textarea').blur();
  await page.mouse.move(0, 0);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
  await page.getByRole('button', { name: 'Nachricht verwerfen' }).click();
  await answer.waitFor({ state: 'detached' });
  await context.close();
}
await beleg.close();
