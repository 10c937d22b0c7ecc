import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';

import { type FileSystem, nodeFileSystem } from '../platform/file-system.js';
import { decodeText } from './decode-text.js';
import type { Document, DocumentMetadata } from './document.js';
import type { LoadFailure, LoadFailureCode } from './load-failure.js';
import { findTitle } from './find-title.js';
import { parseCsv } from './formats/csv/parse-csv.js';
import { parseJson, parseJsonLines } from './formats/json/parse-json.js';
import { parseMarkdown } from './formats/markdown/parse-markdown.js';
import { parseText } from './formats/text/parse-text.js';
import { type MetadataReading, readMetadata } from './read-metadata.js';
import { readRegularFile } from './read-regular-file.js';
import { type FileParser, ParseError, type ParsedFile } from './formats/parsed-file.js';

/** One file in the corpus folder. */
export interface CorpusFile {
  /** Path relative to the corpus folder, with `/` as separator. */
  readonly path: string;
  readonly absolutePath: string;
  /** Absolute path of the sidecar `NAME.meta.yaml`. Default: the file has none. */
  readonly sidecarPath?: string;
}

export interface LoadedDocument {
  /** `undefined` if the file cannot be used at all, or if its hash is the known one. */
  readonly document: Document | undefined;
  readonly failures: readonly LoadFailure[];
  /** Hash of the bytes of the file and of its sidecar, in hex; `undefined` if they could not be read. */
  readonly sha256: string | undefined;
}

/** Reads one file, in this thread or elsewhere. Never throws. */
export type LoadDocument = (file: CorpusFile) => Promise<LoadedDocument>;

export interface LoadDocumentOptions {
  /** In bytes. A larger file becomes a failure. Default: 64 MiB. */
  readonly mostBytes?: number;
  /** Hash of a version that is already known and need not be parsed again. Default: none. */
  readonly knownSha256?: string | undefined;
  /** Default: the machine's. */
  readonly fileSystem?: FileSystem | undefined;
}

/** In bytes. A text of this size yields some 70,000 passages. */
const largestFile = 64 * 1024 * 1024;

/** In bytes. A sidecar is a few lines of metadata. */
const largestSidecar = 2 ** 20;

/** Makes a file parser from a parser of canonical text, by decoding the bytes first. */
const parseAsText =
  (parse: (text: string) => Omit<ParsedFile, 'text'>): FileParser =>
  (bytes) => {
    const decoded = decodeText(bytes);
    if (!decoded.ok) throw new ParseError(decoded.code, decoded.detail);
    return { text: decoded.text, ...parse(decoded.text) };
  };

/**
 * The formats that Beleg reads, by file extension. What parses web pages, office files and PDF is large,
 * and is loaded with the first such file.
 */
const parsers: Readonly<Record<string, FileParser>> = {
  '.txt': parseAsText(parseText),
  '.md': parseAsText(parseMarkdown),
  '.markdown': parseAsText(parseMarkdown),
  '.html': async (bytes) => (await import('./formats/html/parse-html.js')).parseHtml(bytes),
  '.htm': async (bytes) => (await import('./formats/html/parse-html.js')).parseHtml(bytes),
  '.xhtml': async (bytes) => (await import('./formats/html/parse-html.js')).parseXhtml(bytes),
  '.docx': async (bytes) => (await import('./formats/docx/parse-docx.js')).parseDocx(bytes),
  '.odt': async (bytes) => (await import('./formats/odt/parse-odt.js')).parseOdt(bytes),
  '.epub': async (bytes) => (await import('./formats/epub/parse-epub.js')).parseEpub(bytes),
  '.pdf': async (bytes) => (await import('./formats/pdf/parse-pdf.js')).parsePdf(bytes),
  '.csv': parseCsv,
  '.tsv': parseCsv,
  '.json': parseJson,
  '.jsonl': parseJsonLines,
};

export function isSupported(path: string): boolean {
  return Object.hasOwn(parsers, extname(path).toLowerCase());
}

/** The parser for a file of this name. Files with an unknown extension are parsed as plain text. */
export function selectParser(path: string): FileParser {
  return parsers[extname(path).toLowerCase()] ?? parseAsText(parseText);
}

