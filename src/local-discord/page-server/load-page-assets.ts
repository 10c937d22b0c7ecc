import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join, sep } from 'node:path';

import { findPackageFolder } from './find-package-folder.js';

/** A file of the page, as it is served. */
export interface PageAsset {
  readonly contentType: string;
  readonly body: Buffer;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The page's files by their path below the session's: the page itself and its icon, its style sheets
 * joined into one, the compiled scripts, and Preact's single module. All of them are kept in memory, so
 * no path that is asked for ever reaches the disk.
 *
 * @throws Error when a file is missing, as before the scripts are built
 */
export async function loadPageAssets(): Promise<ReadonlyMap<string, PageAsset>> {
  const root = findPackageFolder();
  const scripts = join(root, 'dist/web');
  const sources = join(root, 'web');
  const files: [path: string, file: string][] = [
    ...(await listFiles(sources, '.svg')),
    ...(await listFiles(scripts, '.js')),
    ['vendor/preact.js', createRequire(import.meta.url).resolve('preact')],
  ];
  const assets = files.map(async ([path, file]): Promise<[string, PageAsset]> => {
    const contentType = contentTypes[extname(path)];
    if (contentType === undefined) throw new Error(`no content type is known for “${path}”`);
    return [path, { contentType, body: await readFile(file) }];
  });
  const html = await readFile(join(sources, 'index.html'), 'utf8');
  const sheets = [...html.matchAll(sheetLink)].map(([, name = '']) => join(sources, name));
  const styles = await Promise.all(sheets.map((sheet) => readFile(sheet)));
  return new Map([
    ['', { contentType: 'text/html; charset=utf-8', body: Buffer.from(buildHead(html, files)) }],
    ['styles.css', { contentType: 'text/css; charset=utf-8', body: Buffer.concat(styles) }],
    ...(await Promise.all(assets)),
  ]);
}

/** A style sheet of the page; their order is that of the page's head. */
const sheetLink = / *<link rel="stylesheet" href="([\w/-]+\.css)" \/>\n/g;

/** Links one style sheet and preloads every script, so that the browser requests all of them at once. */
function buildHead(
  html: string,
  files: readonly (readonly [path: string, file: string])[],
): string {
  const scripts = files
    .filter(([path]) => path.endsWith('.js'))
    .map(([path]) => `<link rel="modulepreload" href="${path}" />`);
  const links = ['<link rel="stylesheet" href="styles.css" />', ...scripts].join('');
  return html.replaceAll(sheetLink, '').replace('</head>', `${links}</head>`);
}

async function listFiles(folder: string, ending: string): Promise<[path: string, file: string][]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => extname(name) === ending)
    .map((name) => [name.replaceAll(sep, '/'), join(folder, name)]);
}
