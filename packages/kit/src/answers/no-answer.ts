/** Thrown if the last attempt at a request had no answer, and an earlier one may have arrived. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(
    /** Why the last attempt had no answer. */
    override readonly cause: unknown,
  ) {
    super('an earlier attempt may have arrived');
  }
}
