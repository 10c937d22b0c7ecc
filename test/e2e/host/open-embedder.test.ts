import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import type { Embedder } from '../../../src/core/embedding/embedder.js';
import { openEmbedder } from '../../../src/host/embedding/open-embedder.js';

const root = join(import.meta.dirname, '../../..');
const script = new URL(`file://${root}/dist/src/host/embedding/serve-embedding.js`);
const loader = `file://${root}/test/fixtures/encoder/toy-loader.js`;

const opened: Embedder[] = [];
const open = (folder = 'toy', more: { readonly loader?: string } = { loader }): Embedder => {
  const embedder = openEmbedder({ folder, script, ...more });
  opened.push(embedder);
  return embedder;
};
afterEach(() => Promise.all(opened.splice(0).map((embedder) => embedder.close())));

describe('The thread of the encoder', () => {
  it('says which model it has, and gives texts the prefixes of the model', async () => {
    const embedder = open();
    expect(await embedder.open()).toEqual({ id: 'toy, 2', dimensions: 2 });
    expect(await embedder.embedQuestion('abc')).toEqual(Float32Array.of(1, 10));
    expect(await embedder.embedPassages(['a', 'bc'])).toEqual([
      Float32Array.of(0, 10),
      Float32Array.of(0, 11),
    ]);
  });

  it('takes a question before passages that wait', async () => {
    const embedder = open();
    const order: string[] = [];
    await embedder.open();
    await Promise.all([
      ...['a', 'b', 'c'].map((text) => embedder.embedPassages([text]).then(() => order.push(text))),
      embedder.embedQuestion('q').then(() => order.push('question')),
    ]);
    expect(order.indexOf('question')).toBeLessThan(2);
  });

  it('rejects what it cannot encode, and goes on', async () => {
    const embedder = open();
    await expect(embedder.embedQuestion('error')).rejects.toMatchObject({
      code: 'unusable-model',
      message: 'no such text',
    });
    expect(await embedder.embedQuestion('abc')).toEqual(Float32Array.of(1, 10));
  });

  it('is started again with the next call after it was lost', async () => {
    const embedder = open();
    await expect(embedder.embedQuestion('crash')).rejects.toMatchObject({ code: 'lost' });
    expect(await embedder.embedQuestion('abc')).toEqual(Float32Array.of(1, 10));
  });

  it('rejects what waits when it is closed, and everything after', async () => {
    const embedder = open();
    const waiting = expect(embedder.embedQuestion('abc')).rejects.toMatchObject({ code: 'closed' });
    await embedder.close();
    await waiting;
    await expect(embedder.open()).rejects.toMatchObject({ code: 'closed' });
  });

  it('says that a folder has no model', async () => {
    await expect(open('missing', {}).open()).rejects.toMatchObject({ code: 'no-model' });
  });
});
