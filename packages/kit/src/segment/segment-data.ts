import type { SegmentRequestClient } from './segment-request';

/** What Segment passes to a destination's functions, in addition to its request client. */
export interface SegmentData {
  readonly settings: unknown;
  /** Absent when credentials are tested; in a batch, the list of payloads. */
  readonly payload?: unknown;
  /** The subscription's mapping, from which the payload was built. */
  readonly rawMapping?: unknown;
}

/** A function that Segment calls: `perform`, `performBatch`, `testAuthentication`, `onDelete`. */
export type SegmentPerform = (request: SegmentRequestClient, data: SegmentData) => Promise<unknown>;
