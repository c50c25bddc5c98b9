import type { Request } from '@sluice/kit/host';

/** One request of a preview and the positions of its events in the input, from 0. Meant to be printed as JSON. */
export interface PlannedRequest extends Request {
  readonly events: readonly number[];
  /** An additional remark. */
  readonly note?: string;
}
