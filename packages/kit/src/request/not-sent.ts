import type { Fix } from '../outcome/outcome';

/** Thrown by a transport that did not send a request. */
export class NotSent extends Error {
  override readonly name: string = 'NotSent';
  constructor(
    message: string,
    /** Who must act before it can be sent; undefined if waiting is enough. */
    readonly fix?: Fix,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Thrown if a request contains a value that JSON cannot represent. The message says where, never what. */
export class Unserialisable extends NotSent {
  override readonly name = 'Unserialisable';
  constructor(path: readonly (string | number)[], problem: string, cause?: unknown) {
    const place = path.length > 0 ? `"${path.join('.')}"` : 'the body';
    super(`${place} ${problem}, so it cannot be written as JSON.`, 'event', { cause });
  }
}
