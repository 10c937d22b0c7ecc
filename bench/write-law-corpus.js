import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** A file of more would be no document that an office has. */
const mostPassagesInFile = 200;

/**
 * Writes the first passages of laws-200k as Markdown files, a law each or a part of one.
 *
 * @param {string} laws `passages.jsonl.gz`
 * @param {string} folder is created
 * @param {number} limit in passages of the set
 * @returns {Promise<number>} how many files
 */
export async function writeLawCorpus(laws, folder, limit) {
  await mkdir(folder, { recursive: true });
  const lines = createInterface({ input: createReadStream(laws).pipe(createGunzip()) });
  const parts = new Map();
  let count = 0;
  for await (const line of lines) {
    if (count === limit) break;
    const { document, title, text } = JSON.parse(line);
    const passages = parts.get(document) ?? [];
    parts.set(document, passages);
    passages.push(`## ${title.slice(title.lastIndexOf(')') + 1).trim() || title}\n\n${text}\n`);
    count += 1;
  }
  let files = 0;
  for (const [document, passages] of parts) {
    const name = document.replace(/[^\p{L}\p{N}-]/gu, '_');
    for (let at = 0; at < passages.length; at += mostPassagesInFile) {
      const body = passages.slice(at, at + mostPassagesInFile).join('\n');
      await writeFile(join(folder, `${name}-${at}.md`), `# ${document} ${at}\n\n${body}`);
      files += 1;
    }
  }
  return files;
}
