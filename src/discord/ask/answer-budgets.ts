/** How much room each part of an answer has, in UTF-16 code units of Markdown. */
export interface Rooms {
  readonly question: number;
  readonly corrections: number;
  readonly quote: number;
  /** For an answering sentence that is longer than `quote` by itself. */
  readonly answer: number;
  readonly citation: number;
  readonly hitSentence: number;
  readonly hitCitation: number;
  readonly suggestion: number;
}

export const answerBudgets: { readonly card: Rooms; readonly text: Rooms } = {
  /**
   * At their fullest the parts stay below 3,000, and so below `cardTextLength` (3,390). A quote of
   * 700 is six or seven lines on a wide screen: what the eye takes in before it scrolls.
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
  /** For the 2,000 characters of a plain message: at their fullest the parts leave no room for a link. */
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
