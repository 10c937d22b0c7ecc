import type { Settings } from './page-state.js';

const storageKey = 'beleg';

/** The values of each setting. What the browser stored may be from another version of the page. */
const values: { readonly [Name in keyof Settings]: readonly Settings[Name][] } = {
  as: ['member', 'moderator', 'administrator'],
  locale: ['de', 'en-US'],
  theme: ['dark', 'light'],
};

/** The person's stored settings, or what their browser suggests. */
export function loadSettings(): Settings {
  const kept = readKept();
  const pick = <Name extends keyof Settings>(
    name: Name,
    suggested: Settings[Name],
  ): Settings[Name] => values[name].find((value) => value === kept[name]) ?? suggested;
  return {
    as: pick('as', 'member'),
    locale: pick('locale', navigator.language.startsWith('de') ? 'de' : 'en-US'),
    theme: pick('theme', matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'),
  };
}

/** Stores the settings for this window, whatever is chosen in others. */
export function keepSettings(settings: Settings): void {
  write(() => sessionStorage, settings);
}

/** Stores the settings for this window and for those opened later. */
export function saveSettings(settings: Settings): void {
  keepSettings(settings);
  write(() => localStorage, settings);
}

/** If the browser does not allow storage, they last until the page is closed. */
function write(storage: () => Storage, settings: Settings): void {
  try {
    storage().setItem(storageKey, JSON.stringify(settings));
  } catch {
    return;
  }
}

function readKept(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(
      sessionStorage.getItem(storageKey) ?? localStorage.getItem(storageKey) ?? '{}',
    );
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}
