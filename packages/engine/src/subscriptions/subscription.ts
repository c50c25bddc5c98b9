/** Which events trigger an action, and what its fields are made from. */
export interface Subscription {
  readonly name?: string;
  /** The action's key in the destination. */
  readonly partnerAction: string;
  /** FQL, as in `type = "track" and event = "Order Completed"`. */
  readonly subscribe: string;
  readonly mapping: Readonly<Record<string, unknown>>;
}
