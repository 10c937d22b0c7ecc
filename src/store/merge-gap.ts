import { joinLines } from './clean-text.js';
import type { Gap } from './gap.js';
import type { GapQuestion } from './gap-question.js';
import type { VoteReason } from './vote.js';

/** What a group of like questions is to an administrator; the group has one at least. */
export function mergeGap(questions: readonly GapQuestion[]): Gap {
  const unanswered = questions.filter((question) => !question.found).length;
  const downVoted = questions.length - unanswered;
  const votes = questions
    .toSorted((a, b) => a.askedAt - b.askedAt)
    .flatMap((question) => question.votes);
  const reasons: Partial<Record<VoteReason, number>> = {};
  for (const { reason } of votes) {
    if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return {
    label: chooseLabel(questions.map((question) => joinLines(question.text))),
    kind: downVoted === 0 ? 'unanswered' : unanswered === 0 ? 'down-voted' : 'both',
    count: questions.length,
    unanswered,
    downVoted,
    lastAskedAt: questions.reduce((latest, { askedAt }) => Math.max(latest, askedAt), 0),
    reasons,
    comments: votes.flatMap(({ comment }) => (comment === null ? [] : [comment])),
  };
}

/** The most frequent spelling, then the most careful, then the shortest, then by code units. */
function chooseLabel(spellings: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  const [best] = [...counts].sort(
    ([a, m], [b, n]) =>
      n - m || rateCare(b) - rateCare(a) || a.length - b.length || (a < b ? -1 : 1),
  );
  return best?.[0] ?? '';
}

/** One point each for a capital at the start, umlauts or ß, a question mark, and not shouting. */
function rateCare(spelling: string): number {
  return (
    Number(/^\p{Lu}/u.test(spelling)) +
    Number(/[äöüß]/i.test(spelling)) +
    Number(spelling.endsWith('?')) +
    Number(/\p{Ll}/u.test(spelling))
  );
}
