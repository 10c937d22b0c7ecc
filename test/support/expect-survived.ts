import { expect } from 'vitest';

import { type FileParser, ParseError } from '../../src/core/documents/formats/parsed-file.js';
import { startCpuClock } from './start-cpu-clock.js';

/** In milliseconds of the processor, for one small file. */
const longest = 3_000;

/** A parser gives text whose blocks lie in it one after the other, or says why it does not. */
export async function expectSurvived(parse: FileParser, bytes: Uint8Array): Promise<void> {
  const spent = startCpuClock();
  try {
    const { text, blocks, pages = [] } = await parse(bytes);
    let last = 0;
    for (const { start, end } of blocks) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThanOrEqual(start);
      last = end;
    }
    expect(last).toBeLessThanOrEqual(text.length);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
  expect(spent()).toBeLessThan(longest);
}
