import type { Corpus } from './load-corpus.js';
import type { LoadFailure } from './load-failure.js';

export type CorpusFindingCode =
  LoadFailure['code'] | 'duplicate' | 'no-title' | 'no-headings' | 'skipped';

/** Something about one file that its author may want to fix. */
export interface CorpusFinding {
  readonly path: string;
  readonly code: CorpusFindingCode;
  /** An error means that text cannot be found at all; a warning, that it is harder to find or to cite. */
  readonly severity: 'error' | 'warning';
  readonly detail: string;
}

/** In code units. A longer text without a heading can be cited by line numbers only. */
const longDocument = 5_000;

/** The findings about a corpus, sorted by path; empty if there are none. */
export function lintCorpus({ documents, failures, skipped }: Corpus): CorpusFinding[] {
  const findings: CorpusFinding[] = failures.map(({ path, code, detail }) => ({
    path,
    code,
    detail,
    severity: code === 'bad-metadata' || code === 'outside-corpus' ? 'warning' : 'error',
  }));
  const warn = (path: string, code: CorpusFindingCode, detail = '') =>
    findings.push({ path, code, detail, severity: 'warning' });
  const seen = new Map<string, string>();
  for (const { path, text, blocks, titleFrom } of documents) {
    const content = text.replace(/\s+/g, ' ').trim();
    const twin = seen.get(content);
    if (twin !== undefined) warn(path, 'duplicate', twin);
    else seen.set(content, path);
    if (titleFrom === 'file-name') warn(path, 'no-title');
    const headed = blocks.some(({ kind }) => kind === 'heading');
    if (!headed && text.length > longDocument) warn(path, 'no-headings');
  }
  for (const path of skipped) warn(path, 'skipped');
  return findings.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
