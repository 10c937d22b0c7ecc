import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';

import { findPackageFolder } from './find-package-folder.js';

/** A file of the page, as it is served. */
export interface PageAsset {
  readonly contentType: string;
  readonly body: Buffer;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The page's files by their path below the session's: what is written by hand from the sources, the
 * scripts as `npm run build` makes them, and Preact's one module. All are in memory, so no path that is
 * asked for ever reaches the disk.
 */
export async function loadPageAssets(): Promise<ReadonlyMap<string, PageAsset>> {
  const root = findPackageFolder();
  const scripts = join(root, 'dist/src/delivery/page');
  const sources = join(root, 'src/delivery/page');
  const files: [path: string, file: string][] = [
    ...(await listFiles(sources, ['.css', '.svg'])),
    ...(await listFiles(scripts, ['.js'])),
    ['vendor/preact.js', createRequire(import.meta.url).resolve('preact')],
  ];
  const assets = files.map(async ([path, file]): Promise<[string, PageAsset]> => {
    const contentType = contentTypes[extname(path)] ?? '';
    return [path, { contentType, body: await readFile(file) }];
  });
  const html = await readFile(join(sources, 'index.html'), 'utf8');
  const page = { contentType: 'text/html; charset=utf-8', body: nameScripts(html, files) };
  return new Map([['', page], ...(await Promise.all(assets))]);
}

/** Names every script in the page's head, so that the browser asks for all of them at once. */
function nameScripts(
  html: string,
  files: readonly (readonly [path: string, file: string])[],
): Buffer {
  const links = files
    .filter(([path]) => path.endsWith('.js'))
    .map(([path]) => `<link rel="modulepreload" href="${path}" />`);
  return Buffer.from(html.replace('</head>', `${links.join('')}</head>`));
}

async function listFiles(
  folder: string,
  endings: readonly string[],
): Promise<[path: string, file: string][]> {
  const names = await readdir(folder);
  return names
    .filter((name) => endings.includes(extname(name)))
    .map((name) => [name, join(folder, name)]);
}
