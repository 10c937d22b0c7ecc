/** How an answer came about, as the core tells it: plain data. */
export type Explanation = Readonly<Record<string, unknown>>;
