import type { Language } from '../core/analysis/language.js';
import type { Correction } from '../core/answer/answer.js';
import type { CorpusErrorCode, MemoryNeed } from '../core/documents/corpus-error.js';
import type { LoadFailureCode } from '../core/documents/load-failure.js';
import type { StoreQuestions } from '../store/answer-store.js';
import type { Gap, GapKind } from '../store/gap.js';
import type { GapColumns } from '../store/render-gaps-csv.js';
import type { StoreProblem } from '../store/store-result.js';
import type { EntryCounts } from '../store/user-data.js';
import type { VoteReason } from '../store/vote.js';

/** Why something did not work, as far as it concerns the person who asked. */
export type ProblemCode =
  | 'internal'
  | 'empty-question'
  | 'fragment'
  | 'message-without-text'
  | 'unknown-document'
  | 'administrators-only'
  | 'unknown-command'
  /** Beleg is being ended or started anew. */
  | 'stopping'
  | 'passage-changed'
  | 'button-outdated'
  | 'not-yours'
  | 'busy'
  | 'answer-forgotten'
  | 'private-answer'
  | 'nothing-stored';

/** What is kept of questions. */
export interface Retention {
  /** Whose texts. */
  readonly questions: StoreQuestions;
  readonly days: number;
}

/** What a finished index run did, in numbers. */
export interface IndexChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly renamed: number;
}

/**
 * Everything Beleg itself says to a person, in one language. Plain text without any markup; where it
 * is shown decides how it is escaped. The interface is the list of keys: a language that misses one
 * does not compile.
 */
export interface Messages {
  readonly notInDocuments: string;
  /** Nothing was found, and all documents are in another language than the question; by their language. */
  readonly documentsAreIn: Readonly<Record<Language, string>>;
  /** Stands above a quote that may not be the answer. */
  readonly closestPassage: string;
  readonly nearestHeadings: string;
  readonly didYouMean: (question: string) => string;
  /** Words were searched in another spelling than asked; never empty. */
  readonly corrected: (corrections: readonly Correction[]) => string;

  readonly lines: (first: number, last: number) => string;
  readonly page: (page: number) => string;
  /** @param date as `formatDate` gives it */
  readonly asOf: (date: string) => string;
  readonly openSource: string;

  /** Button labels; Discord shows about 36 characters. */
  readonly inContext: string;
  readonly moreHits: string;
  readonly openHit: string;
  readonly share: string;
  readonly remove: string;
  readonly previous: string;
  readonly next: string;
  readonly wholeSection: string;
  /** Before the name of the person who shared an answer. */
  readonly sharedBy: string;
  readonly furtherHits: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly chooseDocument: string;
  readonly chooseHeading: string;
  /** The text of a document before its first heading. */
  readonly beginning: string;

  readonly sourcesTitle: (documents: number) => string;
  readonly noSources: string;
  readonly passageCount: (passages: number) => string;

  readonly helpTitle: string;
  /** What Beleg does and how to ask it, a line each. */
  readonly helpLines: readonly string[];
  /** @param retention `undefined`: nothing is stored */
  readonly storedData: (retention: Retention | undefined) => string;
  /** The answer to a mention or direct message without a question. */
  readonly howToAsk: string;
  /** The answer to a thank you. */
  readonly welcome: string;

  readonly reindexStarted: string;
  /** Files. */
  readonly reindexLoading: (done: number, total: number) => string;
  readonly reindexIndexing: (done: number, total: number, passages: number) => string;
  /** Of the phase that is running. */
  readonly timeLeft: (milliseconds: number) => string;
  readonly reindexCancel: string;
  readonly reindexCancelling: string;
  readonly reindexChanges: (changes: IndexChanges) => string;
  readonly filesFailed: (failures: number) => string;
  readonly moreFailures: (failures: number) => string;
  readonly loadFailure: Readonly<Record<LoadFailureCode, string>>;
  readonly corpusError: Readonly<Record<Exclude<CorpusErrorCode, 'too-large'>, string>>;
  readonly corpusTooLarge: (memory: MemoryNeed) => string;
  readonly reindexCancelled: string;

  /** Too many questions were asked, by one person or in one server. */
  readonly askAgainIn: Readonly<Record<'user' | 'guild', (milliseconds: number) => string>>;

  readonly voteThanks: string;
  /** Of the form for a thumb down: title and labels, at most 45 characters. */
  readonly voteTitle: string;
  readonly voteReasonLabel: string;
  readonly voteReason: Readonly<Record<VoteReason, string>>;
  readonly voteCommentLabel: string;

  readonly gapsTitle: (gaps: number) => string;
  readonly noGaps: string;
  /** How often a question stayed without a good answer, and why. */
  readonly gapCounts: (gap: Gap) => string;
  readonly gapLastAsked: (date: string) => string;
  readonly gapsWithoutText: (questions: number) => string;
  readonly gapsTruncated: (questions: number) => string;
  readonly gapsFile: string;
  /** Without its ending. */
  readonly gapsFileName: string;
  readonly gapColumns: GapColumns;
  readonly gapKind: Readonly<Record<GapKind, string>>;
  readonly gapsAttached: (gaps: number) => string;

  readonly privacyTitle: string;
  readonly privacyNothing: string;
  readonly privacyUnreadable: string;
  readonly privacyCounts: (counts: EntryCounts) => string;
  readonly privacyExport: string;
  readonly privacyFileName: string;
  readonly privacyAttached: string;
  readonly privacyDelete: string;
  readonly privacyConfirm: string;
  readonly privacyDeleteNow: string;
  readonly privacyDeleted: (counts: EntryCounts) => string;

  readonly storeProblem: Readonly<Record<StoreProblem, string>>;

  readonly problem: Readonly<Record<ProblemCode, string>>;
}
