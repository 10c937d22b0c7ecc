/** `npm run bench:page`: measures how long the page takes to load and to show an answer, on loopback. */
import { percentile } from '../src/core/evaluation/metrics.js';
import { itemAt } from '../src/core/item-at.js';
import { openBeleg } from './open-beleg.js';

const loads = 10;
const questions = [
  'Wie viele Nationen beteiligen sich an KFOR?',
  'Seit wann gibt es KFOR?',
  'Wo wurde Operation Sea Guardian beschlossen?',
  'Wann wurde die Mission im Irak erweitert?',
  'Wie hoch ist der Mount Everest?',
];
const rounds = 4;

/** Milliseconds from the key to the answer in the page, as the browser's own clock sees it. */
const timeAnswer = `new Promise((resolve) => {
  const before = document.querySelectorAll('.container').length;
  let start;
  addEventListener('keydown', () => { start = performance.now(); }, { capture: true, once: true });
  new MutationObserver((_, observer) => {
    if (document.querySelectorAll('.container').length <= before) return;
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - start));
  }).observe(document.body, { childList: true, subtree: true });
})`;

const beleg = await openBeleg();
const loadMs: number[] = [];
for (let load = 0; load < loads; load += 1) {
  const context = await beleg.browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(beleg.address);
  await page.locator('.box textarea').waitFor();
  loadMs.push(performance.now() - start);
  await context.close();
}

const context = await beleg.browser.newContext({ locale: 'de-DE' });
const page = await context.newPage();
await page.goto(beleg.address);
await page
  .getByRole('navigation', { name: 'Kanäle' })
  .getByRole('button', { name: 'Beleg' })
  .click();
const answerMs: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  for (const question of questions) {
    const box = page.locator('.box textarea');
    await box.fill(question);
    const answered = page.evaluate<number>(timeAnswer);
    await box.press('Enter');
    answerMs.push(await answered);
  }
}
await beleg.close();

const measured: readonly (readonly [string, readonly number[]])[] = [
  ['the page loads', loadMs],
  // The first answer reads the list of German words, which later ones find in memory.
  ['the first answer shows', [itemAt(answerMs, 0)]],
  ['an answer shows', answerMs.slice(1)],
];
for (const [what, values] of measured) {
  const figures = `median ${Math.round(percentile(values, 0.5))} ms, slowest ${Math.round(percentile(values, 1))} ms`;
  process.stdout.write(`${what}: ${figures} (${values.length} times)\n`);
}
