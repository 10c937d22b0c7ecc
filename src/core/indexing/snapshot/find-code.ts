import { readFile } from 'node:fs/promises';

import { ensure } from '../../ensure.js';

/** The files and packages that a program consists of. */
export interface Code {
  /** The source text of each file, by URL. */
  readonly files: ReadonlyMap<string, string>;
  /** The exact versions of each package, by name, sorted; more than one where several are installed. */
  readonly packages: ReadonlyMap<string, readonly string[]>;
}

/**
 * Imports of values: static, dynamic, and through `createRequire`. Type imports leave no code behind.
 */
const imports =
  /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^;'"]*?\bfrom\s*(['"])(?<from>[^'"]+)\1|\bimport\s*\(?\s*(['"])(?<bare>[^'"]+)\3|createRequire\(import\.meta\.url\)\(\s*(['"])(?<required>[^'"]+)\5/g;

/**
 * Follows the imports from some modules to everything they use: files of this program, and packages
 * with their own dependencies.
 *
 * @throws what the file system throws, for example when a file that is imported does not exist
 */
export async function findCode(roots: readonly URL[]): Promise<Code> {
  const files = new Map<string, string>();
  const packages = new Map<string, Set<string>>();
  const visited = new Set<string>();
  const queue = [...roots];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { url, text } = await readModule(next);
    if (files.has(url.href)) continue;
    files.set(url.href, text);
    for (const { groups = {} } of text.matchAll(imports)) {
      const specifier = groups.from ?? groups.bare ?? groups.required ?? '';
      if (specifier.startsWith('.')) queue.push(new URL(specifier, url));
      else if (!specifier.startsWith('node:')) {
        await addPackage(nameOf(specifier), url, { packages, visited });
      }
    }
  }
  const sorted = [...packages.keys()]
    .sort()
    .map((name) => [name, [...ensure(packages.get(name), name)].sort()] as const);
  return { files, packages: new Map(sorted) };
}

/** Reads a module; sources import `x.js` where the file is `x.ts`. */
async function readModule(url: URL): Promise<{ readonly url: URL; readonly text: string }> {
  try {
    return { url, text: await readFile(url, 'utf8') };
  } catch (error) {
    if (!url.pathname.endsWith('.js')) throw error;
    const source = new URL(url.href.replace(/\.js$/, '.ts'));
    return { url: source, text: await readFile(source, 'utf8') };
  }
}

/** The name of the package that a specifier such as `@scope/name/file.js` belongs to. */
function nameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

interface FoundPackages {
  readonly packages: Map<string, Set<string>>;
  readonly visited: Set<string>;
}

async function addPackage(name: string, from: URL, found: FoundPackages): Promise<void> {
  const manifest = await readManifest(name, from);
  // A package may do without one of its dependencies; what this program needs is there, or it would not run.
  if (manifest === undefined) return;
  if (found.visited.has(manifest.url.href)) return;
  found.visited.add(manifest.url.href);
  const { version = '', dependencies = {} } = manifest.content;
  found.packages.set(name, (found.packages.get(name) ?? new Set()).add(version));
  for (const dependency of Object.keys(dependencies)) {
    await addPackage(dependency, manifest.url, found);
  }
}

interface PackageManifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Looks for a package where Node.js does: in `node_modules` of each folder from `from` upwards. */
async function readManifest(
  name: string,
  from: URL,
): Promise<{ readonly url: URL; readonly content: PackageManifest } | undefined> {
  for (let folder = new URL('./', from); ; folder = new URL('../', folder)) {
    const url = new URL(`node_modules/${name}/package.json`, folder);
    try {
      return { url, content: JSON.parse(await readFile(url, 'utf8')) as PackageManifest };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (new URL('../', folder).href === folder.href) return undefined;
  }
}
