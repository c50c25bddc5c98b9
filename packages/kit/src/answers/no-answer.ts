/** Thrown when the last try of a request had no answer, and an earlier try may have arrived. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(
    /** Why the last try had no answer. */
    override readonly cause: unknown,
  ) {
    super('an earlier try may have arrived');
  }
}
