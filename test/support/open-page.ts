import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A phone that is narrow even among phones. */
export const phone = { width: 360, height: 740 } as const;

/** What a person does on the page, by the names that a screen reader tells. */
export interface PageUser {
  readonly page: Page;
  /** Everything that went wrong in the browser so far. */
  readonly faults: readonly string[];
  /** Addresses that the page asked for, its own aside. */
  readonly strangers: readonly string[];
  /** Writes into the message box, and sends it. */
  write(text: string): Promise<void>;
  /** Opens a slash command, fills in its first option, and sends it. */
  command(name: string, first?: string): Promise<void>;
  /** The last message of the bot that is no longer to come and shows a text. */
  answer(text: string | RegExp): ReturnType<Page['locator']>;
  press(name: string): Promise<void>;
  goTo(channel: string): Promise<void>;
  become(person: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the page in a window of its own, in German and dark unless told otherwise. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<PageUser> {
  const context = await browser.newContext({
    locale: 'de-DE',
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  const faults: string[] = [];
  const strangers: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('dialog', (dialog) => {
    faults.push(`a dialog says “${dialog.message()}”`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) strangers.push(request.url());
  });
  await page.goto(address);
  const box = page.locator('.box textarea');
  await box.waitFor();
  return {
    page,
    faults,
    strangers,
    async write(text) {
      await box.fill(text);
      await box.press('Escape');
      await box.press('Enter');
    },
    async command(name, first = '') {
      await box.fill(`/${name} ${first}`);
      const field = page.locator('.option input');
      if (first === '') await page.locator('.box .send').press('Enter');
      else await field.press('Enter');
    },
    answer: (text) =>
      page
        .locator('.message[data-author="Beleg"][data-waiting="false"]')
        .filter({ hasText: text })
        .last(),
    press: (name) => page.getByRole('button', { name, exact: true }).last().click(),
    goTo: (channel) =>
      page
        .getByRole('navigation', { name: /^(Kanäle|Channels)$/ })
        .getByRole('button', { name: channel })
        .click(),
    become: (person) => page.getByRole('radio', { name: person }).check({ force: true }),
    close: () => context.close(),
  };
}
