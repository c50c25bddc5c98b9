/** What one server takes on. */
export interface ServerLimits {
  /** The largest body that is read, unpacked. */
  readonly bodyBytes: number;
  /** From a request's first byte to its answer, the transformer's behind us included. */
  readonly requestMilliseconds: number;
  /** Requests to the destinations it owns, at once. What comes beyond is answered 503. */
  readonly concurrency: number;
}

/** As much as a stock transformer reads, and as long as rudder-server waits. */
export const defaultLimits: ServerLimits = {
  bodyBytes: 200_000_000,
  requestMilliseconds: 600_000,
  concurrency: 256,
};
