/** Settings of our destination that fit the simulator's account, and what else the account has. */
export type Account = Readonly<Record<string, string | number | boolean>>;

export interface VendorRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Undefined where the body is not JSON. */
  readonly json: unknown;
  /** When it arrived: an answer reads no clock of its own. */
  readonly at: Date;
}

/** What becomes of an item that the vendor accepted by its answer. */
export interface Loss {
  /** Names members, never values. */
  readonly reason: string;
  /** The item's place in the body's list; 0 where the body is one item. */
  readonly index: number;
}

export interface DroppedItem extends Loss {
  readonly item: unknown;
}

/** What is of no use as long as nothing more arrives, and for how many. */
export interface Pending {
  readonly reason: string;
  readonly count: number;
}

export interface VendorAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Items whose own answer says that they were accepted. */
  readonly accepted: number;
  /** Items refused. A request refused as a whole counts its items, and at least one. */
  readonly refused: number;
  /**
   * The places of the items that were refused for what they are. Those refused for a neighbour's sake, or for the size, the
   * number or the key of the request, are not among them.
   */
  readonly refusedItems?: readonly number[];
  readonly dropped?: readonly DroppedItem[];
}

/** How often the vendor lets something be called. */
export interface Rate {
  /** Calls with the same key count together. */
  readonly key: string;
  readonly calls: number;
  readonly milliseconds: number;
  /** The body of the 429. */
  readonly json: unknown;
}

/** A vendor at work: it remembers what it was sent, until a new one takes its place. */
export interface Vendor {
  /** Asked once per request, and `refuseItem` once per item that is otherwise good. */
  answer(request: VendorRequest, refuseItem: () => boolean): VendorAnswer;
  /** The documented rate of a request, where there is one. */
  rateOf?(request: VendorRequest): Rate | undefined;
  pending?(): readonly Pending[];
}

/** What a vendor's simulator consists of; the HTTP server, faults, rates, exchanges and journal are common. */
export interface VendorSimulator {
  readonly slug: string;
  readonly account: Account;
  /** Where the vendor really listens, for an account with these settings. */
  readonly origins?: (account: Account) => readonly string[];
  start(account: Account): Vendor;
}
