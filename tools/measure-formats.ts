/**
 * `npm run bench:formats`: measures how fast a document of each format is read and split into passages, as a
 * Markdown table on standard output and in `tools/results/formats.md`. The document is the page on
 * NATO operations, repeated with changing numbers; every format holds the same text.
 *
 * `--copies N` changes the number of repetitions.
 */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { runnerImport } from 'vite';

import { percentile } from '../src/core/evaluation/metrics.js';
import { loadFile } from '../src/core/indexing/update/load-file.js';
import { describeMachine, renderTable, resultsFolder, root, today } from './environment.js';

interface Part {
  /** The level of a heading; absent for a paragraph. */
  readonly level?: number;
  readonly text: string;
}

type Render = (parts: readonly Part[]) => string | Uint8Array;

/** The part of `test/support/nato-formats.ts` that is used here. */
interface NatoFormats {
  loadNatoParts(): Promise<readonly Part[]>;
  readonly renderNatoText: Render;
  readonly renderNatoHtml: Render;
  readonly renderNatoDocx: Render;
  readonly renderNatoOdt: Render;
  readonly renderNatoEpub: Render;
  readonly renderNatoPdf: Render;
}

/** The number of readings whose median counts. One more before them loads the format's library. */
const readings = 3;

const { values } = parseArgs({ options: { copies: { type: 'string', default: '400' } } });
const copies = Number(values.copies);

// The tests know how to write the formats that Beleg only reads.
const support = join(root, 'test/support/nato-formats.ts');
const { module: formats } = await runnerImport<NatoFormats>(support);

function repeat(page: readonly Part[]): Part[] {
  return Array.from({ length: copies }, (_, copy) =>
    page.map((part): Part =>
      part.level === undefined
        ? { text: `${part.text} Stand ${copy}.` }
        : { level: part.level, text: `${part.text} ${copy}` },
    ),
  ).flat();
}

const renderMarkdown: Render = (parts) =>
  parts
    .map(({ level, text }) => (level === undefined ? text : `${'#'.repeat(level)} ${text}`))
    .join('\n\n');

const renderCsv: Render = (parts) => {
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  let heading = '';
  const rows = parts.flatMap(({ level, text }) => {
    if (level !== undefined) heading = text;
    return level === undefined ? [`${quote(heading)};${quote(text)}`] : [];
  });
  return ['Einsatz;Text', ...rows].join('\n');
};

const parts = repeat(await formats.loadNatoParts());
const renderers: Readonly<Record<string, Render>> = {
  txt: formats.renderNatoText,
  md: renderMarkdown,
  html: formats.renderNatoHtml,
  csv: renderCsv,
  docx: formats.renderNatoDocx,
  odt: formats.renderNatoOdt,
  epub: formats.renderNatoEpub,
  pdf: formats.renderNatoPdf,
};

async function measure(folder: string, format: string, render: Render): Promise<string[]> {
  const path = `document.${format}`;
  const file = { path, absolutePath: join(folder, path) };
  await writeFile(file.absolutePath, render(parts));
  const times: number[] = [];
  let loaded = await loadFile(file);
  for (let reading = 0; reading < readings; reading += 1) {
    const started = performance.now();
    loaded = await loadFile(file);
    times.push(performance.now() - started);
  }
  const [failure] = loaded.failures;
  if (failure !== undefined) throw new Error(`${path}: ${failure.code} ${failure.detail}`);
  const { size } = await stat(file.absolutePath);
  const characters = loaded.passages.reduce((sum, { text }) => sum + text.length, 0);
  const seconds = percentile(times, 0.5) / 1000;
  return [
    format,
    `${(size / 1e6).toFixed(2)} MB`,
    `${(characters / 1e6).toFixed(2)} M`,
    loaded.passages.length.toLocaleString('en'),
    `${Math.round(seconds * 1000)} ms`,
    `${(size / 1e6 / seconds).toFixed(1)} MB/s`,
    `${(characters / 1e6 / seconds).toFixed(1)} M/s`,
    Math.round(loaded.passages.length / seconds).toLocaleString('en'),
  ];
}

const folder = await mkdtemp(join(tmpdir(), 'beleg-formats-'));
const rows = [
  ['format', 'file', 'characters', 'passages', 'time', 'file/s', 'characters/s', 'passages/s'],
];
try {
  for (const [format, render] of Object.entries(renderers)) {
    rows.push(await measure(folder, format, render));
  }
} finally {
  await rm(folder, { recursive: true });
}
const text = `Measured on ${today()} by \`npm run bench:formats\`: ${describeMachine()}. The same text in every format, ${copies} times the page on NATO operations; reading, parsing and cutting into passages, median of ${readings}. A zipped file of repeated text is far smaller than a real one: there, characters tell more than bytes.\n\n${renderTable(rows)}\n`;
if (values.copies === '400') writeFileSync(join(resultsFolder, 'formats.md'), text);
process.stdout.write(text);
