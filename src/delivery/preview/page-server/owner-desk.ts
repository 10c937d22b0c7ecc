import type { App, IndexProgress } from '../../../app.js';
import { CorpusError } from '../../../corpus/corpus-error.js';
import { type CorpusFinding, lintCorpus } from '../../../corpus/lint-corpus.js';
import { loadCorpus } from '../../../corpus/load-corpus.js';
import { describeCorpusError } from '../../messages/describe-corpus-error.js';
import { selectMessages } from '../../messages/select-messages.js';
import { terminalMessages } from '../../terminal/terminal-messages.js';
import type { CorpusView, PageLocale, ReindexView } from './page-protocol.js';

/** What whoever hosts Beleg looks at. */
export interface OwnerDesk {
  /** The documents of the index, and what `check` says of the folder as it is now. */
  corpus(locale: PageLocale): Promise<CorpusView>;
  reindex(locale: PageLocale, onProgress: (progress: IndexProgress) => void): Promise<ReindexView>;
}

export function createOwnerDesk(app: App, corpusFolder: string): OwnerDesk {
  return {
    async corpus(locale) {
      const sources = await app.sources();
      return {
        documents: sources.map(({ document, title, passages, headings }) => ({
          path: document,
          title,
          passages,
          headings: headings.length,
        })),
        findings: (await findProblems(corpusFolder)).map((finding) => ({
          path: finding.path,
          severity: finding.severity,
          text: describe(finding, locale),
        })),
      };
    },
    async reindex(locale, onProgress) {
      const messages = terminalMessages[languageOf(locale)];
      try {
        return { ok: true, text: messages.indexed(await app.reindex({ onProgress })) };
      } catch (error) {
        if (!(error instanceof CorpusError)) throw error;
        return { ok: false, text: describeCorpusError(error, selectMessages(languageOf(locale))) };
      }
    },
  };
}

/** A folder that is gone has no findings; a reindex says what is wrong with it. */
async function findProblems(corpusFolder: string): Promise<readonly CorpusFinding[]> {
  try {
    return lintCorpus(await loadCorpus(corpusFolder));
  } catch (error) {
    if (error instanceof CorpusError) return [];
    throw error;
  }
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
