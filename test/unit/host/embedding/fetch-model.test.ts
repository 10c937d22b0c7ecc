import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { fetchModel } from '../../../../src/host/embedding/fetch-model.js';
import { pinnedModel } from '../../../../src/host/embedding/model-files.js';
import { verifyModel } from '../../../../src/host/embedding/verify-model.js';

const text = 'the weights '.repeat(10_000);
const sha256 = createHash('sha256').update(text).digest('hex');
const file = { path: 'onnx/model.onnx', bytes: text.length, sha256 };

let folder = '';
let server: Server | undefined;
const asked: string[] = [];
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'beleg-model-'))));
afterEach(async () => {
  asked.length = 0;
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true });
});

const serve = async (answer: RequestListener): Promise<string> => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const fetchFrom = (hubUrl: string) => fetchModel({ folder, hubUrl, files: [file] });
const listFolder = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('A model is fetched', () => {
  it('from the pinned revision, and not again while it is there', async () => {
    const hub = await serve((_, response) => response.end(text));
    await fetchFrom(hub);
    await fetchFrom(hub);
    expect(await readFile(join(folder, file.path), 'utf8')).toBe(text);
    const { repository, revision } = pinnedModel;
    expect(asked).toEqual([`/${repository}/resolve/${revision}/${file.path}`]);
  });

  it('where the server redirects to', async () => {
    const hub = await serve(({ url }, response) => {
      if (url === '/storage') response.end(text);
      else response.writeHead(302, { location: '/storage' }).end();
    });
    await fetchFrom(hub);
    expect(await listFolder()).toEqual(['model.onnx']);
  });

  it('again when the file is another one', async () => {
    await mkdir(join(folder, 'onnx'));
    await writeFile(join(folder, file.path), 'another');
    await fetchFrom(await serve((_, response) => response.end(text)));
    expect(await readFile(join(folder, file.path), 'utf8')).toBe(text);
  });
});

describe('Nothing is left of a download', () => {
  it.each<[string, string, RequestListener]>([
    ['with another content', 'wrong-hash', (_, response) => response.end('T' + text.slice(1))],
    ['that is too long', 'wrong-hash', (_, response) => response.end(`${text}more`)],
    ['that is too short', 'cut-off', (_, response) => response.end(text.slice(1))],
    [
      'that is cut off',
      'cut-off',
      (_, response) => {
        response.writeHead(200, { 'content-length': text.length });
        response.write(text.slice(0, 70_000), () => response.destroy());
      },
    ],
    ['that is refused', 'refused', (_, response) => response.writeHead(404).end()],
  ])('%s', async (_, code, answer) => {
    const hub = await serve(answer);
    await expect(fetchFrom(hub)).rejects.toMatchObject({ code, file: file.path });
    expect(await listFolder()).toEqual([]);
  });

  it('from a server that cannot be reached', async () => {
    const hub = await serve(() => undefined);
    server?.close();
    await expect(fetchFrom(hub)).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('A model that was given by hand', () => {
  beforeEach(async () => {
    await mkdir(join(folder, 'onnx'));
    for (const { path } of pinnedModel.files) await writeFile(join(folder, path), path);
  });

  it('is noted at first, and then compared with what was noted', async () => {
    expect(await verifyModel(folder)).toBe('noted');
    expect(await verifyModel(folder)).toBe('unchanged');
    await writeFile(join(folder, 'tokenizer.json'), 'another');
    await expect(verifyModel(folder)).rejects.toMatchObject({
      code: 'wrong-hash',
      file: 'tokenizer.json',
    });
  });

  it('is not right without one of its files, or with a damaged manifest', async () => {
    await writeFile(join(folder, 'model.json'), '{');
    await expect(verifyModel(folder)).rejects.toMatchObject({ code: 'wrong-hash' });
    await rm(join(folder, 'tokenizer.json'));
    await expect(verifyModel(folder)).rejects.toMatchObject({
      code: 'missing-file',
      file: 'tokenizer.json',
    });
  });
});
