import { type CorpusFinding, lintCorpus } from '../../corpus/lint-corpus.js';
import type { Corpus } from '../../corpus/load-corpus.js';
import { selectMessages } from '../messages/select-messages.js';
import { showControlCharacters } from './show-control-characters.js';
import type { Terminal } from './terminal.js';

/** Says what is wrong with the documents, a line each, or as one JSON array; returns the same. */
export function runCheck(
  corpus: Corpus,
  terminal: Terminal,
  { json }: { readonly json: boolean },
): readonly CorpusFinding[] {
  const { output, messages } = terminal;
  const findings = lintCorpus(corpus);
  if (json) output.write(`${JSON.stringify(findings)}\n`);
  else if (findings.length === 0) output.write(`${messages.noFindings}\n`);
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
