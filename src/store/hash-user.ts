import { createHmac } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A user id as it is stored; the same for the same user as long as the salt is. */
export type HashUser = (user: string) => string;

/** As long as the hash, as RFC 2104 (section 3) recommends. */
const saltBytes = 32;

const saltFile = 'user-salt';

/**
 * HMAC-SHA-256 with a salt, in base64url. User ids are numbers that can be tried out one by one, so a
 * hash without a secret would hide nobody.
 */
export function createHashUser(salt: Uint8Array): HashUser {
  return (user) => createHmac('sha256', salt).update(user).digest('base64url');
}

/**
 * The salt of this installation, from its file; a new one where there is none or it is damaged. The
 * file is its owner's alone. Once it is deleted, all that was stored is anonymous for good: nobody's
 * entries can be exported or deleted by name any more.
 *
 * @throws what the file system throws
 */
export function loadSalt(folder: string, random: (bytes: number) => Uint8Array): Uint8Array {
  const path = join(folder, saltFile);
  const kept = readSalt(path);
  if (kept !== undefined) {
    chmodSync(path, 0o600);
    return kept;
  }
  const salt = random(saltBytes);
  rmSync(path, { force: true });
  writeFileSync(path, Buffer.from(salt).toString('base64'), { mode: 0o600, flush: true });
  return salt;
}

function readSalt(path: string): Uint8Array | undefined {
  try {
    const salt = Buffer.from(readFileSync(path, 'utf8'), 'base64');
    return salt.length === saltBytes ? salt : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
