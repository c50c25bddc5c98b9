import type { Loss } from './vendor-simulator';

/** One exchange with the simulator, secrets included: it is a test double. */
export interface Exchange {
  /** Counts the requests from 1; `clear()` does not reset it. */
  number: number;
  /** When the request had arrived, ISO 8601. */
  at: string;
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string>;
  body: string;
  /** The body as JSON; undefined if it is not JSON. */
  json: unknown;
  /** 0 if the connection was reset instead of answered. */
  status: number;
  /** What the vendor answers, before a `truncated` or `oversized` fault spoils it. */
  answer: unknown;
  /** The positions in the body of the items that were refused for their own faults. */
  refusedItems: readonly number[];
  /** What the vendor accepted without doing what the sender expects, once for each reason. */
  dropped: readonly Loss[];
  fault?: string;
}
