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

/** Why a request failed, as far as the person who made it needs to know. */
export type ProblemCode =
  | 'internal'
  | 'empty-question'
  | 'follow-up'
  | 'message-without-text'
  | 'unknown-document'
  | 'administrators-only'
  | 'not-allowed'
  | 'unknown-command'
  | 'stopping'
  | 'passage-changed'
  | 'button-outdated'
  | 'not-yours'
  | 'busy'
  | 'index-timeout'
  | 'index-lost'
  | 'unknown-answer'
  | 'private-answer'
  | 'nothing-stored';

/** What the store keeps of questions. */
export interface Retention {
  /** Which questions are kept with their text. */
  readonly questions: StoreQuestions;
  readonly days: number;
}

/** The changes that an index run has made, in numbers of files. */
export interface IndexChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly renamed: number;
}

/**
 * Everything that Beleg itself says to a person, in one language. It is plain text without markup; whoever
 * shows it escapes it. A language that lacks a message does not compile.
 */
export interface Messages {
  readonly notInDocuments: string;
  /**
   * Used when nothing was found and all documents are in another language than the question. The key is the
   * language of the documents.
   */
  readonly documentsAreIn: Readonly<Record<Language, string>>;
  /** Introduces a quote that may not be the answer. */
  readonly closestPassage: string;
  readonly nearestHeadings: string;
  readonly didYouMean: (question: string) => string;
  /** @param corrections words that were searched for in another spelling; not empty */
  readonly corrected: (corrections: readonly Correction[]) => string;

  readonly lines: (first: number, last: number) => string;
  readonly page: (page: number) => string;
  /** @param date formatted by `formatDate` */
  readonly asOf: (date: string) => string;
  readonly openSource: string;

  /** Labels of buttons, of which about 36 characters are visible. */
  readonly inContext: string;
  readonly moreHits: string;
  readonly openHit: string;
  readonly share: string;
  readonly remove: string;
  readonly previous: string;
  readonly next: string;
  readonly wholeSection: string;
  /** Precedes the name of the person who shared an answer. */
  readonly sharedBy: string;
  readonly furtherHits: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly chooseDocument: string;
  readonly chooseHeading: string;
  /** Stands for the text of a document before its first heading. */
  readonly beginning: string;

  readonly sourcesTitle: (documents: number) => string;
  readonly noSources: string;
  readonly passageCount: (passages: number) => string;

  readonly helpTitle: string;
  /** One line each on what Beleg does and how to ask it. */
  readonly helpLines: readonly string[];
  /** @param retention `undefined` when nothing is stored */
  readonly storedData: (retention: Retention | undefined) => string;
  /** Follows `storedData` in the help text. */
  readonly morePrivacy: string;
  /** The answer to a mention or a direct message without a question. */
  readonly howToAsk: string;
  /** The answer to a greeting. */
  readonly greeting: string;
  /** The answer to a mention of Beleg's role, which does not let it read the message. */
  readonly mentionDirectly: string;
  /** The answer to a message that says thank you. */
  readonly welcome: string;

  readonly reindexStarted: string;
  /** In numbers of files. */
  readonly reindexLoading: (done: number, total: number) => string;
  readonly reindexIndexing: (done: number, total: number, passages: number) => string;
  /** The estimated remaining time of the current phase. */
  readonly timeLeft: (milliseconds: number) => string;
  readonly reindexCancel: string;
  readonly reindexCancelling: string;
  /** The answer to the cancel button when no index run is under way. */
  readonly reindexNotRunning: string;
  readonly reindexChanges: (changes: IndexChanges) => string;
  readonly filesFailed: (failures: number) => string;
  readonly moreFailures: (failures: number) => string;
  readonly loadFailure: Readonly<Record<LoadFailureCode, string>>;
  readonly corpusError: Readonly<Record<Exclude<CorpusErrorCode, 'too-large'>, string>>;
  readonly corpusTooLarge: (memory: MemoryNeed) => string;
  readonly reindexCancelled: string;

  /**
   * Refuses a question because a person or a server has asked too many, or an action because a person
   * has pressed too many buttons; with the time until the next one.
   */
  readonly askAgainIn: Readonly<
    Record<'user' | 'guild' | 'action', (milliseconds: number) => string>
  >;

  readonly voteThanks: string;
  /** Title and labels of the form for a vote down; at most 45 characters each. */
  readonly voteTitle: string;
  readonly voteReasonLabel: string;
  readonly voteReason: Readonly<Record<VoteReason, string>>;
  readonly voteCommentLabel: string;

  readonly gapsTitle: (gaps: number) => string;
  readonly noGaps: string;
  /** How often a question was not answered well, and why. */
  readonly gapCounts: (gap: Gap) => string;
  readonly gapLastAsked: (date: string) => string;
  readonly gapsWithoutText: (questions: number) => string;
  readonly gapsTruncated: (questions: number) => string;
  readonly gapsFile: string;
  /** Without its extension. */
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
