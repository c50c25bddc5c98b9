import { getHeapStatistics } from 'node:v8';

/** The limits of one server. */
export interface ServerLimits {
  /** The size of the largest body that is read, when unpacked. */
  readonly bodyBytes: number;
  /** How long it may take to receive a request, head and body. */
  readonly bodyMilliseconds: number;
  /** How long an answer may take once the request was read, including that of the transformer behind us. */
  readonly requestMilliseconds: number;
  /** How many requests to the destinations it owns are handled at once. Further ones are answered 503. */
  readonly concurrency: number;
  /** How much memory bodies in flight may take: packed, unpacked and as values. Further ones are answered 503. */
  readonly bytesInFlight: number;
  /** How many jobs one request may contain; many more than rudder-server sends. */
  readonly jobs: number;
}

/** Bodies as large as a stock transformer reads, and as much time as rudder-server waits. */
export const defaultLimits: ServerLimits = {
  bodyBytes: 200_000_000,
  bodyMilliseconds: 10_000,
  requestMilliseconds: 600_000,
  concurrency: 256,
  // Copies, answers and intermediate values take as much again.
  bytesInFlight: Math.floor(getHeapStatistics().heap_size_limit / 4),
  jobs: 10_000,
};
