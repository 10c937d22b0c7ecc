import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { quantizeVector } from '../../../../src/core/embedding/quantize-vector.js';
import { SemanticIndex } from '../../../../src/core/embedding/semantic-index.js';
import { loadVectors, saveVectors } from '../../../../src/core/embedding/vector-file.js';
import { computeVectorKey, VectorTable } from '../../../../src/core/embedding/vector-table.js';

const unit = (...values: number[]) => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
};
const key = computeVectorKey;
const tableOf = (vectors: Readonly<Record<string, Float32Array>>) => {
  const table = new VectorTable(2, 1);
  for (const [text, vector] of Object.entries(vectors)) table.add(key(text), vector);
  return table;
};

let folder = '';
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'beleg-vectors-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('A quantized vector', () => {
  it('differs from the original by at most half a step in each dimension', () => {
    const values = fc.float32Array({ minLength: 1, maxLength: 20, min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, (vector) => {
        const { values: rounded, scale } = quantizeVector(vector);
        for (const [at, value] of vector.entries()) {
          expect(Math.abs(rounded[at]! * scale - value)).toBeLessThanOrEqual(scale / 2 + 1e-7);
        }
      }),
    );
  });

  it('is zero for zeros, and refused for a value that is not finite', () => {
    expect(quantizeVector(new Float32Array(3))).toEqual({ values: new Int8Array(3), scale: 0 });
    expect(() => quantizeVector(Float32Array.of(1, NaN))).toThrow('a vector contains NaN');
  });
});

describe('Vectors', () => {
  it('keep their values when the table grows, is saved and is loaded', async () => {
    const path = join(folder, 'kept.beleg');
    const model = { id: 'm', dimensions: 2 };
    const table = new VectorTable(2, 1);
    for (let at = 0; at < 600; at += 1) table.add(key(`t${at}`), unit(at + 1, 600 - at));
    await saveVectors(path, model, table);
    const loaded = await loadVectors(path, model);
    expect(loaded.size).toBe(600);
    const row = loaded.rowOf(key('t599'))!;
    const found = [...loaded.values.subarray(row * 2, row * 2 + 2)].map(
      (value) => value * loaded.scales[row]!,
    );
    expect(found[0]).toBeCloseTo(unit(600, 1)[0]!, 2);
    expect(found[1]).toBeCloseTo(unit(600, 1)[1]!, 2);
  });

  it.each([
    ['another model', { id: 'other', dimensions: 2 }, (bytes: Buffer) => bytes],
    [
      'a damaged file',
      { id: 'm', dimensions: 2 },
      (bytes: Buffer) => bytes.fill(7, bytes.length - 3),
    ],
    [
      'a file that is cut off',
      { id: 'm', dimensions: 2 },
      (bytes: Buffer) => bytes.subarray(0, -1),
    ],
  ])('are dropped for %s', async (_, model, change) => {
    const path = join(folder, 'dropped.beleg');
    await saveVectors(path, { id: 'm', dimensions: 2 }, tableOf({ a: unit(1, 0) }));
    await writeFile(path, change(await readFile(path)));
    expect((await loadVectors(path, model)).size).toBe(0);
  });

  it('are empty without a file', async () => {
    const model = { id: 'm', dimensions: 2 };
    expect((await loadVectors(join(folder, 'none.beleg'), model)).size).toBe(0);
  });

  it('of passages that are gone are dropped', () => {
    const table = tableOf({ a: unit(1, 0), b: unit(0, 1) });
    const selected = table.select([key('b'), key('c')]);
    expect(selected.size).toBe(1);
    expect(selected.rowOf(key('b'))).toBe(0);
    expect(selected.values.subarray(0, 2)).toEqual(Int8Array.of(0, 127));
  });

  it('of another length are refused', () => {
    expect(() => tableOf({ a: unit(1, 1, 1) })).toThrow('a vector has 3 dimensions, not 2');
  });
});

describe('A question', () => {
  const table = tableOf({ a: unit(1, 0), b: unit(1, 1), c: unit(0, 1) });
  const index = new SemanticIndex(
    ['a', 'b', 'c'].map((id) => [id, key(id)] as const),
    table,
  );
  const scores = index.score(unit(1, 0.1));

  it('is nearest to the passages with the greatest cosine', () => {
    expect(scores.findNearest(2, () => true)).toEqual(['a', 'b']);
    expect(scores.findNearest(1, (id) => id === 'c')).toEqual(['c']);
    expect(scores.cosineOf('a')).toBeCloseTo(1 / Math.hypot(1, 0.1), 2);
  });

  it('has the mean and the deviation of its cosines', () => {
    const cosines = ['a', 'b', 'c'].map((id) => scores.cosineOf(id));
    const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / 3;
    const variance = cosines.reduce((sum, cosine) => sum + (cosine - mean) ** 2, 0) / 3;
    expect(scores.mean).toBeCloseTo(mean, 10);
    expect(scores.deviation).toBeCloseTo(Math.sqrt(variance), 10);
  });

  it('is not compared with a passage that has no vector', () => {
    expect(() => scores.cosineOf('d')).toThrow('the passage d has no vector');
    expect(() => new SemanticIndex([['d', key('d')]], table)).toThrow('has no vector');
  });
});
