import type { Settings } from './page-state.js';

const storageKey = 'beleg';

/** What may stand in each setting; what the browser kept may be from another version of the page. */
const values: { readonly [Name in keyof Settings]: readonly Settings[Name][] } = {
  as: ['member', 'moderator', 'administrator'],
  locale: ['de', 'en-US'],
  theme: ['dark', 'light'],
};

/** How the person set the page up, or what their browser suggests. */
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

/** Keeps them for this window, whatever is chosen in others. */
export function keepSettings(settings: Settings): void {
  write(() => sessionStorage, settings);
}

/** Keeps them for this window, and for those that are still to be opened. */
export function saveSettings(settings: Settings): void {
  keepSettings(settings);
  write(() => localStorage, settings);
}

/** Where the browser does not let us, they hold until the page is left. */
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
