import { buildZip, escapeXml } from './build-zip.js';

export interface DocxParagraph {
  readonly text: string;
  /** Id of one of Word's styles, such as `Heading1`. Default: running text. */
  readonly style?: string;
}

export interface DocxContent {
  readonly paragraphs?: readonly DocxParagraph[];
  /** WordprocessingML that follows the paragraphs, inside `w:body`. Default: none. */
  readonly body?: string;
  /** Relationships of the document. Default: none. */
  readonly relationships?: string;
  /** Further parts of the package, by name; `undefined` leaves one of the usual parts out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const contentTypes = `${prolog}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/></Types>`;

const rootRelationships = `${prolog}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`;

const styles = `${prolog}<w:styles xmlns:w="${main}">${[1, 2, 3]
  .map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  .join('')}</w:styles>`;

/** The namespace prefixes that `DocxContent.body` may use. */
export const docxNamespaces = `xmlns:w="${main}" xmlns:r="${office}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`;

/** A Word document as Word writes it, as small as it can be. */
export function buildDocx({
  paragraphs = [],
  body = '',
  relationships = '',
  parts = {},
}: DocxContent): Buffer {
  const text = paragraphs.map(renderParagraph).join('');
  return buildZip({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': rootRelationships,
    'word/document.xml': `${prolog}<w:document ${docxNamespaces}><w:body>${text}${body}</w:body></w:document>`,
    'word/styles.xml': styles,
    'word/_rels/document.xml.rels': `${prolog}<Relationships xmlns="${packages}/relationships"><Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/>${relationships}</Relationships>`,
    ...parts,
  });
}

function renderParagraph({ text, style }: DocxParagraph): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}
