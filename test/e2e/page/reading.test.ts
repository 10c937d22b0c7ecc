import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { launchBrowser, whyNoBrowser } from '../../support/chromium.js';
import { openPage, type PageUser, phone } from '../../support/open-page.js';
import { openLocalPage } from '../../support/open-local-page.js';

let browser: Browser | undefined;
let localPage: Awaited<ReturnType<typeof openLocalPage>>;
let user: PageUser;

beforeAll(async () => {
  if (whyNoBrowser === undefined) browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async ({ skip }) => {
  skip(browser === undefined, whyNoBrowser);
  localPage = await openLocalPage();
  user = await open();
});

afterEach(async () => {
  if (browser === undefined) return;
  expect(user.faults).toEqual([]);
  await user.close();
  await localPage.close();
});

function open(options: BrowserContextOptions = {}): Promise<PageUser> {
  if (browser === undefined) throw new Error('there is no browser');
  return openPage(browser, localPage.address, options);
}

const question = 'Wie viele Nationen beteiligen sich an KFOR?';

/** Fills a channel so that it is several screens long. */
async function writeMany({ page, ...person }: PageUser, count = 12): Promise<void> {
  for (let at = 1; at <= count; at += 1)
    await person.write(`Nachricht ${at}${'\nund weiter'.repeat(9)}`);
  await page.locator('.message', { hasText: `Nachricht ${count}` }).waitFor();
}

/** In pixels: what is below the part of the channel that is seen. */
const restBelow = (page: Page) =>
  page.evaluate<number>(
    '(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(document.querySelector(".scroller"))',
  );

const focused = (page: Page) =>
  page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
  );

const box = () => user.page.locator('#message-box');

describe('a long channel', () => {
  it('stands at its end, also after a reload', async () => {
    await user.goTo('fragen');
    await writeMany(user);
    expect(await restBelow(user.page)).toBeLessThan(2);
    await user.page.reload();
    await user.page.getByRole('heading', { name: '# fragen' }).waitFor();
    await user.page.locator('.message', { hasText: 'Nachricht 12' }).waitFor();
    expect(await restBelow(user.page)).toBeLessThan(2);
  });

  it('stays where it is read while others write, and leads to the newest', async () => {
    await writeMany(user);
    await user.page.evaluate('document.querySelector(".scroller").scrollTop = 400');
    const back = user.page.getByRole('button', { name: 'Zur Gegenwart springen' });
    await back.waitFor();
    const other = await open();
    await other.become('Momo');
    await other.page.getByRole('radio', { name: 'Momo', checked: true }).waitFor();
    await other.write('Von Momo');
    await user.page.locator('.message', { hasText: 'Von Momo' }).waitFor({ state: 'attached' });
    expect(await user.page.evaluate('document.querySelector(".scroller").scrollTop')).toBe(400);
    await back.click();
    await back.waitFor({ state: 'detached' });
    expect(await restBelow(user.page)).toBeLessThan(2);
    expect(other.faults).toEqual([]);
    await other.close();
  });

  it('keeps its end in sight while the message box grows with its text', async () => {
    await writeMany(user);
    const height = async () => (await box().boundingBox())?.height ?? 0;
    const before = await height();
    await box().fill('Ein langer Satz ohne Umbruch. '.repeat(30));
    expect(await height()).toBeGreaterThan(before * 3);
    await expect.poll(() => restBelow(user.page)).toBeLessThan(2);
    await box().fill('');
    expect(await height()).toBe(before);
  });

  it('follows whoever writes, from wherever they are', async () => {
    await writeMany(user);
    await user.page.evaluate('document.querySelector(".scroller").scrollTop = 0');
    await user.write('Von mir');
    await user.page.locator('.message', { hasText: 'Von mir' }).waitFor();
    await expect.poll(() => restBelow(user.page)).toBeLessThan(2);
  });

  it('has a line for the day, and one where what is new begins', async () => {
    await user.write('erste');
    await user.write('zweite');
    expect(await user.page.locator('.divider').count()).toBe(1);
    await user.goTo('fragen');
    const other = await open();
    await other.become('Momo');
    await other.page.getByRole('radio', { name: 'Momo', checked: true }).waitFor();
    await other.write('neue');
    await user.page.getByRole('button', { name: /allgemein.*neue Nachrichten/ }).click();
    const lines = user.page.locator('.messages > li');
    expect(await lines.nth(3).innerText()).toBe('Neu');
    expect(await lines.nth(4).innerText()).toContain('neue');
    await user.write('gelesen');
    await user.page.locator('.divider.new').waitFor({ state: 'detached' });
    await other.close();
  });
});

describe('the keyboard', () => {
  it('stays on the button that turns the pages', async () => {
    await user.command('frage', question);
    await user.answer('27 Nationen').waitFor();
    await user.press('Im Zusammenhang');
    const next = user.page.getByRole('button', { name: 'Weiter', exact: true });
    await next.waitFor();
    for (const heading of ['Operation Sea Guardian', 'NATO Mission Iraq']) {
      await next.press('Enter');
      await user.answer(heading).waitFor();
      expect(await focused(user.page)).toBe('Weiter');
    }
  });

  it('returns from a modal and a menu to where it was', async () => {
    await user.write('hallo');
    await user.command('frage', question);
    await user.answer('27 Nationen').waitFor();
    await user.page.getByRole('button', { name: '👎' }).press('Enter');
    await user.page.getByRole('dialog').waitFor();
    await user.page.keyboard.press('Escape');
    await user.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(user.page)).toBe('👎');
    const more = user.page.getByRole('button', { name: 'Mehr' }).first();
    await more.press('Enter');
    await user.page.keyboard.press('ArrowDown');
    expect(await focused(user.page)).toBe('Apps › In Dokumenten suchen');
    await user.page.keyboard.press('Escape');
    expect(await focused(user.page)).toBe('Mehr');
  });

  it('returns from the channels of a telephone to what opened them', async () => {
    const other = await open({ viewport: phone, hasTouch: true, isMobile: true });
    await other.press('Kanäle zeigen');
    await other.goTo('fragen');
    await other.page.getByRole('heading', { name: '# fragen' }).waitFor();
    expect(await focused(other.page)).toBe('Kanäle zeigen');
    await other.close();
  });

  it('goes from an answer to the message that it replies to', async () => {
    await user.write(`@Beleg ${question}`);
    await user.answer('27 Nationen').getByRole('button', { name: 'zur Nachricht' }).press('Enter');
    expect(await focused(user.page)).toContain(`@Beleg ${question}`);
  });
});

