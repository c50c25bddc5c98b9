/** Settings of our destination that fit the simulator's account. */
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
  /** What earlier answers kept: of each key the newest. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** An item that the vendor accepted by its answer, and what nevertheless becomes of it. */
export interface DroppedItem {
  readonly reason: string;
  readonly item: unknown;
}

export interface VendorAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Items whose own answer says that they were accepted. */
  readonly accepted: number;
  /** Items refused. A request refused as a whole counts its items, and at least one. */
  readonly refused: number;
  readonly dropped?: readonly DroppedItem[];
  /** What later answers need to know, by any key; it takes the place of what was kept under it. */
  readonly kept?: Readonly<Record<string, unknown>>;
}

/** What a vendor's simulator consists of; the HTTP server, faults, memory and journal are common. */
export interface VendorSimulator {
  readonly slug: string;
  readonly account: Account;
  /** Pure: asked once per request, and `refuseItem` once per item that is otherwise good. */
  answer(request: VendorRequest, account: Account, refuseItem: () => boolean): VendorAnswer;
}
