import { describe, expect, it } from 'vitest';

import { createHashUser } from '../../../src/store/hash-user.js';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('a hash of a user', () => {
  it('is HMAC-SHA-256 (RFC 4231, test case 2)', () => {
    const hash = createHashUser(Buffer.from('Jefe'))('what do ya want for nothing?');
    expect(Buffer.from(hash, 'base64url').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is the same for the same user and differs for another user or salt', () => {
    const hash = createHashUser(bytes('00'.repeat(32)));
    expect(hash('1')).toBe(hash('1'));
    expect(hash('1')).not.toBe(hash('2'));
    expect(hash('1')).not.toBe(createHashUser(bytes('01'.repeat(32)))('1'));
  });
});