describe('what is written', () => {
  it('stays in its channel until it is sent', async () => {
    await box().fill('Entwurf');
    await user.goTo('fragen');
    expect(await box().inputValue()).toBe('');
    await user.goTo('allgemein');
    expect(await box().inputValue()).toBe('Entwurf');
  });

  it('is not sent where it is too long, and nothing of it is lost', async () => {
    await box().fill('@Beleg '.padEnd(1_995, 'x'));
    // The mention is longer as it is sent.
    await user.page.getByText('Zeichen zu viel').waitFor();
    await box().press('Enter');
    expect(await user.page.getByRole('button', { name: 'Senden' }).isDisabled()).toBe(true);
    expect((await box().inputValue()).length).toBe(1_995);
    await box().fill('x'.repeat(2_000));
    await box().press('Enter');
    await user.page.locator('.message', { hasText: 'x'.repeat(2_000) }).waitFor();
  });

  it('is offered with the options of a command, and whose it is', async () => {
    await box().fill('/fr');
    const offered = user.page.getByRole('option', { name: '/frage' });
    expect(await offered.locator('.pill').allInnerTexts()).toEqual(['frage', 'dokument', 'privat']);
    expect(await offered.innerText()).toContain('Beleg');
  });
});

describe('among people', () => {
  it('Beleg reads nothing, and answers whoever brought it along', async () => {
    await user.goTo('Momo');
    await user.write(question);
    await user.command('frage', question);
    const answer = user.answer('27 Nationen');
    await answer.waitFor();
    await user.press('Im Kanal teilen');
    await user.become('Momo');
    await user.page.getByRole('heading', { name: '@ Mara' }).waitFor();
    await user.answer('27 Nationen').waitFor();
    expect(await user.page.locator('.message[data-author="Mara"]').count()).toBe(1);
    await user.become('Ada');
    await user.page.getByRole('heading', { name: '# allgemein' }).waitFor();
    expect(await user.page.getByRole('button', { name: 'Momo' }).count()).toBe(0);
  });
});

it('two windows are two people, also after a reload', async () => {
  const other = await user.page.context().newPage();
  await other.goto(localPage.address);
  await other.getByRole('radio', { name: 'Ada' }).check({ force: true });
  for (const page of [user.page, other]) {
    await page.reload();
    await page.locator('#message-box').waitFor();
  }
  expect(await user.page.getByRole('radio', { name: 'Mara' }).isChecked()).toBe(true);
  expect(await other.getByRole('radio', { name: 'Ada' }).isChecked()).toBe(true);
});

it('what the browser kept of another version of the page does no harm', async () => {
  for (const kept of ['{', 'null', '{"as":"root","locale":"xx","theme":"dark"}']) {
    await user.page.evaluate(`sessionStorage.setItem('beleg', ${JSON.stringify(kept)})`);
    await user.page.reload();
    await user.page.locator('#message-box').waitFor();
    expect(await user.page.getByRole('radio', { name: 'Mara' }).isChecked()).toBe(true);
  }
});

it('what is dismissed in one window is gone in the others', async () => {
  await user.command('frage', question);
  await user.answer('27 Nationen').waitFor();
  const other = await open();
  await other.answer('27 Nationen').waitFor();
  await user.press('Nachricht verwerfen');
  await other.page.locator('.message').waitFor({ state: 'detached' });
  await other.close();
});

it('a corrected question has an explanation of its own', async () => {
  await user.command('frage', 'Wie hoch ist der höchste Berg im Kosowo?');
  await user.answer('Die Dokumente beantworten diese Frage nicht.').waitFor();
  await user.page.getByRole('button', { name: 'Meintest du' }).click();
  await user.page.locator('.explanation').nth(1).locator('summary').first().click();
  const words = user.page.getByRole('table', { name: 'Wonach gesucht wurde' });
  await words.getByRole('rowheader', { name: 'Kosovo', exact: true }).waitFor();
});

it('a text from right to left runs so, with its marks where they belong', async () => {
  const text = 'الشحرور الأزرق يغني في المساء، ولا ينام قبل منتصف الليل!';
  await writeFile(join(localPage.folder, 'rtl.md'), `# الطيور\n\n${text}\n`);
  await user.press('Hinter den Kulissen');
  await user.press('Neu einlesen');
  await user.page.getByText('2 Dokumente').waitFor();
  await user.write(text);
  const place = await user.page.evaluate<{ mark: number; text: number }>(
    `(() => {
      const piece = document.querySelector('.message:last-child .text span').firstChild;
      const left = (from, to) => {
        const range = document.createRange();
        range.setStart(piece, from);
        range.setEnd(piece, to);
        return range.getBoundingClientRect().left;
      };
      return { mark: left(piece.length - 1, piece.length), text: left(0, 1) };
    })()`,
  );
  // The last mark stands left of the first letter.
  expect(place.mark).toBeLessThan(place.text);
});
