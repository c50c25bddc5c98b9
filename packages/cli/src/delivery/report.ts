import type { Losses } from '../losses';
import type { UnreadableLine } from './event-feed';
import type { Reason } from './tally';

/** What became of a delivery. */
export interface Report {
  readonly destination: string;
  readonly events: number;
  /** HTTP requests sent, those that were sent again included. */
  readonly requests: number;
  readonly delivered: number;
  readonly skipped: number;
  readonly rejected: number;
  readonly retry: number;
  /** Of `rejected` and `retry`: how many the vendor may have nevertheless. */
  readonly mayHaveArrived: number;
  readonly notes: readonly { readonly message: string; readonly count: number }[];
  readonly reasons: readonly Reason[];
  /** What the vendor would make no use of; only where its simulator ran in this process. */
  readonly simulator?: Losses;
  readonly seconds: number;
  /** Where to go on, as --skip counts; only where the end of the input was not reached. */
  readonly resumeAt?: number;
  /** Sources in which there was nothing; only where there are such. */
  readonly empty?: readonly string[];
  readonly unreadable: readonly UnreadableLine[];
  /** How many more lines could not be read than `unreadable` lists. */
  readonly unreadableMore?: number;
}
