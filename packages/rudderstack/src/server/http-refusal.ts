/** A request that is not answered as asked; the message is for rudder-server's log and holds nothing of the body. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  constructor(
    readonly status: 400 | 404 | 408 | 413 | 415 | 503 | 504,
    message: string,
  ) {
    super(message);
  }
}
