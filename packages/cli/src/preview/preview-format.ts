import type { PlannedEvent } from './planned-event';
import type { PlannedRequest } from './planned-request';

/** How a preview is printed: each request as it is made, the events at the end. */
export interface PreviewFormat {
  request(request: PlannedRequest): string;
  end(outcomes: readonly PlannedEvent[]): string;
}
