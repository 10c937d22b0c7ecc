import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { launchBrowser, whyNoBrowser } from '../../support/chromium.js';
import { openLocalPage } from '../../support/open-local-page.js';
import { openPage, type PageUser, phone } from '../../support/open-page.js';

const question = 'Wie viele Nationen beteiligen sich an KFOR?';

let browser: Browser | undefined;
let localPage: Awaited<ReturnType<typeof openLocalPage>>;
let user: PageUser;

beforeAll(async () => {
  if (whyNoBrowser === undefined) browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async ({ skip }) => {
  skip(browser === undefined, whyNoBrowser);
  if (browser === undefined) return;
  localPage = await openLocalPage();
  user = await openPage(browser, localPage.address);
});

afterEach(async () => {
  if (browser === undefined) return;
  expect(user.faults).toEqual([]);
  await user.close();
  await localPage.close();
});

describe('in the options of a command', () => {
  it('Enter takes the first match, and sends with the next', async () => {
    const { page } = user;
    await page.locator('.box textarea').fill(`/frage ${question}`);
    await page.getByRole('button', { name: 'dokument' }).click();
    const field = page.getByRole('combobox', { name: 'dokument' });
    await field.fill('krisen');
    const match = page.getByRole('option', { name: 'Internationale Krisenprävention' });
    await match.and(page.locator('[aria-selected="true"]')).waitFor();
    await field.press('Enter');
    expect(await field.inputValue()).toContain('Internationale Krisenprävention');
    expect(await page.locator('.message').count()).toBe(0);
    await field.press('Enter');
    await user.answer('27 Nationen').waitFor();
  });

  it('Enter sends what was typed where that is the first match', async () => {
    const { page } = user;
    await page.locator('.box textarea').fill(`/frage ${question}`);
    const typed = page.getByRole('option', { name: question });
    await typed.and(page.locator('[aria-selected="true"]')).waitFor();
    await page.getByRole('combobox', { name: 'frage' }).press('Enter');
    await user.answer('27 Nationen').waitFor();
  });

  it('Tab goes to sending before discarding', async () => {
    const { page } = user;
    await page.locator('.box textarea').fill(`/frage ${question}`);
    const label = async (): Promise<unknown> => {
      await page.keyboard.press('Tab');
      return page.evaluate('document.activeElement.getAttribute("aria-label")');
    };
    await page.getByRole('combobox', { name: 'frage' }).focus();
    expect([await label(), await label()]).toEqual(['Senden', 'Befehl verwerfen']);
  });
});

it('a form names a field that is empty in the language of the page', async () => {
  const { page } = user;
  await user.command('frage', question);
  await user.answer('27 Nationen').getByRole('button', { name: '👎' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Absenden' }).click();
  const select = dialog.getByRole('combobox');
  const told = () => page.evaluate(`document.querySelector('dialog select').validationMessage`);
  expect(await told()).toBe('Bitte fülle dieses Feld aus.');
  await select.selectOption({ index: 1 });
  expect(await told()).toBe('');
});

it('a long answer is shown from its start on a phone', async () => {
  const { page } = user;
  await page.setViewportSize(phone);
  await user.command('frage', question);
  const start = user.answer('27 Nationen').locator('.author-name');
  await start.waitFor();
  const top = (await start.boundingBox())?.y;
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(phone.height / 2);
});

it.each([
  ['a wide screen', { width: 1280, height: 800 }],
  ['a phone', phone],
])('every target on %s is at least 24 pixels wide and high', async (_, size) => {
  const { page } = user;
  await page.setViewportSize(size);
  await user.command('frage', question);
  const answer = user.answer('27 Nationen');
  await answer.getByText('Warum diese Antwort?').click();
  await answer.getByText('Was die Spalten bedeuten').waitFor();
  await page.getByRole('button', { name: 'Hinter den Kulissen' }).click();
  const small = await page.evaluate(`(() => {
    const targets = document.querySelectorAll('button, summary, select, .switch label, .people label');
    return [...targets].flatMap((target) => {
      const { width, height } = target.getBoundingClientRect();
      return width > 0 && (width < 24 || height < 24) ? [target.outerHTML] : [];
    });
  })()`);
  expect(small).toEqual([]);
});
