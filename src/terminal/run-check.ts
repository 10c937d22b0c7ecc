import { type CorpusFinding, lintCorpus } from '../core/documents/lint-corpus.js';
import type { Corpus } from '../core/documents/load-corpus.js';
import { selectMessages } from '../messages/select-messages.js';
import { describeDocument } from './describe-document.js';
import { showControlCharacters } from './show-control-characters.js';
import type { Terminal } from './terminal.js';

/**
 * Writes what Beleg understood of each document and the findings about it, one line each; with `json`,
 * only the findings as one JSON array.
 *
 * @returns the findings
 */
export function runCheck(
  corpus: Corpus,
  terminal: Terminal,
  { json }: { readonly json: boolean },
): readonly CorpusFinding[] {
  const { output, messages } = terminal;
  const findings = lintCorpus(corpus);
  if (json) {
    output.write(`${JSON.stringify(findings)}\n`);
    return findings;
  }
  for (const document of corpus.documents)
    output.write(`${describeDocument(document, messages)}\n`);
  output.write('\n');
  if (findings.length === 0) output.write(`${messages.noFindings}\n`);
  else for (const finding of findings) output.write(`${describeFinding(finding, terminal)}\n`);
  return findings;
}

function describeFinding({ path, code, detail }: CorpusFinding, terminal: Terminal): string {
  const reasons = {
    ...selectMessages(terminal.language).loadFailure,
    ...terminal.messages.finding,
  };
  const more = detail === '' ? '' : ` (${detail})`;
  return showControlCharacters(`${path}: ${reasons[code]}${more}`);
}
