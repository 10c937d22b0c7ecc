import { realpath } from 'node:fs/promises';

import { listCorpus } from '../core/documents/list-corpus.js';
import type { LoadDocument } from '../core/documents/load-document.js';
import { selectMessages } from '../messages/select-messages.js';
import { describeFailure } from './describe-failure.js';
import { renderDocument } from './render-document.js';
import { showControlCharacters } from './show-control-characters.js';
import type { Terminal } from './terminal.js';

/**
 * Prints one document as Beleg sees it, and its failures.
 *
 * @param name the file's path inside the folder, or any path that leads to it
 * @param load reads the file
 * @returns whether the document exists and could be read
 * @throws CorpusError when the folder itself cannot be read
 */
export async function runShow(
  corpusFolder: string,
  name: string,
  terminal: Terminal,
  load: LoadDocument,
): Promise<boolean> {
  const { output, errors, messages, language } = terminal;
  const { files } = await listCorpus(corpusFolder);
  const resolved = await realpath(name).catch(() => undefined);
  const file =
    files.find(({ path }) => path === name.normalize('NFC')) ??
    files.find(({ absolutePath }) => absolutePath === resolved);
  if (file === undefined) {
    errors.write(`${showControlCharacters(messages.noSuchDocument(name))}\n`);
    return false;
  }
  const { document, failures } = await load(file);
  for (const failure of failures) {
    errors.write(`${describeFailure(failure, selectMessages(language))}\n`);
  }
  if (document !== undefined) output.write(`${renderDocument(document, terminal)}\n`);
  return document !== undefined;
}
