import type { PageLocale } from './page-locale.js';

/**
 * What the page's panel for administrators shows about a bot that answers from documents. A bot that
 * has such a panel implements this; every value that crosses it is plain data, and every text is in
 * the language that was asked for. Without an inspector the page has no panel.
 */
export interface Inspector {
  /** The documents of the index. */
  documents(): Promise<readonly DocumentView[]>;
  /** What is wrong with the files as they are now. */
  findings(locale: PageLocale): Promise<readonly FindingView[]>;
  /**
   * Reads the documents again, or follows the run that is under way.
   *
   * @returns tells the outcome in a language
   */
  reindex(onProgress: (progress: IndexingView) => void): Promise<TellOutcome>;
  /** Ends the run that is under way, if there is one. */
  cancelReindex(): void;
  /**
   * How the bot's answer to a request can be explained.
   *
   * @returns `undefined` when the request asks no question
   */
  findExplanation(request: BotRequest): ExplainAnswer | undefined;
}

/** The outcome of an index run, in a person's language. */
export type TellOutcome = (locale: PageLocale) => string;

/** Explains one answer, in a person's language. */
export type ExplainAnswer = (locale: PageLocale) => Promise<ExplanationView>;

/** What a person asked the bot. Commands and options have their untranslated names. */
export type BotRequest =
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly options: Readonly<Record<string, string | number | boolean>>;
    }
  /** A command of a message's menu, with the text of the message. */
  | { readonly kind: 'message-command'; readonly name: string; readonly text: string }
  | { readonly kind: 'button'; readonly customId: string }
  /** A message to the bot, without the mention of it. */
  | { readonly kind: 'message'; readonly text: string };

/** How far an index run is, in files. */
export interface IndexingView {
  readonly phase: 'loading' | 'indexing';
  readonly done: number;
  readonly total: number;
}

export interface DocumentView {
  readonly path: string;
  readonly title: string;
  readonly passages: number;
}

/** A problem of one file. */
export interface FindingView {
  readonly path: string;
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

/** How an answer came about: its parts are shown one below the other. */
export type ExplanationView = readonly ExplanationPart[];

export type ExplanationPart =
  | { readonly kind: 'text'; readonly text: string }
  /** A value against a threshold, both from 0 to 1. It is decorative, since a text says the same. */
  | { readonly kind: 'gauge'; readonly value: number; readonly threshold: number }
  | ExplanationTable;

export interface ExplanationTable {
  readonly kind: 'table';
  readonly title: string;
  /** Explains the table to somebody who has never seen one like it. */
  readonly meaning: string;
  /** One for the row's label, and one for each cell; empty when the table has no header. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly ExplanationCell[] }[];
  /** What the columns mean; absent where their names are enough. */
  readonly legend?: {
    readonly title: string;
    readonly entries: readonly { readonly term: string; readonly meaning: string }[];
  };
}

export type ExplanationCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly isTotal?: boolean }
  /** A bar from -1 to 1; negative ones have another colour. It is decorative. */
  | { readonly kind: 'bar'; readonly share: number }
  | {
      readonly kind: 'terms';
      readonly terms: readonly { readonly text: string; readonly note?: string }[];
    };
