import type { Fix } from './outcome';

/** Thrown by what sends requests where it did not send one: nothing left the house. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  constructor(
    message: string,
    /** Who must act before it can be sent; nobody where waiting is enough. */
    readonly fix?: Fix,
  ) {
    super(message);
  }
}
