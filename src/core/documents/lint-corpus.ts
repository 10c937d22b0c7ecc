import type { Corpus } from './load-corpus.js';
import type { LoadFailure } from './load-failure.js';

export type CorpusFindingCode =
  LoadFailure['code'] | 'duplicate' | 'no-title' | 'no-headings' | 'skipped';

/** Something a person may want to mend in one file. */
export interface CorpusFinding {
  readonly path: string;
  readonly code: CorpusFindingCode;
  /** An error keeps text from being found; a warning makes it harder to find or to cite. */
  readonly severity: 'error' | 'warning';
  readonly detail: string;
}

/** In code units: text this long without a heading is cited by its lines alone. */
const longDocument = 5_000;

/** What is wrong with the documents, by path; empty when nothing is. */
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
