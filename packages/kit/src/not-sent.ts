import type { Fix } from './outcome';

/** Thrown by what sends requests where it did not send one: nothing left the house. */
export class NotSent extends Error {
  override readonly name: string = 'NotSent';
  constructor(
    message: string,
    /** Who must act before it can be sent; nobody where waiting is enough. */
    readonly fix?: Fix,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Thrown where a request holds what JSON cannot say; where it is, and never what it is. */
export class Unserialisable extends NotSent {
  override readonly name = 'Unserialisable';
  constructor(path: readonly (string | number)[], problem: string, cause?: unknown) {
    const place = path.length > 0 ? `"${path.join('.')}"` : 'the body';
    super(`${place} ${problem}, so it cannot be written as JSON.`, 'event', { cause });
  }
}
