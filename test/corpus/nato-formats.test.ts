import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Answer } from '../../src/answer/answer.js';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { loadDocument } from '../../src/corpus/load-document.js';
import { loadJudgments } from '../../src/evaluation/load-judgments.js';
import { createMiniSearchIndex } from '../../src/indexing/minisearch-index.js';
import { buildPassages } from '../../src/passages/build-passages.js';
import type { Passage } from '../../src/passages/passage.js';
import {
  loadNatoParts,
  type NatoPart,
  renderNatoDocx,
  renderNatoEpub,
  renderNatoHtml,
  renderNatoOdt,
  renderNatoPdf,
  renderNatoText,
} from '../support/nato-formats.js';

const judgments = await loadJudgments(join(import.meta.dirname, '../../corpus/judgments.yaml'));
const parts = await loadNatoParts();

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-nato-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface NatoEdition {
  readonly passages: readonly Passage[];
  readonly ask: (question: string) => Answer;
}

async function buildEdition(name: string, bytes: Uint8Array): Promise<NatoEdition> {
  const place = join(folder, name);
  await mkdir(place, { recursive: true });
  const file = { path: name, absolutePath: join(place, name) };
  await writeFile(file.absolutePath, bytes);
  const { document, failures } = await loadDocument(file);
  expect(failures).toEqual([]);
  const passages = buildPassages(document!);
  const index = createMiniSearchIndex();
  index.add(passages);
  return { passages, ask: (question) => answerQuestion(question, index, () => document) };
}

const toLine = (text: string) => text.replace(/\s+/g, ' ');

/** What a person sees of an answer, but for the lines, which every format has of its own. */
function summarize({ status, quotes }: Answer) {
  const [first] = quotes;
  if (first === undefined) return { status };
  const { answer, text, citation } = first;
  return {
    status,
    text: toLine(text),
    sentence: toLine(answer.text),
    title: citation.title,
    headings: citation.headings,
  };
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
  let original: NatoEdition;
  let edition: NatoEdition;
  beforeAll(async () => {
    original = await buildEdition('original.txt', Buffer.from(renderNatoText(parts)));
    edition = await buildEdition(name, render(parts));
  });

  it('gives the same passages under the same headings', () => {
    const see = ({ passages }: NatoEdition) =>
      passages.map(({ title, headings, text }) => ({ title, headings, text: toLine(text) }));
    expect(see(edition)).toEqual(see(original));
    expect(edition.passages.length).toBeGreaterThan(4);
  });

  it('gives the same top answer to every question of the judgments', () => {
    const answers = judgments.map(({ question }) => summarize(edition.ask(question)));
    expect(answers).toEqual(judgments.map(({ question }) => summarize(original.ask(question))));
    expect(answers.filter(({ status }) => status === 'found').length).toBeGreaterThan(10);
  });
});
