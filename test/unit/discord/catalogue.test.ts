import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { systemClock } from '../../../src/core/platform/clock.js';
import type { Source } from '../../../src/core/app.js';
import { createCatalogueCache } from '../../../src/discord/autocomplete/create-catalogue-cache.js';
import { buildPrefixIndex } from '../../../src/discord/autocomplete/prefix-index.js';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
const split = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** The definition, word for word. */
function findSlowly(texts: readonly string[], typed: string): readonly number[] {
  const wanted = fold(typed);
  const words = split(wanted);
  const has = (text: string) =>
    words.length > 0 &&
    words.every((word) => split(fold(text)).some((other) => other.startsWith(word)));
  const places = [...texts.keys()];
  const first = places.filter((place) => fold(texts[place]!).startsWith(wanted));
  const then = places.filter((place) => !first.includes(place) && has(texts[place]!));
  return [...first, ...then];
}

describe('texts by the beginnings of their words', () => {
  const word = fc.constantFrom(
    'Äpfel',
    'apfel',
    'ap',
    'a',
    'Birne',
    'bi',
    '§',
    '12',
    '1',
    '👩‍🚀',
    'b-a',
  );
  const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));

  it('are found as by comparing with each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text), text, fc.nat(6), async (texts, typed, limit) => {
        const index = await buildPrefixIndex(texts);
        expect(index.find(typed, limit)).toEqual(findSlowly(texts, typed).slice(0, limit));
      }),
    );
  });

  it('are sorted without blocking the event loop', async () => {
    let pauses = 0;
    const texts = Array.from({ length: 500 }, (_, number) => `Abschnitt ${number}`);
    await buildPrefixIndex(texts, () => void (pauses += 1));
    expect(pauses).toBe(texts.length);
  });
});

describe('the catalogue that is kept', () => {
  const logger = { warn: () => undefined };

  /** An index of one document, whose headings change with its version. */
  function createIndex() {
    let version = '1';
    const asked = { status: 0, sources: 0 };
    let failing = false;
    const app = {
      status: () => {
        asked.status += 1;
        if (failing) return Promise.reject(new Error('the thread is lost'));
        const state = { documents: 1, passages: 1, snapshot: 'none', memoryMib: 1 } as const;
        return Promise.resolve({ ...state, version });
      },
      sources: () => {
        asked.sources += 1;
        const source: Source = {
          document: 'a',
          title: 'A',
          headings: [`v${version}`],
          passages: 1,
        };
        return Promise.resolve([source]);
      },
    };
    return { app, asked, set: (next: string) => (version = next), fail: () => (failing = true) };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

  it('is built once for many keystrokes, and again when the index has changed', async () => {
    let clock = 0;
    const index = createIndex();
    const keeper = createCatalogueCache(index.app, logger, { ...systemClock, now: () => clock });
    const shown = async () => (await keeper.get()).headings('v', 5);
    expect(await Promise.all([shown(), shown(), shown()])).toEqual([['v1'], ['v1'], ['v1']]);
    expect(index.asked).toEqual({ status: 1, sources: 1 });
    index.set('2');
    expect(await shown()).toEqual(['v1']);
    clock += 1_000;
    // Whoever types next does not wait for it.
    expect(await shown()).toEqual(['v1']);
    await settled();
    expect(await shown()).toEqual(['v2']);
    clock += 1_000;
    await shown();
    await settled();
    expect(index.asked).toEqual({ status: 3, sources: 2 });
  });

  it('stays when the index cannot be asked', async () => {
    let clock = 0;
    const index = createIndex();
    const keeper = createCatalogueCache(index.app, logger, { ...systemClock, now: () => clock });
    await keeper.get();
    index.fail();
    clock += 1_000;
    expect((await keeper.get()).headings('', 5)).toEqual(['v1']);
    await settled();
    expect((await keeper.get()).headings('', 5)).toEqual(['v1']);
  });
});
