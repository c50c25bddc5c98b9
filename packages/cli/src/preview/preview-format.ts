import type { Explanation } from '@sluice/engine';
import type { PlannedEvent } from './planned-event';
import type { PlannedRequest } from './planned-request';

/** How a preview is printed: each request as it is made, the events at the end. */
export interface PreviewFormat {
  request(request: PlannedRequest): string;
  /** In the place of requests, where the user asks why. */
  explanation(event: PlannedEvent, explanation: Explanation): string;
  /** @param shown those of the outcomes that the user wants to see. */
  end(outcomes: readonly PlannedEvent[], shown: readonly PlannedEvent[]): string;
}
