/** A piece of text at one position in one font. Coordinates are in points from the upper left corner. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  /** Font size. */
  readonly size: number;
  /** Identifies a font within the document; the name has no other meaning. */
  readonly font: string;
  /** Whether the file has white space before it. */
  readonly spaced: boolean;
}

/** Text on one baseline without a wide gap, or a whole line once the columns are known. */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** Of the baseline. */
  readonly y: number;
  /** Font size of the longest run. */
  readonly size: number;
  /** The font of the line; `undefined` if it has several. */
  readonly font: string | undefined;
  /** Number of the column within the page. A paragraph continues into another column only in mid-sentence. */
  readonly column: number;
  /** The pieces separated by wide gaps, such as the cells of a table. Default: the line is one piece. */
  readonly cells?: readonly LineCell[];
}

export interface LineCell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

/** The lines of a page in reading order. */
export interface TextPage {
  readonly lines: readonly PageLine[];
}
