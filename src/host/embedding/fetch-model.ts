import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { hashFile } from './hash-file.js';
import { ModelError } from '../../core/embedding/model-error.js';
import { type PinnedFile, pinnedModel } from './model-files.js';

export interface FetchModelOptions {
  /** The folder that the files are written to; it is created. */
  readonly folder: string;
  /** The server, without a trailing slash. Default: Hugging Face's. */
  readonly hubUrl?: string;
  /** Default: those of the pinned model. */
  readonly files?: readonly PinnedFile[];
  /** Is told of each file before it is downloaded. Files that are there already are not. */
  readonly onFile?: (file: PinnedFile) => void;
}

const defaultHubUrl = 'https://huggingface.co';
/** In milliseconds: a server that sends nothing for so long is given up. */
const longestSilence = 60_000;

/**
 * Downloads the files of the pinned model that are not in the folder yet. A file is renamed to its name
 * only when its length and its SHA-256 are the pinned ones, so nothing else is ever left in its place.
 *
 * @throws ModelError
 */
export async function fetchModel({
  folder,
  hubUrl = defaultHubUrl,
  files = pinnedModel.files,
  onFile,
}: FetchModelOptions): Promise<void> {
  for (const file of files) {
    const path = join(folder, file.path);
    const known = await hashFile(path).catch(() => undefined);
    if (known === file.sha256) continue;
    onFile?.(file);
    const url = `${hubUrl}/${pinnedModel.repository}/resolve/${pinnedModel.revision}/${file.path}`;
    await download(url, path, file);
  }
}

async function download(url: string, path: string, file: PinnedFile): Promise<void> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), longestSilence);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const body = await open(url, file, silence.signal);
    await mkdir(dirname(path), { recursive: true }).catch((cause: unknown) => {
      throw new ModelError('not-written', file.path, { cause });
    });
    const sha256 = await receive(body, temporary, file, () => timer.refresh());
    if (sha256 !== file.sha256) throw new ModelError('wrong-hash', file.path);
    await rename(temporary, path).catch((cause: unknown) => {
      throw new ModelError('not-written', file.path, { cause });
    });
  } finally {
    clearTimeout(timer);
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function open(url: string, { path }: PinnedFile, signal: AbortSignal): Promise<Readable> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (cause) {
    throw new ModelError('unreachable', path, { cause });
  }
  if (!response.ok || response.body === null) {
    const cause = new Error(`${url} was answered with ${response.status}`);
    throw new ModelError('refused', path, { cause });
  }
  return Readable.fromWeb(response.body);
}

/** Writes what is received, at most the pinned length, and returns its SHA-256. */
async function receive(
  body: Readable,
  temporary: string,
  { path, bytes }: PinnedFile,
  onData: () => void,
): Promise<string> {
  const hash = createHash('sha256');
  let length = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onData();
      length += chunk.length;
      hash.update(chunk);
      if (length > bytes) done(new ModelError('wrong-hash', path));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(body, count, createWriteStream(temporary));
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    const isOfDisk = (cause as NodeJS.ErrnoException).syscall !== undefined;
    throw new ModelError(isOfDisk ? 'not-written' : 'cut-off', path, { cause });
  }
  if (length < bytes) throw new ModelError('cut-off', path);
  return hash.digest('hex');
}