/**
 * Loads one file with its metadata. Front matter takes precedence over the sidecar, and the sidecar
 * over what the format itself says. Without a title there, `findTitle` looks for a heading, else the
 * file name serves. Never throws: problems are reported in `failures`. Metadata that
 * cannot be used is reported there as well, but the document is still loaded.
 */
export async function loadDocument(
  file: CorpusFile,
  { mostBytes = largestFile, knownSha256, fileSystem = nodeFileSystem }: LoadDocumentOptions = {},
): Promise<LoadedDocument> {
  const read = await readRegularFile(file.absolutePath, { mostBytes, fileSystem });
  if (!read.ok) return fail(file, undefined, read.code ?? 'unreadable', read.detail);
  const { bytes } = read;
  const sidecar = await readSidecar(file.sidecarPath, fileSystem);
  const sha256 = hash(bytes, sidecar.bytes);
  if (sha256 === knownSha256) return { document: undefined, failures: [], sha256 };
  let parsed: ParsedFile;
  try {
    parsed = await selectParser(file.path)(bytes);
  } catch (error) {
    if (error instanceof ParseError) return fail(file, sha256, error.code, error.message, error);
    const systemCode = findSystemCode(error);
    if (systemCode !== undefined) return fail(file, undefined, 'unreadable', systemCode, error);
    return fail(file, sha256, 'broken', '', error);
  }
  if (!parsed.blocks.some(({ start, end }) => end > start)) return fail(file, sha256, 'empty', '');
  return { ...describe(file, parsed, sha256, sidecar.reading), sha256 };
}

/**
 * The code of a system error such as `EMFILE`. Parsers read no files, but loading one does, and its
 * failure says nothing about the document. `undefined` for every other error.
 */
export function findSystemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function fail(
  { path }: CorpusFile,
  sha256: string | undefined,
  code: LoadFailureCode,
  detail: string,
  cause?: unknown,
): LoadedDocument {
  const failure = { path, code, detail, ...(cause === undefined ? {} : { cause }) };
  return { document: undefined, failures: [failure], sha256 };
}

interface Sidecar {
  readonly bytes?: Uint8Array;
  readonly reading: MetadataReading;
}

/** Reads the sidecar. One that cannot be read is reported as a problem; the document is still loaded. */
async function readSidecar(path: string | undefined, fileSystem: FileSystem): Promise<Sidecar> {
  const useless = (problem: string): MetadataReading => ({ metadata: {}, problems: [problem] });
  if (path === undefined) return { reading: { metadata: {}, problems: [] } };
  const reading = await readRegularFile(path, { mostBytes: largestSidecar, fileSystem });
  if (!reading.ok) return { reading: useless(`cannot be read: ${reading.detail}`) };
  const { bytes } = reading;
  const decoded = decodeText(bytes);
  return {
    bytes,
    reading: decoded.ok ? readMetadata(decoded.text, { ownFile: true }) : useless(decoded.detail),
  };
}

function describe(
  file: CorpusFile,
  { text, blocks, pages, frontMatter, metadata: own, problems: parseProblems = [] }: ParsedFile,
  sha256: string,
  beside: MetadataReading,
): Omit<LoadedDocument, 'sha256'> {
  const inside = readMetadata(frontMatter ?? '');
  const metadata: DocumentMetadata = { ...own, ...beside.metadata, ...inside.metadata };
  const problems = [...beside.problems, ...inside.problems];
  const heading = findTitle(blocks);
  const document: Document = {
    ...metadata,
    path: file.path,
    title: metadata.title ?? heading ?? basename(file.path, extname(file.path)),
    titleFrom:
      metadata.title !== undefined ? 'metadata' : heading !== undefined ? 'heading' : 'file-name',
    // A lone surrogate cannot be encoded in UTF-8, and so cannot be stored in a snapshot.
    text: text.replace(/\p{Surrogate}/gu, '\ufffd'),
    blocks,
    ...(pages === undefined ? {} : { pages }),
    sha256,
  };
  const { path } = file;
  const failures: LoadFailure[] = [
    ...parseProblems.map(({ code, detail }) => ({ path, code, detail })),
    ...problems.map((detail) => ({ path, code: 'bad-metadata' as const, detail })),
  ];
  return { document, failures };
}

function hash(bytes: Uint8Array, sidecar: Uint8Array | undefined): string {
  const sha256 = createHash('sha256').update(bytes);
  if (sidecar !== undefined) sha256.update('\0').update(sidecar);
  return sha256.digest('hex');
}
