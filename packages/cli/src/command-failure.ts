/** A failure that is neither the user's mistake nor a bug: a full disk, Ctrl-C at a prompt. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}
