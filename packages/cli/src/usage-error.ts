/** A mistake by the user, reported in one line without a stack trace; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(
    message: string,
    /** Further lines, each a separate mistake. */
    readonly more: readonly string[] = [],
  ) {
    super(message);
  }
}
