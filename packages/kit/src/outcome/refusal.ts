/** Thrown by an action's `items` to reject an event before anything is sent. `field` is the key of a field. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field}: ${reason}`);
  }
}

/** Thrown by an action's `items` if there is nothing to send for an event and nothing is wrong. */
export class Skip extends Error {
  override readonly name = 'Skip';
}
