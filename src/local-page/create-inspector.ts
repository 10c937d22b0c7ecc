import type { FindingView, Inspector, PageLocale } from '@beleg/local-discord/page';

import type { Language } from '../core/analysis/language.js';
import { type App, ReindexCancelledError } from '../core/app.js';
import { CorpusError } from '../core/documents/corpus-error.js';
import type { CorpusFinding } from '../core/documents/lint-corpus.js';
import { describeCorpusError } from '../messages/describe-corpus-error.js';
import { selectMessages } from '../messages/select-messages.js';
import { terminalMessages } from '../terminal/terminal-messages.js';
import { findChosenDocument } from '../discord/autocomplete/document-choice.js';
import { buildExplanationView } from './build-explanation-view.js';
import { readQuestion } from './read-question.js';
import { runCheck } from './run-check.js';

/**
 * What the page's panel for administrators shows about Beleg.
 *
 * @param corpusFolder where the documents are, for the check
 */
export function createInspector(app: App, corpusFolder: string): Inspector {
  return {
    async documents() {
      const sources = await app.sources();
      return sources.map(({ document, title, passages }) => ({ path: document, title, passages }));
    },
    async findings(locale) {
      const findings = await runCheck(corpusFolder);
      return findings.map((finding) => describeFinding(finding, languageOf(locale)));
    },
    async reindex(onProgress) {
      try {
        const report = await app.reindex({
          onProgress: ({ phase, done, total }) => onProgress({ phase, done, total }),
        });
        return (locale) => terminalMessages[languageOf(locale)].indexed(report);
      } catch (error) {
        // An administrator on Discord can cancel the same run.
        if (error instanceof ReindexCancelledError) {
          return (locale) => selectMessages(languageOf(locale)).reindexCancelled;
        }
        if (!(error instanceof CorpusError)) throw error;
        return (locale) => describeCorpusError(error, selectMessages(languageOf(locale)));
      }
    },
    cancelReindex: () => app.cancelReindex(),
    findExplanation(request) {
      const asked = readQuestion(request);
      if (asked === undefined) return undefined;
      return async (locale) => {
        const document =
          asked.document === undefined
            ? undefined
            : findChosenDocument(asked.document, await app.sources())?.document;
        const explanation = await app.explain(
          asked.question,
          document === undefined ? {} : { document },
        );
        return buildExplanationView(explanation, languageOf(locale));
      };
    },
  };
}

function describeFinding(
  { path, severity, code, detail }: CorpusFinding,
  language: Language,
): FindingView {
  const reasons = {
    ...selectMessages(language).loadFailure,
    ...terminalMessages[language].finding,
  };
  return { path, severity, text: detail === '' ? reasons[code] : `${reasons[code]} (${detail})` };
}

function languageOf(locale: PageLocale): Language {
  return locale === 'de' ? 'de' : 'en';
}
