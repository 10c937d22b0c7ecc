import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { findSystemCode } from '../../../../src/core/documents/load-document.js';

describe('An error while a file is parsed', () => {
  it('has the code of the system call that failed', async () => {
    const error: unknown = await readFile('/nonexistent/parser.js').catch(
      (cause: unknown) => cause,
    );
    expect(findSystemCode(error)).toBe('ENOENT');
  });

  it.each([
    ['no error', undefined],
    ['a text', 'EMFILE'],
    ['an error of the parser', new RangeError('no number at index 3')],
    ['an error of Node itself', Object.assign(new Error('invalid'), { code: 'ERR_INVALID_ARG' })],
  ])('has none when it is %s', (_, error) => {
    expect(findSystemCode(error)).toBeUndefined();
  });
});
