import { readFileSync } from 'node:fs';

/** Beleg's version; `?` where the package it came in is not around. */
export function readVersion(): string {
  // Built code lies one folder deeper than its source.
  for (const up of ['../..', '../../..']) {
    try {
      const text = readFileSync(new URL(`${up}/package.json`, import.meta.url), 'utf8');
      const { name, version } = JSON.parse(text) as { name?: unknown; version?: unknown };
      if (name === 'beleg' && typeof version === 'string') return version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return '?';
}
