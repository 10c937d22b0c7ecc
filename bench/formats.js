/**
 * `npm run bench:formats`: how fast a document of each format is read and cut into passages, as a
 * Markdown table on standard output and in `bench/formats.md`. The document is the page on NATO
 * operations, written again and again with other numbers; every format holds the same text.
 *
 * `--copies N` changes how often.
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { runnerImport } from 'vite';

import { loadFile } from '../dist/src/core/indexing/update/load-file.js';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { copies: { type: 'string', default: '400' } } });

// The tests know how to write the formats that Beleg only reads.
const { module: formats } = await runnerImport(join(root, 'test/support/nato-formats.ts'));
const page = await formats.loadNatoParts();
const parts = Array.from({ length: Number(values.copies) }, (_, copy) =>
  page.map(({ level, text }) => ({
    level,
    text: level === undefined ? `${text} Stand ${copy}.` : `${text} ${copy}`,
  })),
).flat();

const renderMarkdown = () =>
  parts
    .map(({ level, text }) => (level === undefined ? text : `${'#'.repeat(level)} ${text}`))
    .join('\n\n');
const renderCsv = () => {
  const quote = (text) => `"${text.replaceAll('"', '""')}"`;
  let heading = '';
  const rows = parts.flatMap(({ level, text }) => {
    if (level !== undefined) heading = text;
    return level === undefined ? [`${quote(heading)};${quote(text)}`] : [];
  });
  return ['Einsatz;Text', ...rows].join('\n');
};

const files = {
  txt: formats.renderNatoText(parts),
  md: renderMarkdown(),
  html: formats.renderNatoHtml(parts),
  csv: renderCsv(),
  docx: formats.renderNatoDocx(parts),
  odt: formats.renderNatoOdt(parts),
  epub: formats.renderNatoEpub(parts),
  pdf: formats.renderNatoPdf(parts),
};

/** The median of so many readings, after one that loads the format's library. */
const readings = 3;

const folder = await mkdtemp(join(tmpdir(), 'beleg-formats-'));
const rows = [];
try {
  for (const [format, content] of Object.entries(files)) {
    const path = `document.${format}`;
    const file = { path, absolutePath: join(folder, path) };
    await writeFile(file.absolutePath, content);
    const times = [];
    let loaded;
    for (let reading = 0; reading <= readings; reading += 1) {
      const started = performance.now();
      loaded = await loadFile(file);
      if (reading > 0) times.push(performance.now() - started);
    }
    const [failure] = loaded.failures;
    if (failure !== undefined) throw new Error(`${path}: ${failure.code} ${failure.detail}`);
    const { size } = await stat(file.absolutePath);
    const characters = loaded.passages.reduce((sum, { text }) => sum + text.length, 0);
    const seconds = times.sort((a, b) => a - b)[Math.floor(readings / 2)] / 1000;
    rows.push([
      format,
      `${(size / 1e6).toFixed(2)} MB`,
      `${(characters / 1e6).toFixed(2)} M`,
      loaded.passages.length.toLocaleString('en'),
      `${Math.round(seconds * 1000)} ms`,
      `${(size / 1e6 / seconds).toFixed(1)} MB/s`,
      `${(characters / 1e6 / seconds).toFixed(1)} M/s`,
      Math.round(loaded.passages.length / seconds).toLocaleString('en'),
    ]);
  }
} finally {
  await rm(folder, { recursive: true });
}

const head = [
  'format',
  'file',
  'characters',
  'passages',
  'time',
  'file/s',
  'characters/s',
  'passages/s',
];
const text = [
  `Measured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench:formats\`: ${cpus().length} cores (${cpus()[0]?.model ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}. The same text in every format, ${values.copies} times the page on NATO operations; reading, parsing and cutting into passages, median of ${readings}. A zipped file of repeated text is far smaller than a real one: there, characters tell more than bytes.`,
  '',
  `| ${head.join(' | ')} |`,
  `| ${head.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
].join('\n');
writeFileSync(join(root, 'bench/formats.md'), text);
process.stdout.write(text);
