import type { Request } from '@sluice/kit/host';

/** One request of a preview and the places of its events in the input, from 0. Made to be printed as JSON. */
export interface PlannedRequest extends Request {
  readonly events: readonly number[];
  /** What else there is to say of it. */
  readonly note?: string;
}
