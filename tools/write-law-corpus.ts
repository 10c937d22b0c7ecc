import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** No office has a document of more sections than this. */
const maxPassagesPerFile = 200;

interface LawPassage {
  readonly document: string;
  readonly title: string;
  readonly text: string;
}

/**
 * Writes the first passages of laws-200k as Markdown files, each a law or a part of one.
 *
 * @param laws path of `passages.jsonl.gz`
 * @param folder is created
 * @param limit number of passages to read from the set
 * @returns the number of files
 */
export async function writeLawCorpus(laws: string, folder: string, limit: number): Promise<number> {
  await mkdir(folder, { recursive: true });
  const lines = createInterface({ input: createReadStream(laws).pipe(createGunzip()) });
  const sections = new Map<string, string[]>();
  let count = 0;
  for await (const line of lines) {
    if (count === limit) break;
    const { document, title, text } = JSON.parse(line) as LawPassage;
    const heading = title.slice(title.lastIndexOf(')') + 1).trim() || title;
    const passages = sections.get(document) ?? [];
    sections.set(document, passages);
    passages.push(`## ${heading}\n\n${text}\n`);
    count += 1;
  }
  let files = 0;
  for (const [document, passages] of sections) {
    const name = document.replace(/[^\p{L}\p{N}-]/gu, '_');
    for (let at = 0; at < passages.length; at += maxPassagesPerFile) {
      const body = passages.slice(at, at + maxPassagesPerFile).join('\n');
      await writeFile(join(folder, `${name}-${at}.md`), `# ${document} ${at}\n\n${body}`);
      files += 1;
    }
  }
  return files;
}
