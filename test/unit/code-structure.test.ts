import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { findImportCycles, readImportGraph } from '../../tools/import-graph.js';

const root = join(import.meta.dirname, '../..');
const graph = readImportGraph(root, ['src', 'commands']);

describe('The code', () => {
  it('has no import cycle, types included', () => {
    expect(graph.size).toBeGreaterThan(300);
    expect(findImportCycles(graph)).toEqual([]);
  });

  it('has at most 20 modules in a folder', () => {
    const folders = new Set([...graph.keys()].map((file) => dirname(file)));
    const crowded = [...folders].filter(
      (folder) =>
        readdirSync(join(root, folder)).filter((name) => /\.tsx?$/.test(name)).length > 20,
    );
    expect(crowded).toEqual([]);
  });
});

describe('findImportCycles', () => {
  it.each([
    ['no module', {}, []],
    ['a chain', { a: ['b'], b: ['c'], c: [] }, []],
    ['a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    ['a module that imports itself', { a: ['a'] }, [['a', 'a']]],
    ['a cycle of two behind a third', { a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c', 'b']]],
  ])('of %s', (_, imports, cycles) => {
    expect(findImportCycles(new Map(Object.entries(imports)))).toEqual(cycles);
  });
});
