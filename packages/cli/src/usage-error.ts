/** The user's mistake: said in one line each, without a stack; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(
    message: string,
    /** Further lines, each a mistake of its own. */
    readonly more: readonly string[] = [],
  ) {
    super(message);
  }
}
