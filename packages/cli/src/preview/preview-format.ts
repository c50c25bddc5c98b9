import type { Explanation } from '@sluice/engine';
import type { PlannedEvent } from './planned-event';
import type { PlannedRequest } from './planned-request';

interface PreviewResult {
  readonly outcomes: readonly PlannedEvent[];
  /** The events that the user wants to see. */
  readonly shown: readonly PlannedEvent[];
  /** How many requests there are, whether shown or not. */
  readonly requests: number;
}

/** How a preview is printed: each request as it is planned, the events at the end. */
export interface PreviewFormat {
  request(request: PlannedRequest): string;
  /** Printed instead of requests if the user asks for explanations. */
  explanation(event: PlannedEvent, explanation: Explanation): string;
  end(result: PreviewResult): string;
}
