import type { getDocumentProxy } from 'unpdf';

import { type FileParser, ParseError, type ParsedFile } from '../parsed-file.js';
import { buildPdfText } from './build-pdf-text.js';
import { findPagesWithoutText, isGibberish } from './judge-text.js';
import type { OutlineEntry } from './find-headings.js';
import type { TextRun } from './page-line.js';
import { type OutlineNode, readOutline } from './read-outline.js';
import { ignoreStrayRejections } from './ignore-stray-rejections.js';
import { type FormWidget, readFormValues } from './read-form-values.js';
import { readPdfMetadata } from './read-pdf-metadata.js';
import { readRuns, type TextItem } from './read-runs.js';

/**
 * A bill with its explanatory memorandum has 500 pages. A file with more than this is an archive or
 * an attack.
 */
export const mostPages = 5000;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * Parses a PDF into text in reading order with pages, paragraphs and headings, without running heads and
 * page numbers. Values of forms are part of the text. Fetches nothing, executes nothing that the
 * file contains and renders nothing.
 *
 * @throws ParseError `encrypted` if it requires a password, `too-large` if it exceeds `mostPages`,
 *   `no-text-layer` if its pages are images or its fonts are broken, `unsupported` for an XFA form, else
 *   `broken`
 */
export const parsePdf: FileParser = (bytes) =>
  ignoreStrayRejections(async () => {
    const pdf = await openPdf(bytes);
    try {
      return await readPdf(pdf);
    } catch (error) {
      if (error instanceof ParseError) throw error;
      throw new ParseError('broken', describeError(error), { cause: error });
    } finally {
      await pdf.loadingTask.destroy();
    }
  });

async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  // Imported on demand, because pdf.js takes a sixth of a second to load and most corpora have no PDF.
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const { VerbosityLevel } = await getResolvedPDFJS();
  try {
    // A copy, because pdf.js takes ownership of the bytes.
    return await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      enableXfa: false,
      useWasm: false,
      verbosity: VerbosityLevel.ERRORS,
    });
  } catch (error) {
    const code =
      (error as Error | undefined)?.name === 'PasswordException' ? 'encrypted' : 'broken';
    throw new ParseError(code, describeError(error), { cause: error });
  }
}

async function readPdf(pdf: PdfDocument): Promise<ParsedFile> {
  const { numPages } = pdf;
  if (numPages < 1) throw new ParseError('broken', 'no pages');
  if (numPages > mostPages) {
    throw new ParseError('too-large', `${numPages} pages, at most ${mostPages}`);
  }
  const { info, metadata } = await pdf.getMetadata();
  const form = info as { readonly IsXFAPresent?: boolean; readonly IsAcroFormPresent?: boolean };
  if (form.IsXFAPresent === true && form.IsAcroFormPresent !== true) {
    throw new ParseError('unsupported', 'an XFA form, whose text only a few programs can show');
  }
  const pages: TextRun[][] = [];
  for (let number = 1; number <= numPages; number += 1) pages.push(await readPage(pdf, number));
  if (!pages.flat().some(({ text }) => /[\p{L}\p{N}]/u.test(text))) {
    throw new ParseError('no-text-layer', `${numPages} pages without text`);
  }
  const texts = pages.map((runs) => runs.map(({ text }) => text).join(' '));
  if (isGibberish(texts.join(' '))) {
    throw new ParseError('no-text-layer', 'its fonts do not say which letters they show');
  }
  const withoutText = findPagesWithoutText(texts);
  const xmp = metadata as { get(name: string): unknown } | null;
  return {
    ...buildPdfText(pages, await loadOutline(pdf)),
    metadata: readPdfMetadata(info, (name) => xmp?.get(name)),
    ...(withoutText === undefined ? {} : { problems: [withoutText] }),
  };
}

async function readPage(pdf: PdfDocument, number: number): Promise<TextRun[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: 1 });
  const runs = readRuns(
    items.filter((item): item is (typeof items)[number] & TextItem => 'str' in item),
    viewport.transform,
  );
  const widgets = (await page.getAnnotations()) as readonly FormWidget[];
  page.cleanup();
  return [...runs, ...readFormValues(widgets, runs, viewport.height)];
}

/**
 * The entries of the outline. One that cannot be read counts as missing, since headings are found
 * without it.
 */
async function loadOutline(pdf: PdfDocument): Promise<OutlineEntry[]> {
  const findPage = async (dest: string | readonly unknown[]): Promise<number | undefined> => {
    try {
      const destination = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
      const target: unknown = destination?.[0];
      if (typeof target === 'number') return target;
      if (target === null || typeof target !== 'object') return undefined;
      return await pdf.getPageIndex(target as Parameters<PdfDocument['getPageIndex']>[0]);
    } catch {
      return undefined;
    }
  };
  try {
    const nodes = (await pdf.getOutline()) as readonly OutlineNode[] | null;
    return await readOutline(nodes ?? [], findPage);
  } catch {
    return [];
  }
}

function describeError(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, longestDetail) : '';
}

/** In code units. */
const longestDetail = 200;
