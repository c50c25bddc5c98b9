/** The part of a mapping that code is being written for. */
export interface Scope {
  /** The name of the value that paths start from: the event, or an item of a list. */
  readonly root: string;
  /**
   * Whether the value becomes part of the payload: a private copy without undefined members. Otherwise it is the operand of a
   * directive and used as it is.
   */
  readonly isOutput: boolean;
  /** For messages: `products.@arrayPath[1].price`. */
  readonly place: string;
}
