import { dirname } from 'node:path';

import type { ImportGraph } from '../import-graph.js';

/**
 * The test files that import a module, through others or at once. Those that import the least come
 * first, since they are the quickest and the likeliest to notice a fault.
 */
export function orderRelatedTests(graph: ImportGraph, module: string): string[] {
  const related: { readonly test: string; readonly size: number }[] = [];
  for (const test of graph.keys()) {
    if (!test.endsWith('.test.ts')) continue;
    const imported = collectImports(graph, test);
    if (!imported.has(module)) continue;
    const isNear = dirname(test).endsWith(dirname(module).replace(/^src\//, ''));
    related.push({ test, size: isNear ? 0 : imported.size });
  }
  return related.sort((a, b) => a.size - b.size).map(({ test }) => test);
}

function collectImports(graph: ImportGraph, file: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (current: string): void => {
    for (const next of graph.get(current) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(file);
  return found;
}
