import { join } from 'node:path';

import { loadDocument } from '../../src/core/documents/load-document.js';
import { buildDocx } from './build-docx.js';
import { buildEpub } from './build-epub.js';
import { buildOdt, odtHeading, odtParagraph } from './build-odt.js';
import { buildPdf, type PdfText } from './build-pdf.js';
import { escapeXml } from './build-zip.js';

/** A heading or a paragraph of the page on NATO operations. */
export interface NatoPart {
  /** From 1; `undefined` for a paragraph. */
  readonly level: number | undefined;
  readonly text: string;
}

const folder = join(import.meta.dirname, '../../corpus');

/** Where the judgments look for the page. */
export const natoPath = 'nato-einsaetze.txt';

/** The page as Beleg reads it from its text file: what every other format is made of. */
export async function loadNatoParts(): Promise<NatoPart[]> {
  const file = { path: natoPath, absolutePath: join(folder, natoPath) };
  const { document } = await loadDocument(file);
  if (document === undefined) throw new Error('the corpus has no page on NATO operations');
  return document.blocks.map(({ level, start, end }) => ({
    level,
    text: document.text.slice(start, end),
  }));
}

/** The page as it stands on the web: with banner, navigation, cookie box and footer around the text. */
export function renderNatoHtml(parts: readonly NatoPart[]): Buffer {
  const escape = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/ä/g, '&auml;');
  const body = parts.map(({ level, text }, at) =>
    level === undefined
      ? `<p>${escape(text).replace(/ und /g, '\n      <span>und</span> ')}</p>`
      : `<h${level} id="teil-${at}">${escape(text)}</h${level}>`,
  );
  return Buffer.from(`<!DOCTYPE html>
<html lang="de">
<head>
  <meta charset="utf-8">
  <title>Internationale Krisenprävention und Krisenmanagement - Auswärtiges Amt</title>
  <meta property="og:site_name" content="Auswärtiges Amt">
  <link rel="canonical" href="https://www.example.org/nato/einsaetze">
  <style>p { color: black }</style>
</head>
<body>
  <div class="cookie-banner" role="dialog"><p>Diese Seite verwendet Cookies.</p></div>
  <header><nav><ul><li><a href="/">Startseite</a></li></ul></nav></header>
  <main>
    <nav aria-label="Brotkrumen"><a href="/">Start</a> / <a href="/nato">NATO</a></nav>
    ${body.join('\n    ')}
    <p hidden>Diesen Satz zur NATO Mission Iraq sieht niemand.</p>
  </main>
  <footer><p>Impressum, Datenschutz und Barrierefreiheit</p></footer>
  <script>document.title = 'anders';</script>
</body>
</html>`);
}

/** The page as a Word document, with Word's heading styles. */
export function renderNatoDocx(parts: readonly NatoPart[]): Buffer {
  return buildDocx({
    paragraphs: parts.map(({ level, text }) => ({
      text,
      ...(level === undefined ? {} : { style: `Heading${level}` }),
    })),
  });
}

/** The page as a text of LibreOffice. */
export function renderNatoOdt(parts: readonly NatoPart[]): Buffer {
  const body = parts.map(({ level, text }) =>
    level === undefined ? odtParagraph(text) : odtHeading(level, text),
  );
  return buildOdt({ body: body.join('') });
}

/** The page as a book whose chapters begin at the headings. */
export function renderNatoEpub(parts: readonly NatoPart[]): Buffer {
  const chapters: string[] = [];
  for (const { level, text } of parts) {
    const tag = level === undefined ? 'p' : `h${level}`;
    if (level !== undefined || chapters.length === 0) chapters.push('');
    chapters.push(`${chapters.pop() ?? ''}<${tag}>${escapeXml(text)}</${tag}>`);
  }
  return buildEpub({ chapters });
}

/** The page as it is printed, on small pages with a running head and a number. */
export function renderNatoPdf(parts: readonly NatoPart[]): Buffer {
  const pages: PdfText[][] = [];
  let y = 0;
  const write = (text: string, size: number, gap: number): void => {
    y -= gap;
    if (pages.length === 0 || y < 480) {
      pages.push([]);
      y = 760;
    }
    pages.at(-1)?.push({ text, x: 72, y, size });
  };
  for (const { level, text } of parts) {
    const size = level === undefined ? 10 : 20 - level * 3;
    const lines = text.match(/\S.{0,78}(?=\s|$)/gu) ?? [];
    lines.forEach((line, at) => {
      write(line, size, at === 0 ? size * 2.4 : size * 1.2);
    });
  }
  return buildPdf({
    language: 'de-DE',
    information: { Title: 'Microsoft Word - nato.doc' },
    pages: pages.map((lines, at) => [
      { text: 'Auswärtiges Amt', x: 72, y: 800, size: 8 },
      ...lines,
      { text: `${at + 1}`, x: 290, y: 40, size: 8 },
    ]),
  });
}

/** The page as it was supplied: a line for each part. */
export function renderNatoText(parts: readonly NatoPart[]): string {
  return parts.map(({ text }) => text).join('\n');
}
