import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { launchBrowser, whyNoBrowser } from '../../support/chromium.js';
import { openPage, type PageUser, phone } from '../../support/open-page.js';
import { openLocalPage } from '../../support/open-local-page.js';

let browser: Browser | undefined;
let localPage: Awaited<ReturnType<typeof openLocalPage>>;
let user: PageUser;

beforeAll(async () => {
  if (whyNoBrowser !== undefined) return;
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async ({ skip }) => {
  skip(whyNoBrowser !== undefined, whyNoBrowser);
  localPage = await openLocalPage();
  user = await open();
});

afterEach(async () => {
  if (whyNoBrowser !== undefined) return;
  expect({ faults: user.faults, strangers: user.strangers }).toEqual({ faults: [], strangers: [] });
  await user.close();
  await localPage.close();
});

function open(options: BrowserContextOptions = {}): Promise<PageUser> {
  if (browser === undefined) throw new Error('there is no browser');
  return openPage(browser, localPage.address, options);
}

const question = 'Wie viele Nationen beteiligen sich an KFOR?';

describe('a question', () => {
  it('is asked with a command, and answered for the asker alone', async () => {
    await user.command('frage', question);
    const answer = user.answer('27 Nationen');
    await answer.waitFor();
    expect(await answer.innerText()).toContain('Nur du kannst dies sehen');
    expect(await answer.locator('strong', { hasText: '27 Nationen' }).count()).toBe(1);
    expect(await answer.locator('blockquote').count()).toBe(1);
    await user.become('Momo');
    await user.page.getByRole('radio', { name: 'Momo', checked: true }).waitFor();
    await user.page.locator('.message').waitFor({ state: 'detached' });
  });

  it('is completed while it is typed', async () => {
    await user.page.locator('.box textarea').fill('/frage kosovo');
    const suggestions = user.page.getByRole('listbox', { name: 'Vorschläge' });
    await suggestions.getByRole('option', { name: 'Kosovo Force' }).click();
    await user.page.locator('.option input').press('Enter');
    await user.answer('KFOR').waitFor();
  });

  it('that the documents do not answer is told so', async () => {
    await user.command('frage', 'Wie hoch ist der Mount Everest?');
    await user.answer('Die Dokumente beantworten diese Frage nicht.').waitFor();
  });

  it('is answered in a direct message, to a mention, and from a message’s menu', async () => {
    await user.goTo('Beleg');
    await user.write(question);
    await user.answer('27 Nationen').waitFor();
    await user.goTo('fragen');
    await user.write(`@Beleg ${question}`);
    const answer = user.answer('27 Nationen');
    await answer.waitFor();
    expect(await answer.innerText()).toContain(`@Mara\n@Beleg ${question}`);
    await user.goTo('allgemein');
    await user.write('Seit wann gibt es KFOR?');
    const asked = user.page.locator('.message', { hasText: 'Seit wann gibt es KFOR?' });
    await asked.hover();
    await asked.getByRole('button', { name: 'Mehr' }).click();
    await asked.getByRole('menuitem', { name: 'In Dokumenten suchen' }).click();
    await user.answer('Seit 1999').waitFor();
  });
});

describe('an answer', () => {
  it('opens its context, reads on, and goes to the channel with its asker’s name', async () => {
    await user.command('frage', question);
    await user.answer('27 Nationen').waitFor();
    await user.press('Im Zusammenhang');
    await user.page.getByRole('button', { name: 'Weiter', exact: true }).waitFor();
    await user.press('Weiter');
    await user.answer('Sea Guardian').waitFor();
    await user.press('Im Kanal teilen');
    await user.become('Momo');
    const shared = user.answer('27 Nationen');
    await shared.waitFor();
    expect(await shared.innerText()).toContain('Mara');
    expect(await shared.innerText()).not.toContain('Nur du kannst dies sehen');
  });

  it('is voted up, or down with a reason, and what is wrong is told the administrator', async () => {
    await user.command('frage', question);
    await user.answer('27 Nationen').waitFor();
    await user.press('👍');
    await user.answer('Danke').waitFor();
    await user.page.getByRole('button', { name: '👎' }).first().click();
    const form = user.page.getByRole('dialog', { name: 'Was stimmt an der Antwort nicht?' });
    await form.getByRole('combobox', { name: 'Grund' }).selectOption('Falsche Stelle');
    await form.getByRole('textbox').fill('Es sind heute mehr.');
    await form.getByRole('button', { name: 'Absenden' }).click();
    await form.waitFor({ state: 'detached' });
    await user.become('Ada');
    await user.command('luecken');
    await user.answer(question).waitFor();
    await user.press('Als CSV-Datei');
    await user.page.locator('.file').waitFor();
  });

  it('that is for the asker alone can be dismissed, and stays away', async () => {
    await user.command('frage', question);
    await user.answer('27 Nationen').waitFor();
    await user.press('Nachricht verwerfen');
    await user.page.locator('.message').waitFor({ state: 'detached' });
    await user.page.reload();
    await user.page.locator('.box textarea').waitFor();
    expect(await user.page.locator('.message').count()).toBe(0);
  });
});

describe('the explanation of an answer', () => {
  it('names its words, its passages, and how sure Beleg is', async () => {
    await user.command('frage', question);
    const answer = user.answer('27 Nationen');
    await answer.getByText('Warum diese Antwort?').click();
    await answer.getByText(/zu \d+\s%\ssicher, dass diese Stelle antwortet; ab \d+\s%/).waitFor();
    await answer.getByText('Gefragt ist nach einer Zahl.').waitFor();
    const reasons = answer.getByRole('table', { name: 'Was für die beste Stelle spricht' });
    const [strongest] = await reasons.getByRole('rowheader').allInnerTexts();
    expect(strongest).toBe('Wie viel davon die Stelle hat');
    const words = answer.getByRole('table', { name: 'Wonach gesucht wurde' });
    expect(await words.getByRole('rowheader').allInnerTexts()).toContain('Nationen');
    const passages = answer.getByRole('table', { name: 'Welche Stellen in Frage kamen' });
    expect(await passages.getByRole('rowheader').first().innerText()).toContain('Kosovo Force');
    await answer.getByText('Was die Spalten bedeuten').click();
    await answer.getByText('gesuchte Wörter im ganzen Dokument').waitFor();
  });

  it('names, where there is none, what was corrected, and what came nearest', async () => {
    await user.goTo('Beleg');
    await user.write('Wie hoch ist der höchste Berg im Kosowo?');
    const answer = user.answer('Die Dokumente beantworten diese Frage nicht.');
    await answer.getByText('Warum diese Antwort?').click();
    await answer
      .getByText(/nur zu \d+\s%\ssicher, .* sagt es, dass die Dokumente es nicht/)
      .waitFor();
    await answer.getByText('Kosowo → Kosovo').waitFor();
  });
});

describe('the documents', () => {
  it('are listed, and opened from a select', async () => {
    await user.command('quellen');
    await user.page.getByRole('combobox', { name: 'Dokument öffnen' }).click();
    await user.page.getByRole('option', { name: 'Internationale Krisenprävention' }).click();
    await user.answer('Kosovo Force').waitFor();
  });

  it('are read anew by an administrator, and a member is refused', async () => {
    await writeFile(
      join(localPage.folder, 'amsel.md'),
      '# Die Amsel\n\nDie Amsel singt am Abend.\n',
    );
    await user.page.locator('.box textarea').fill('/neu');
    expect(await user.page.getByRole('option').count()).toBe(0);
    await user.goTo('Beleg');
    await user.command('neuindizieren');
    await user.answer('Administrator').waitFor();
    await user.become('Ada');
    await user.goTo('allgemein');
    await user.command('neuindizieren');
    await user.answer('+1').waitFor();
    await user.command('frage', 'Wann singt die Amsel?');
    await user.answer('am Abend').waitFor();
  });

  it('are shown to the administrator with what is wrong with them, and read anew', async () => {
    await writeFile(join(localPage.folder, 'leer.md'), '');
    await writeFile(
      join(localPage.folder, 'amsel.md'),
      '# Die Amsel\n\nDie Amsel singt am Abend.\n',
    );
    await user.press('Hinter den Kulissen');
    const panel = user.page.getByRole('complementary', { name: 'Hinter den Kulissen' });
    await panel.getByText('leer.md').waitFor();
    await panel.getByRole('button', { name: 'Neu einlesen' }).click();
    await panel.getByText('2 Dokumente').waitFor();
    await panel.getByText('amsel.md').waitFor();
  });

  it('show what they say as text, whatever it looks like', async () => {
    const hostile =
      'Der Zebrafink sang <script>window.broken = 1</script> <img src=x onerror="window.broken=1"> ' +
      '<svg onload=alert(1)> [hier](javascript:window.broken=1) &lt;b&gt; **laut** am Morgen.';
    const title = '<img src=x onerror=alert(1)> Zebrafink';
    await writeFile(join(localPage.folder, 'vogel.txt'), `${title}\n\n${hostile}\n`);
    await user.press('Hinter den Kulissen');
    await user.press('Neu einlesen');
    await user.page.getByText('2 Dokumente').waitFor();
    await user.command('frage', 'Was sang der Zebrafink?');
    const answer = user.answer('Zebrafink sang');
    await answer.waitFor();
    expect(await answer.innerText()).toContain(hostile);
    expect(await answer.locator('script, img:not(.avatar), svg:not(.icon), b').count()).toBe(0);
    expect(await answer.locator('a').count()).toBe(0);
    expect(await user.page.evaluate('window.broken')).toBeUndefined();
  });
});

describe('the page', () => {
  it('asks for all its scripts at once, and for one style sheet', async () => {
    expect(await user.page.evaluate('document.styleSheets.length')).toBe(1);
    const named = await user.page.evaluate<string[]>(
      '[...document.querySelectorAll("link[rel=modulepreload]")].map(({ href }) => href)',
    );
    const loaded = await user.page.evaluate<string[]>(
      'performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.endsWith(".js"))',
    );
    expect(loaded.toSorted()).toEqual(named.toSorted());
  });

  it('speaks the person’s language, and so does Beleg', async () => {
    await user.page.getByRole('radio', { name: 'English' }).check({ force: true });
    await user.page.getByRole('textbox', { name: 'Message #allgemein' }).waitFor();
    expect(await user.page.locator('html').getAttribute('lang')).toBe('en');
    await user.command('ask', 'How high is Mount Everest?');
    await user.answer('The documents are in German.').waitFor();
  });

  it('is dark or light, as the person likes, and remembers it', async () => {
    const background = () =>
      user.page.evaluate('getComputedStyle(document.querySelector(".chat")).backgroundColor');
    const dark = await background();
    await user.page.getByRole('radio', { name: 'Hell' }).check({ force: true });
    const light = await background();
    expect(light).not.toBe(dark);
    await user.page.reload();
    await user.page.locator('.box textarea').waitFor();
    expect(await background()).toBe(light);
  });

  it('is used with the keyboard alone', async () => {
    const { keyboard } = user.page;
    await user.page.locator('.box textarea').waitFor();
    await keyboard.type('/fr');
    await keyboard.press('Enter');
    await keyboard.type(question);
    await keyboard.press('Enter');
    await user.answer('27 Nationen').waitFor();
    const reach = async (name: string): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        const focused = await user.page.evaluate(
          'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
        );
        if (focused === name) return;
        await keyboard.press('Shift+Tab');
      }
      throw new Error(`“${name}” is not reached by the keyboard`);
    };
    await reach('Im Zusammenhang');
    await keyboard.press('Enter');
    await user.page.getByRole('button', { name: 'Weiter', exact: true }).waitFor();
    await reach('Nachricht verwerfen');
    await keyboard.press('Enter');
    await reach('Beleg');
    await keyboard.press('Enter');
    await user.page.getByRole('heading', { name: '@ Beleg' }).waitFor();
  });

  it('has no serious fault that axe finds, dark and wide', async () => {
    await user.write('hallo');
    await user.command('frage', question);
    await user.answer('27 Nationen').getByText('Warum diese Antwort?').click();
    await user.page.getByRole('table').first().waitFor();
    await user.command('quellen');
    await user.page.getByRole('combobox').waitFor();
    await user.press('Hinter den Kulissen');
    await user.page.getByRole('complementary').getByText('nato-einsaetze.txt').waitFor();
    await user.page.locator('.box textarea').fill('/');
    expect(await findFaults()).toEqual([]);
  });

  it('has no serious fault that axe finds, light and narrow', async () => {
    await user.close();
    user = await open({ colorScheme: 'light', locale: 'en-US', viewport: phone });
    await user.command('ask', question);
    await user.answer('27 Nationen').getByText('Why this answer?').click();
    await user.page.getByRole('table').first().waitFor();
    await user.page.locator('.box textarea').fill('/ask ');
    expect(await findFaults()).toEqual([]);
    await user.press('Behind the scenes');
    await user.page.getByRole('complementary').getByText('nato-einsaetze.txt').waitFor();
    expect(await findFaults()).toEqual([]);
    await user.press('Close');
    await user.press('Show channels');
    expect(await findFaults()).toEqual([]);
  });

  it('fits a narrow phone, without scrolling sideways', async () => {
    await user.close();
    user = await open({ viewport: phone });
    await user.write('W'.repeat(300));
    await user.command('frage', question);
    await user.answer('27 Nationen').waitFor();
    await user.press('Im Zusammenhang');
    await user.page.getByRole('button', { name: 'Weiter', exact: true }).waitFor();
    const overflow = 'document.documentElement.scrollWidth - innerWidth';
    expect(await user.page.evaluate(overflow)).toBeLessThanOrEqual(0);
    for (const box of await user.page.locator('.message, .container, .button').all()) {
      const place = await box.boundingBox();
      expect((place?.x ?? 0) + (place?.width ?? 0)).toBeLessThanOrEqual(phone.width);
    }
    await user.press('Kanäle zeigen');
    await user.goTo('Beleg');
    await user.page.getByRole('heading', { name: '@ Beleg' }).waitFor();
  });
});

/** What axe finds that keeps people out. */
async function findFaults(): Promise<readonly string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
  await user.page.evaluate(source);
  const { violations } = await user.page.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}
