import type { Settings } from './page-state.js';

const storageKey = 'beleg';

/** How the person set the page up, or what their browser suggests. */
export function loadSettings(): Settings {
  const suggested: Settings = {
    as: 'member',
    locale: navigator.language.startsWith('de') ? 'de' : 'en-US',
    theme: matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark',
  };
  const stored = localStorage.getItem(storageKey);
  return stored === null ? suggested : { ...suggested, ...(JSON.parse(stored) as Settings) };
}

/** Keeps them in this browser, for this address. */
export function saveSettings(settings: Settings): void {
  localStorage.setItem(storageKey, JSON.stringify(settings));
}
