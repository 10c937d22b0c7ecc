import { expect } from 'vitest';

import {
  ParseError,
  type FileParser,
  type ParsedFile,
} from '../../src/core/documents/formats/parsed-file.js';

/** Every promise that a parser makes about what it returns. */
export function expectSound({ text, blocks, pages }: ParsedFile): void {
  expect(text).toBe(text.normalize('NFC'));
  expect(text).not.toMatch(/\r/);
  let end = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(end);
    expect(block.end).toBeGreaterThan(block.start);
    const own = text.slice(block.start, block.end);
    expect(own).toBe(own.trim());
    if (block.kind === 'heading') {
      expect(block.label).toBe(own.replace(/\s+/g, ' '));
      expect(block.level).toBeGreaterThanOrEqual(1);
      expect(block.level).toBeLessThanOrEqual(6);
    }
    end = block.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  for (const [at, start] of (pages ?? []).entries()) {
    expect(start).toBeGreaterThanOrEqual(pages?.[at - 1] ?? 0);
    expect(start).toBeLessThanOrEqual(text.length);
  }
}

/** A parser answers with a sound file or with a `ParseError`, and soon; says which. */
export async function expectSoundOrRefused(
  parse: FileParser,
  bytes: Uint8Array,
  withinMs = 2_000,
): Promise<'parsed' | 'refused'> {
  const before = performance.now();
  try {
    expectSound(await parse(bytes));
    return 'parsed';
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return 'refused';
  } finally {
    expect(performance.now() - before).toBeLessThan(withinMs);
  }
}
