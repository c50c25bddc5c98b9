import { type Outcome, rejected, type Rejected } from '@sluice/kit';
import type { EventPart } from './parts';

const greatestCount = 1000;

/**
 * The events one of whose requests the vendor refused for good. rudder-server posts the next one all the same and keeps the verdict on
 * the last alone, so that the refusal would be lost and the event delivered in part.
 */
export class RefusedParts {
  private readonly refusals = new Map<string, Rejected>();

  /** What a request of the event is to be answered with, instead of being sent. The first one begins anew. */
  refusalOf({ number, event }: EventPart): Rejected | undefined {
    if (number === 1) this.refusals.delete(event);
    return this.refusals.get(event);
  }

  /** Keeps in mind what became of a request of the event. */
  note({ event }: EventPart, outcome: Outcome | undefined): void {
    if (outcome?.status !== 'rejected') return;
    const { fix, message, httpStatus } = outcome;
    const refusal = `Not sent: an earlier request of the same event was refused. ${message}`;
    this.refusals.set(event, rejected(fix, refusal, httpStatus === undefined ? {} : { httpStatus }));
    const [oldest] = this.refusals.size > greatestCount ? this.refusals.keys() : [];
    if (oldest !== undefined) this.refusals.delete(oldest);
  }
}
