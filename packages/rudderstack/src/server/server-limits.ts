import { getHeapStatistics } from 'node:v8';

/** What one server takes on. */
export interface ServerLimits {
  /** The largest body that is read, unpacked. */
  readonly bodyBytes: number;
  /** How long a request may take to come, head and body. */
  readonly bodyMilliseconds: number;
  /** From a request that was read to its answer, the transformer's behind us included. */
  readonly requestMilliseconds: number;
  /** Requests to the destinations it owns, at once. What comes beyond is answered 503. */
  readonly concurrency: number;
  /** What bodies under way may take of memory, packed, unpacked and as values. What comes beyond is answered 503. */
  readonly bytesInFlight: number;
  /** Jobs in one request; many more than rudder-server sends. */
  readonly jobs: number;
}

/** As much as a stock transformer reads, and as long as rudder-server waits. */
export const defaultLimits: ServerLimits = {
  bodyBytes: 200_000_000,
  bodyMilliseconds: 10_000,
  requestMilliseconds: 600_000,
  concurrency: 256,
  // Copies, the answers and what is made on the way to them are as large again.
  bytesInFlight: Math.floor(getHeapStatistics().heap_size_limit / 4),
  jobs: 10_000,
};
