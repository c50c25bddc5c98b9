/** Thrown by what sends a request more than once, and at last without an answer, where an earlier try may have arrived. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(
    /** Why the last try had no answer. */
    override readonly cause: unknown,
  ) {
    super('an earlier try may have arrived');
  }
}
