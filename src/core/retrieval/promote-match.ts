import type { QuestionMatch } from './recognize-match.js';
import type { Hit } from './hit.js';

/**
 * Ranks the passages that a question names before all others. Of several sections, the one comes first
 * whose best passage has the highest score, and each section's first passage comes before the rest of any.
 * When the question asks more than that, the passages are in the order of their scores instead.
 * Expects the hits best first; returns them best first, with scores that fit.
 */
export function promoteMatch(hits: readonly Hit[], match: QuestionMatch): Hit[] {
  const hitOf = new Map(hits.map((hit) => [hit.passage.id, hit]));
  const sections = match.sections
    .map((ids) => ids.flatMap((id) => hitOf.get(id) ?? []))
    .filter((section) => section.length > 0)
    .sort((a, b) => bestScore(b) - bestScore(a) || (idOf(a) < idOf(b) ? -1 : 1));
  const named = match.ordered
    ? [...sections.flatMap(([first]) => first ?? []), ...sections.flatMap(([, ...rest]) => rest)]
    : sections.flat().sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
  const first = new Set(named);
  const best = hits[0]?.score ?? 0;
  const raised = named.map((hit, at) => ({
    ...hit,
    // Above all others, and strictly falling.
    score: best * 2 + 1 - at / named.length,
  }));
  return [...raised, ...hits.filter((hit) => !first.has(hit))];
}

function bestScore(section: readonly Hit[]): number {
  return Math.max(...section.map(({ score }) => score));
}

function idOf([first]: readonly Hit[]): string {
  return first?.passage.id ?? '';
}
