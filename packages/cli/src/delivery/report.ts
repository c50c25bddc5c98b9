import type { Losses } from '../losses';
import type { UnreadableLine } from './event-feed';
import type { Reason } from './tally';

/** The result of a delivery. */
export interface Report {
  readonly destination: string;
  readonly events: number;
  /** HTTP requests sent, including retries. */
  readonly requests: number;
  readonly delivered: number;
  readonly skipped: number;
  readonly rejected: number;
  readonly retry: number;
  /** How many of `rejected` and `retry` may have reached the vendor anyway. */
  readonly mayHaveArrived: number;
  readonly notes: readonly { readonly message: string; readonly count: number }[];
  readonly reasons: readonly Reason[];
  /** What the vendor would have dropped; only if its simulator ran in this process. */
  readonly simulator?: Losses;
  readonly seconds: number;
  /** Where to resume, as a value for --skip; only if the end of the input was not reached. */
  readonly resumeAt?: number;
  /** Sources that were empty, if there are any. */
  readonly empty?: readonly string[];
  readonly unreadable: readonly UnreadableLine[];
  /** How many unreadable lines there were beyond those in `unreadable`. */
  readonly unreadableMore?: number;
}
