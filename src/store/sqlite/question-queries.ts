import type { Language } from '../../core/analysis/language.js';
import type { StoreQuestions, SuggestionQuery } from '../answer-store.js';
import { cleanText, foldText, joinLines } from '../clean-text.js';
import type { Database, Row } from './database.js';
import type { HashUser } from '../hash-user.js';
import { keepsText } from '../keep-text.js';
import {
  type AnswerState,
  answerStateDays,
  type Caller,
  questionLength,
  type QuestionRecord,
} from '../question-record.js';

export const dayMs = 86_400_000;

/** What a query needs besides the database. */
export interface QueryContext {
  readonly database: Database;
  readonly hashUser: HashUser;
  readonly setting: StoreQuestions;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function insertQuestion(
  context: QueryContext,
  record: QuestionRecord,
  answer: string,
): void {
  const { database, hashUser, setting, now } = context;
  const text = keepsText(setting, record) ? cleanQuestion(record.question) : undefined;
  database.transaction(() => {
    const inserted = database.get(
      `INSERT INTO question (answer, asked_at, guild, asker, entry_point, language, found, confidence,
         latency_ms, private, text, folded)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      answer,
      now,
      record.guild,
      hashUser(record.user),
      record.entryPoint,
      record.language ?? null,
      Number(record.found),
      record.confidence,
      record.latencyMs,
      Number(record.private),
      text ?? null,
      text === undefined ? null : foldText(text),
    );
    database.run(
      'INSERT INTO answer_state (question, passages, expires_at) VALUES (?, ?, ?)',
      inserted?.number('id') ?? null,
      JSON.stringify(record.passages),
      now + answerStateDays * dayMs,
    );
  });
}

/** A question's text as it is stored: on one line. */
export function cleanQuestion(question: string): string | undefined {
  return cleanText(joinLines(question), questionLength);
}

export function selectAnswer(
  { database, hashUser, now }: QueryContext,
  answer: string,
  caller: Caller,
): AnswerState | undefined {
  const row = database.get(
    `SELECT question.*, passages, ${isShared} AS shared
     FROM question JOIN answer_state ON answer_state.question = question.id
     WHERE answer = ? AND guild IS ? AND expires_at > ?`,
    answer,
    caller.guild,
    now,
  );
  if (row === undefined) return undefined;
  const question = row.optionalText('text');
  return {
    passages: JSON.parse(row.text('passages')) as string[],
    language: row.optionalText('language') as Language | undefined,
    found: row.flag('found'),
    private: row.flag('private'),
    mine: row.text('asker') === hashUser(caller.user),
    mayUse: mayUse(row, caller, hashUser),
    ...(question === undefined ? {} : { question }),
  };
}

/** The answer was made public by its asker. */
export const isShared = 'EXISTS (SELECT 1 FROM shared WHERE shared.question = question.id)';

/** Of a row with `asker`, `private` and `shared`, found by the caller's own server. */
export function mayUse(row: Row, { user, guild }: Caller, hashUser: HashUser): boolean {
  if (row.text('asker') === hashUser(user)) return true;
  return guild !== null && (!row.flag('private') || row.flag('shared'));
}

/** How many of the newest questions with the beginning are looked at: autocompletion has no time for all. */
const suggestionRows = 2_000;

/** A question that at least this many people have asked identifies none of them. */
const askersToShow = 2;

export function selectSuggestions(
  { database, hashUser, setting }: QueryContext,
  { prefix, language, limit, user, guild }: SuggestionQuery,
): string[] {
  if (setting !== 'all') return [];
  const begins = foldText(cleanQuestion(prefix) ?? '');
  const candidates = begins === '' ? latestAnswered : answeredWithStart;
  // The last code point there is: everything that begins so sorts before it.
  const range = begins === '' ? [] : [begins, `${begins}\u{10FFFF}`];
  const rows = database.all(
    `SELECT text FROM (
       SELECT COUNT(*) AS count, MAX(id) AS latest FROM (
         SELECT id, folded, asker, private, ${isShared} AS shared FROM question
         WHERE id IN (${candidates})
           AND NOT EXISTS (SELECT 1 FROM vote WHERE vote.question = question.id AND vote.up = 0)
       )
       GROUP BY folded
       HAVING MAX(asker = ?)
         OR (? AND (MIN(private) = 0 OR MAX(shared) OR COUNT(DISTINCT asker) >= ?))
     )
     JOIN question ON question.id = latest
     ORDER BY count DESC, latest DESC LIMIT ?`,
    guild,
    language,
    ...range,
    suggestionRows,
    hashUser(user),
    Number(guild !== null),
    askersToShow,
    limit,
  );
  return rows.map((row) => row.text('text'));
}

/** Each variant has an index of its own, so that SQLite reads only the matching rows. */
const answered =
  'SELECT id FROM question WHERE guild IS ? AND found = 1 AND (language IS NULL OR language = ?)';
const latestAnswered = `${answered} AND folded IS NOT NULL ORDER BY asked_at DESC LIMIT ?`;
const answeredWithStart = `${answered} AND folded >= ? AND folded < ? ORDER BY id DESC LIMIT ?`;
