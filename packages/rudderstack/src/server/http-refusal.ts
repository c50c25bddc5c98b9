/** Why a request is refused. The message is for rudder-server's log and contains nothing from the body. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  constructor(
    readonly status: 400 | 404 | 408 | 413 | 415 | 503 | 504 | 508,
    message: string,
  ) {
    super(message);
  }
}
