import { type App, type IndexProgress, ReindexCancelledError } from '../../core/app.js';
import { CorpusError } from '../../core/documents/corpus-error.js';
import type { CorpusFinding } from '../../core/documents/lint-corpus.js';
import { describeCorpusError } from '../../messages/describe-corpus-error.js';
import { findChosenDocument } from '../../discord/autocomplete/document-choice.js';
import { selectMessages } from '../../messages/select-messages.js';
import { terminalMessages } from '../../terminal/terminal-messages.js';
import { buildExplanationView } from './build-explanation-view.js';
import { checkApart } from './check-apart.js';
import type { DocumentView, FindingView, ExplanationView } from './inspector-view.js';
import type { PageLocale } from './page-protocol.js';
import type { AskedQuestion } from './start-action.js';

/** What a run came to, in a person's language. */
export type TellOutcome = (locale: PageLocale) => string;

/** What whoever hosts Beleg looks at. */
export interface InspectorService {
  /** Those of the index. */
  documents(): Promise<readonly DocumentView[]>;
  /** How a question is answered. */
  why(asked: AskedQuestion): Promise<ExplanationView>;
  /** What `check` says of the folder as it is now. */
  findings(locale: PageLocale): Promise<readonly FindingView[]>;
  /**
   * Reads the documents anew, or follows the run that is under way.
   *
   * @returns what it came to, as it is told in a language
   */
  reindex(onProgress: (progress: IndexProgress) => void): Promise<TellOutcome>;
  /** Ends the run that is under way, if there is one. */
  cancelReindex(): void;
}

/** @param corpusFolder where the documents are, for the check */
export function createInspectorService(app: App, corpusFolder: string): InspectorService {
  return {
    async documents() {
      const sources = await app.sources();
      return sources.map(({ document, title, passages }) => ({ path: document, title, passages }));
    },
    async why({ question, document: named }) {
      const document =
        named === undefined ? undefined : findChosenDocument(named, await app.sources())?.document;
      return buildExplanationView(
        await app.explain(question, document === undefined ? {} : { document }),
      );
    },
    async findings(locale) {
      const findings = await checkApart(corpusFolder);
      return findings.map((finding) => ({
        path: finding.path,
        severity: finding.severity,
        text: describe(finding, locale),
      }));
    },
    async reindex(onProgress) {
      try {
        const report = await app.reindex({ onProgress });
        return (locale) => terminalMessages[languageOf(locale)].indexed(report);
      } catch (error) {
        // Whoever administers on Discord can end the same run.
        if (error instanceof ReindexCancelledError) {
          return (locale) => selectMessages(languageOf(locale)).reindexCancelled;
        }
        if (!(error instanceof CorpusError)) throw error;
        return (locale) => describeCorpusError(error, selectMessages(languageOf(locale)));
      }
    },
    cancelReindex: () => app.cancelReindex(),
  };
}

function describe({ code, detail }: CorpusFinding, locale: PageLocale): string {
  const language = languageOf(locale);
  const reasons = {
    ...selectMessages(language).loadFailure,
    ...terminalMessages[language].finding,
  };
  return detail === '' ? reasons[code] : `${reasons[code]} (${detail})`;
}

function languageOf(locale: PageLocale): 'de' | 'en' {
  return locale === 'de' ? 'de' : 'en';
}
