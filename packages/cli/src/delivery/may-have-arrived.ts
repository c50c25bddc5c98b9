import type { DeliveredEvent } from '@sluice/engine';

/** Whether the vendor may have an event that does not count as delivered: sending it again may double it. */
export function mayHaveArrived({ outcome, isSent }: Pick<DeliveredEvent, 'outcome' | 'isSent'>): boolean {
  return outcome.status === 'retry' && isSent;
}
