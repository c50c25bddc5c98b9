import { type Outcome, rejected, type Rejected } from '@sluice/kit/host';
import type { EventPart } from './mark';

const greatestCount = 10_000;

/** What is known of an event some of whose requests were sent. */
interface Known {
  /** By the requests' numbers. */
  readonly delivered: Map<number, Outcome>;
  refusal?: Rejected;
}

/**
 * The events of several requests that are not delivered whole. rudder-server posts them in order. Where one is to be retried it posts
 * them all again, so that those before it would arrive twice; where one is refused for good it posts the next one all the same and keeps
 * the verdict on the last alone, so that the refusal would be lost.
 */
export class SentParts {
  private readonly events = new Map<string, Known>();

  /** What a request of the event is to be answered with, instead of being sent. */
  outcomeOf({ number, event }: EventPart): Outcome | undefined {
    // A refusal ended the event: whatever comes under its name now begins anew.
    if (number === 1 && this.events.get(event)?.refusal) this.events.delete(event);
    const known = this.events.get(event);
    return known?.refusal ?? known?.delivered.get(number);
  }

  /** Keeps in mind what became of a request of the event. */
  note({ number, total, event }: EventPart, outcome: Outcome | undefined): void {
    const known = this.events.get(event) ?? { delivered: new Map<number, Outcome>() };
    if (outcome?.status === 'delivered') known.delivered.set(number, outcome);
    if (outcome?.status === 'rejected') {
      const { fix, message, httpStatus } = outcome;
      const refusal = `Not sent: an earlier request of the same event was refused. ${message}`;
      known.refusal = rejected(fix, refusal, httpStatus === undefined ? {} : { httpStatus });
    }
    this.events.delete(event);
    if (known.delivered.size < total) this.events.set(event, known);
    const [oldest] = this.events.size > greatestCount ? this.events.keys() : [];
    if (oldest !== undefined) this.events.delete(oldest);
  }
}
