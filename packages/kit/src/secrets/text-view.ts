/** A text that can be read in another one, with where each of its characters is in that one. */
export interface TextView {
  readonly text: string;
  /** Where each character of `text` begins in the original text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}
