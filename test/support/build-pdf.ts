import { Buffer } from 'node:buffer';

import iconv from 'iconv-lite';

/** A line of text on a page; points from the lower left corner, as in the file. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Default: 11. */
  readonly size?: number;
  /** Default: false. */
  readonly bold?: boolean;
}

/** An entry of the outline. */
export interface PdfOutlineEntry {
  readonly title: string;
  /** From 0. */
  readonly page: number;
  /** From 1. Default: 1. */
  readonly level?: number;
}

export interface PdfContents {
  readonly pages: readonly (readonly PdfText[])[];
  readonly outline?: readonly PdfOutlineEntry[];
  /** Of the catalog, such as `de-DE`. */
  readonly language?: string;
  /** Of the information dictionary: names with their strings. */
  readonly information?: Readonly<Record<string, string>>;
  /** More of the catalog, as it stands in the file. */
  readonly catalog?: string;
  /** More of every page, as it stands in the file. */
  readonly pageEntries?: string;
  /** As it stands in the file: objects of the caller's own, from number 900 on. */
  readonly objects?: Readonly<Record<number, string>>;
  /** Default: false. A dictionary that asks for a password that nobody knows. */
  readonly encrypted?: boolean;
  /** The page tree's count and kids as they stand in the file. Default: those of the pages. */
  readonly tree?: string;
}

/**
 * A PDF of positioned lines in two fonts that every reader has. Written by hand, since a library would
 * not write the damaged and hostile files that a reader has to withstand.
 */
export function buildPdf(contents: PdfContents): Buffer {
  const { pages, outline = [], language, information = {}, encrypted = false } = contents;
  const objects = new Map<number, string>();
  const firstPage = 10;
  const kids = pages.map((_, at) => `${firstPage + at * 2} 0 R`).join(' ');
  objects.set(
    1,
    `<< /Type /Catalog /Pages 2 0 R ${language === undefined ? '' : `/Lang (${language})`} ${
      outline.length > 0 ? '/Outlines 5 0 R' : ''
    } ${contents.catalog ?? ''} >>`,
  );
  objects.set(2, `<< /Type /Pages ${contents.tree ?? `/Count ${pages.length} /Kids [${kids}]`} >>`);
  objects.set(3, font('Helvetica'));
  objects.set(4, font('Helvetica-Bold'));
  const entries = Object.entries(information).map(
    ([name, value]) => `/${name} ${textString(value)}`,
  );
  objects.set(6, `<< ${entries.join(' ')} >>`);
  if (encrypted) {
    const key = 'ab'.repeat(32);
    objects.set(7, `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${key}> /U <${key}> >>`);
  }
  pages.forEach((lines, at) => {
    const stream = lines.map(drawLine).join('\n');
    objects.set(
      firstPage + at * 2,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${firstPage + at * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> ${contents.pageEntries ?? ''} >>`,
    );
    objects.set(
      firstPage + at * 2 + 1,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    );
  });
  addOutline(objects, outline, firstPage + pages.length * 2, firstPage);
  for (const [number, object] of Object.entries(contents.objects ?? {})) {
    objects.set(Number(number), object);
  }
  return writeFile(objects, encrypted);
}

function font(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
}

function drawLine({ text, x, y, size = 11, bold = false }: PdfText): string {
  const code = iconv.encode(text, 'windows-1252').toString('hex');
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${code}> Tj ET`;
}

/** UTF-16 with a byte order mark, as hex: what every reader takes for a text. */
function textString(text: string): string {
  return `<feff${iconv.encode(text, 'utf-16be').toString('hex')}>`;
}

function addOutline(
  objects: Map<number, string>,
  outline: readonly PdfOutlineEntry[],
  firstNumber: number,
  firstPage: number,
): void {
  if (outline.length === 0) return;
  const numberOf = (at: number | undefined): string => `${firstNumber + (at ?? 0)} 0 R`;
  const parents = outline.map(({ level = 1 }, at) => {
    for (let above = at - 1; above >= 0; above -= 1) {
      if ((outline[above]?.level ?? 1) < level) return above;
    }
    return -1;
  });
  const childrenOf = (parent: number): number[] =>
    parents.flatMap((above, at) => (above === parent ? [at] : []));
  const ends = (children: readonly number[]): string =>
    children.length === 0
      ? ''
      : `/First ${numberOf(children[0])} /Last ${numberOf(children.at(-1))} /Count ${children.length}`;
  objects.set(5, `<< /Type /Outlines ${ends(childrenOf(-1))} >>`);
  outline.forEach(({ title, page }, at) => {
    const parent = parents[at] ?? -1;
    const siblings = childrenOf(parent);
    const place = siblings.indexOf(at);
    const next = siblings[place + 1];
    const previous = siblings[place - 1];
    objects.set(
      firstNumber + at,
      `<< /Title ${textString(title)} /Parent ${parent === -1 ? '5 0 R' : numberOf(parent)} /Dest [${firstPage + page * 2} 0 R /Fit] ${
        next === undefined ? '' : `/Next ${numberOf(next)}`
      } ${previous === undefined ? '' : `/Prev ${numberOf(previous)}`} ${ends(childrenOf(at))} >>`,
    );
  });
}

function writeFile(objects: ReadonlyMap<number, string>, encrypted: boolean): Buffer {
  let file = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const [number, object] of objects) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const start = file.length;
  const size = Math.max(...objects.keys()) + 1;
  const table = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined
      ? '0000000000 65535 f \n'
      : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const id = `/ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`;
  file += `xref\n0 ${size}\n${table.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info 6 0 R ${id} ${
    encrypted ? '/Encrypt 7 0 R' : ''
  } >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
