/** A text that can be read in another one, and where in that one each of its characters is. */
export interface TextView {
  readonly text: string;
  /** Where each character of `text` begins in the original text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}
