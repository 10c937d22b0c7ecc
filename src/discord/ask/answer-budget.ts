/** Maximum length of each part of an answer, in UTF-16 code units of Markdown. */
export interface AnswerBudget {
  readonly question: number;
  readonly corrections: number;
  readonly quote: number;
  /** For an answering sentence that exceeds `quote` by itself. */
  readonly answer: number;
  readonly citation: number;
  readonly hitSentence: number;
  readonly hitCitation: number;
  readonly suggestion: number;
}

export const answerBudgets: { readonly card: AnswerBudget; readonly text: AnswerBudget } = {
  /**
   * The sum stays below 3,000 and thereby below `cardTextLength` (3,390). A quote of 700 is six or seven
   * lines on a wide screen, which can be read at a glance.
   */
  card: {
    question: 240,
    corrections: 240,
    quote: 700,
    answer: 1_200,
    citation: 420,
    hitSentence: 160,
    hitCitation: 260,
    suggestion: 160,
  },
  /** For the 2,000 characters of a plain message. With all parts at their longest, the link is left out. */
  text: {
    question: 160,
    corrections: 160,
    quote: 600,
    answer: 700,
    citation: 300,
    hitSentence: 110,
    hitCitation: 200,
    suggestion: 120,
  },
};
