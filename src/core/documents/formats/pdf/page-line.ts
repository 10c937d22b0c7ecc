/** A piece of text that the page sets at one place in one font. Points, from the upper left corner. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly size: number;
  /** Names a font within the document and says nothing else. */
  readonly font: string;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
}

/** What stands on one baseline without a wide gap, or a whole line once the columns are known. */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** Of the baseline. */
  readonly y: number;
  /** That most of its letters have. */
  readonly size: number;
  /** That all of its letters have; `undefined` where there are several. */
  readonly font: string | undefined;
  /** From 0, within the page: lines of two columns are never one paragraph without a reason. */
  readonly column: number;
  /** What stands apart on it, where that is more than one piece: in a table, its cells. */
  readonly cells?: readonly LineCell[];
}

export interface LineCell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

/** Lines in reading order. */
export interface TextPage {
  readonly lines: readonly PageLine[];
}
