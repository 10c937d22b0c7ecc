import { basename } from 'node:path';

import { expect } from 'vitest';

import type { Answer } from '../../src/core/answer/answer.js';
import { answerQuestion } from '../../src/core/answer/answer-question.js';
import type { Document } from '../../src/core/documents/document.js';
import { loadDocument } from '../../src/core/documents/load-document.js';
import { createMiniSearchIndex } from '../../src/core/indexing/minisearch-index.js';
import { buildPassages } from '../../src/core/passages/build-passages.js';
import type { Passage } from '../../src/core/passages/passage.js';

/** One file as Beleg has it: read, cut into passages and ready for questions. */
export interface FileEdition {
  readonly document: Document;
  readonly passages: readonly Passage[];
  readonly ask: (question: string) => Answer;
}

/** Expects that nothing is wrong with the file. */
export async function loadCorpusIndex(absolutePath: string): Promise<FileEdition> {
  const file = { path: basename(absolutePath), absolutePath };
  const { document, failures } = await loadDocument(file);
  expect(failures).toEqual([]);
  if (document === undefined) throw new Error(`not read: ${absolutePath}`);
  const passages = buildPassages(document);
  const index = createMiniSearchIndex();
  index.add(passages);
  return { document, passages, ask: (question) => answerQuestion(question, index, () => document) };
}

/** What a person sees of an answer, but for the lines, which every format has of its own. */
export function summarizeAnswer({ status, quotes }: Answer) {
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

/** What makes a passage the same in every format. */
export function summarizePassages({ passages }: FileEdition) {
  return passages.map(({ title, headings, text }) => ({ title, headings, text: toLine(text) }));
}

export const toLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
