import { existsSync } from 'node:fs';

import { type Browser, chromium } from 'playwright-core';

/** Where Debian, Ubuntu and Google put it. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const executablePath = places.find((place) => existsSync(place));

/** `undefined`: there is a browser. */
export const whyNoBrowser =
  executablePath === undefined
    ? 'no Chromium on this machine (apt-get install chromium)'
    : undefined;

/** Without its sandbox, which root in a container cannot have: it sees pages of our own alone. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
}
