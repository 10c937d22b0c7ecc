import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { loadDocument } from '../../../../src/core/documents/load-document.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-sidecar-'));
  await writeFile(join(folder, 'a.md'), '# Hunde\n\nDer Hund ist anzumelden.\n');
});
afterEach(() => rm(folder, { recursive: true }));

describe('A sidecar', () => {
  it.each([
    ['a named pipe', (path: string) => execFileSync('mkfifo', [path]), 'not a regular file'],
    ['a device without end', (path: string) => symlink('/dev/zero', path), 'not a regular file'],
    [
      'a file of 300 MB',
      async (path: string) => {
        await writeFile(path, '');
        await truncate(path, 300_000_000);
      },
      '300000000 bytes, at most 1048576',
    ],
  ])('that is %s is a problem, and the document counts', async (_, make, detail) => {
    const sidecarPath = join(folder, 'a.md.meta.yaml');
    await make(sidecarPath);
    const absolutePath = join(folder, 'a.md');
    const { document, failures } = await loadDocument({ path: 'a.md', absolutePath, sidecarPath });
    expect(document?.title).toBe('Hunde');
    expect(failures).toEqual([
      { path: 'a.md', code: 'bad-metadata', detail: `cannot be read: ${detail}` },
    ]);
  });

  it('belongs to a document that is guarded alike', async () => {
    const absolutePath = join(folder, 'pipe.md');
    execFileSync('mkfifo', [absolutePath]);
    expect(await loadDocument({ path: 'pipe.md', absolutePath })).toMatchObject({
      document: undefined,
      failures: [{ path: 'pipe.md', code: 'unreadable', detail: 'not a regular file' }],
    });
  });
});
