import type { Gap, GapKind } from './gap.js';
import { type VoteReason, voteReasons } from './vote.js';

/** The head of each column, in this order. */
export interface GapColumns {
  readonly question: string;
  readonly kind: string;
  readonly count: string;
  readonly unanswered: string;
  readonly downVoted: string;
  readonly lastAsked: string;
  readonly reasons: string;
  readonly comments: string;
}

export interface CsvOptions {
  readonly columns?: GapColumns;
  /** What each kind is called. Default: its name. */
  readonly kinds?: Readonly<Record<GapKind, string>>;
  /** What each reason is called. Default: its name. */
  readonly reasons?: Readonly<Record<VoteReason, string>>;
  /** Comma is RFC 4180's; a German Excel opens only `;` as a table by itself. Default `,`. */
  readonly delimiter?: ',' | ';';
}

const plainColumns: GapColumns = {
  question: 'question',
  kind: 'kind',
  count: 'count',
  unanswered: 'unanswered',
  downVoted: 'down-voted',
  lastAsked: 'last asked',
  reasons: 'reasons',
  comments: 'comments',
};

/** Tells Excel that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Gaps as CSV by RFC 4180, with a head, CRLF and a byte order mark. Times are ISO 8601 in UTC, reasons
 * with their counts (`outdated 2, other 1`), comments one a line within their cell. What a spreadsheet
 * would take for a formula, whatever delimiter it reads the file with, gets an apostrophe in front, so
 * that it is shown as text.
 */
export function renderGapsCsv(gaps: readonly Gap[], options: CsvOptions = {}): string {
  const { columns = plainColumns, delimiter = ',' } = options;
  const { question, kind, count, unanswered, downVoted, lastAsked, reasons, comments } = columns;
  const head = [question, kind, count, unanswered, downVoted, lastAsked, reasons, comments];
  const rows = gaps.map((gap) => [
    gap.label,
    options.kinds?.[gap.kind] ?? gap.kind,
    String(gap.count),
    String(gap.unanswered),
    String(gap.downVoted),
    new Date(gap.lastAskedAt).toISOString(),
    voteReasons
      .flatMap((reason) => {
        const times = gap.reasons[reason] ?? 0;
        return times === 0 ? [] : [`${options.reasons?.[reason] ?? reason} ${times}`];
      })
      .join(', '),
    gap.comments.join('\n'),
  ]);
  const lines = [head, ...rows].map((cells) => cells.map(renderCell).join(delimiter) + '\r\n');
  return byteOrderMark + lines.join('');
}

/**
 * What begins a formula in some spreadsheet (OWASP, "CSV injection"), with blanks before it or not, in
 * its full-width form too.
 */
const formula = String.raw`\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]`;

/** A cell that begins with a formula, or with blanks that hide one. */
const formulaFirst = new RegExp(`^(?=${formula}|[\\t\\r\\n])`);

/** A formula after a character that would begin a new cell if another delimiter or quote were in use. */
const formulaLater = new RegExp(`([,;|"\\t\\r\\n])(?=${formula})`, 'g');

function renderCell(text: string): string {
  const safe = text.replace(formulaLater, "$1'").replace(formulaFirst, "'");
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
