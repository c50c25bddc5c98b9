/** Settings of our destination that match the simulator's account, and whatever else the account has. */
export type Account = Readonly<Record<string, string | number | boolean>>;

export interface VendorRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Undefined if the body is not JSON. */
  readonly json: unknown;
  /** When it arrived: an answer reads no clock of its own. */
  readonly at: Date;
}

/** What happens to an item that the vendor's answer accepted. */
export interface Loss {
  /** Names members, never values. */
  readonly reason: string;
  /** The item's position in the body's list; 0 if the body is one item. */
  readonly index: number;
}

export interface DroppedItem extends Loss {
  readonly item: unknown;
}

/** What is of no use until more arrives, and how many of them there are. */
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
   * The positions of the items that were refused for their own faults. Items refused because of another item, or because of the
   * size, item count or key of the request, are not included.
   */
  readonly refusedItems?: readonly number[];
  readonly dropped?: readonly DroppedItem[];
}

/** How often something at the vendor may be called. */
export interface Rate {
  /** Calls with the same key count together. */
  readonly key: string;
  readonly calls: number;
  readonly milliseconds: number;
  /** The body of the 429. */
  readonly json: unknown;
}

/** A running vendor: it remembers what it was sent until a new one replaces it. */
export interface Vendor {
  /** Called once per request, and `refuseItem` once per item that is otherwise good. */
  answer(request: VendorRequest, refuseItem: () => boolean): VendorAnswer;
  /** The documented rate of a request, if there is one. */
  rateOf?(request: VendorRequest): Rate | undefined;
  pending?(): readonly Pending[];
}

/** What a vendor's simulator consists of; the HTTP server, faults, rates, exchanges and journal are shared. */
export interface VendorSimulator {
  readonly slug: string;
  readonly account: Account;
  /** Where the vendor really listens, for an account with these settings. */
  readonly origins?: (account: Account) => readonly string[];
  start(account: Account): Vendor;
}
