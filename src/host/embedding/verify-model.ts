import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { hashFile } from './hash-file.js';
import { ModelError } from '../../core/embedding/model-error.js';
import { pinnedModel } from './model-files.js';

/** Lists the files of a model that was given by hand, with what they were when it was first verified. */
const manifestFile = 'model.json';

const manifestSchema = z.object({
  files: z.record(z.string(), z.string().regex(/^[\da-f]{64}$/)),
});

/**
 * How a model was found right: its files are the pinned ones; they are those that were noted before; or
 * they were noted now, which says nothing about where they came from.
 */
export type Verification = 'pinned' | 'unchanged' | 'noted';

/**
 * Compares the files in a folder with the pinned model, and if they are another one, with the manifest
 * `model.json` beside them. Without a manifest, writes it.
 *
 * @throws ModelError `missing-file`, `wrong-hash`, `not-written`
 */
export async function verifyModel(folder: string): Promise<Verification> {
  const found = new Map<string, string>();
  for (const { path } of pinnedModel.files) {
    const sha256 = await hashFile(join(folder, path)).catch((cause: unknown) => {
      throw new ModelError('missing-file', path, { cause });
    });
    found.set(path, sha256);
  }
  const known = await readManifest(join(folder, manifestFile));
  if (known !== undefined) {
    for (const [path, sha256] of found) {
      if (known.get(path) !== sha256) throw new ModelError('wrong-hash', path);
    }
  }
  if (pinnedModel.files.every(({ path, sha256 }) => found.get(path) === sha256)) return 'pinned';
  if (known !== undefined) return 'unchanged';
  const text = `${JSON.stringify({ files: Object.fromEntries(found) }, undefined, 2)}\n`;
  await writeFile(join(folder, manifestFile), text, { flag: 'wx' }).catch((cause: unknown) => {
    throw new ModelError('not-written', manifestFile, { cause });
  });
  return 'noted';
}

/** `undefined` when there is none. */
async function readManifest(path: string): Promise<ReadonlyMap<string, string> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ModelError('missing-file', manifestFile, { cause });
  }
  try {
    return new Map(Object.entries(manifestSchema.parse(JSON.parse(text)).files));
  } catch (cause) {
    throw new ModelError('wrong-hash', manifestFile, { cause });
  }
}
