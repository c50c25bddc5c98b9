import type { Outcome } from '@sluice/kit/host';

/** What a preview says about one event; `planned` if only the vendor's answer decides. */
export interface PlannedEvent {
  /** The event's position in the input, from 0. */
  readonly event: number;
  readonly messageId: string | null;
  /** `track "Order Completed"` */
  readonly title: string;
  readonly actions: readonly string[];
  readonly status: Outcome['status'] | 'planned';
  readonly fix?: string;
  readonly message?: string;
  readonly notes?: readonly string[];
}
