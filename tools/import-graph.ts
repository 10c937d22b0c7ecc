import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import ts from 'typescript';

/** Every module of some folders with the modules it imports, types included, by path from the root. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Imports of packages are left out. */
export function readImportGraph(root: string, folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) => listModules(root, folder));
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'));
      const imported = importedFiles
        .filter(({ fileName }) => fileName.startsWith('.'))
        .map(({ fileName }) => normalize(join(dirname(file), fileName)).replace(/\.js$/, ''))
        .flatMap((path) => [`${path}.ts`, `${path}.tsx`].filter((name) => known.has(name)));
      return [file, imported];
    }),
  );
}

function listModules(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.d\.ts$|node_modules|(^|\/)dist\//.test(name))
    .map((name) => join(folder, name))
    .sort();
}

/** Each import cycle as the modules on it, the first one repeated at its end. Empty without any. */
export function findImportCycles(graph: ImportGraph): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at !== -1) {
      cycles.push([...path.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
