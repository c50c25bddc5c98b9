import type { Loss } from './vendor-simulator';

/** One exchange the simulator had, secrets included: it is a test double. */
export interface Exchange {
  /** Counts the requests since the start, from 1; `clear()` does not start it again. */
  number: number;
  /** When the request had arrived, ISO 8601. */
  at: string;
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string>;
  body: string;
  /** The body as JSON; undefined where it is none. */
  json: unknown;
  /** 0 where the connection was reset instead of answered. */
  status: number;
  /** What the vendor answers, before a `truncated` or `oversized` fault spoils it. */
  answer: unknown;
  /** The places in the body of the items that were refused for what they are. */
  refusedItems: readonly number[];
  /** What the vendor accepted without doing what the sender expects, once for each reason. */
  dropped: readonly Loss[];
  fault?: string;
}
