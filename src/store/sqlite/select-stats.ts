import { numberAt } from '../../core/number-at.js';
import type { QueryContext } from './question-queries.js';
import type { EntryPoint } from '../question-record.js';
import type { StatsQuery, StoreStats } from '../store-stats.js';

/** Latencies are computed from this many of the newest questions; more would hardly change them. */
const latencyQuestions = 10_000;

export function selectStats({ database }: QueryContext, { since, guild }: StatsQuery): StoreStats {
  const where = `asked_at >= ?${guild === undefined ? '' : ' AND guild IS ?'}`;
  const values = guild === undefined ? [since] : [since, guild];

  const entryPoints = database.all(
    `SELECT entry_point, COUNT(*) AS questions, SUM(found) AS found FROM question WHERE ${where}
     GROUP BY entry_point ORDER BY entry_point`,
    ...values,
  );
  const votes = database.getOnly(
    `SELECT coalesce(SUM(up), 0) AS up, COUNT(*) AS votes
     FROM vote JOIN question ON question.id = vote.question WHERE ${where}`,
    ...values,
  );
  const questions = sum(entryPoints.map((row) => row.number('questions')));
  const up = votes.number('up');

  const latencies = database
    .all(
      `SELECT latency_ms FROM question WHERE ${where} ORDER BY asked_at DESC LIMIT ?`,
      ...values,
      latencyQuestions,
    )
    .map((row) => row.number('latency_ms'))
    .sort((a, b) => a - b);
  // The nearest rank: the smallest value that at least this share of all values do not exceed.
  const latencyAt = (share: number): number =>
    numberAt(latencies, Math.ceil(share * latencies.length) - 1);
  return {
    questions,
    found: sum(entryPoints.map((row) => row.number('found'))),
    entryPoints: Object.fromEntries(
      entryPoints.map((row) => [row.text('entry_point') as EntryPoint, row.number('questions')]),
    ),
    up,
    down: votes.number('votes') - up,
    latency: questions === 0 ? undefined : { p50: latencyAt(0.5), p95: latencyAt(0.95) },
  };
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
