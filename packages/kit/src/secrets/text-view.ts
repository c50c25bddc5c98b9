/** What decoding finds in a text, and where each of its characters stands there. */
export interface TextView {
  readonly text: string;
  /** By character of `text`, where it begins and ends in the original text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}
