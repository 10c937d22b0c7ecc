import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { loadJudgments } from '../../../../src/core/evaluation/load-judgments.js';
import {
  type FileEdition,
  loadCorpusIndex,
  summarizeAnswer,
  summarizePassages,
} from '../../../support/load-corpus-index.js';
import {
  loadNatoParts,
  type NatoPart,
  renderNatoDocx,
  renderNatoEpub,
  renderNatoHtml,
  renderNatoOdt,
  renderNatoPdf,
  renderNatoText,
} from '../../../support/nato-formats.js';

const judgments = await loadJudgments(
  join(import.meta.dirname, '../../../../corpus/judgments.yaml'),
);
const parts = await loadNatoParts();

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-nato-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function buildCorpusIndex(name: string, bytes: Uint8Array): Promise<FileEdition> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return loadCorpusIndex(path);
}

const formats: readonly (readonly [string, (parts: readonly NatoPart[]) => Uint8Array])[] = [
  ['nato.html', renderNatoHtml],
  ['nato.docx', renderNatoDocx],
  ['nato.odt', renderNatoOdt],
  ['nato.epub', renderNatoEpub],
  ['nato.pdf', renderNatoPdf],
  ['nato.txt', (all) => iconv.encode(renderNatoText(all), 'windows-1252')],
];

describe.each(formats)('the page on NATO operations as %s', (name, render) => {
  let original: FileEdition;
  let edition: FileEdition;
  beforeAll(async () => {
    original = await buildCorpusIndex('original.txt', Buffer.from(renderNatoText(parts)));
    edition = await buildCorpusIndex(name, render(parts));
  });

  it('gives the same passages under the same headings', () => {
    expect(summarizePassages(edition)).toEqual(summarizePassages(original));
    expect(edition.passages.length).toBeGreaterThan(4);
  });

  it('gives the same top answer to every question of the judgments', () => {
    const answers = judgments.map(({ question }) => summarizeAnswer(edition.ask(question)));
    expect(answers).toEqual(
      judgments.map(({ question }) => summarizeAnswer(original.ask(question))),
    );
    expect(answers.filter(({ status }) => status === 'found').length).toBeGreaterThan(10);
  });
});
