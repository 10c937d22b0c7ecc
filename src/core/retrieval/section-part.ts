/** Which part of a section is named. */
export interface SectionPart {
  /** The number of the paragraph, as in `Abs. 2` or `(2)`. */
  readonly paragraph?: string;
  /** The number of the list item, as in `Nr. 3`. */
  readonly item?: string;
}
