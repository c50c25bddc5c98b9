import { assemble, type Destination, type Plan, type PreparedSettings } from '@sluice/kit';
import type { EventPlan } from './compile';
import { deliver, type DeliverOptions, type DeliveredEvent } from './deliver';

/** A plan, and the actions that each event set off. */
export interface PipelinePlan extends Plan {
  readonly actions: readonly (readonly string[])[];
}

/** A destination with settings and subscriptions, ready for events. */
export class Pipeline {
  constructor(
    readonly destination: Destination,
    /** Holds secrets. */
    readonly settings: PreparedSettings,
    private readonly planEvent: (event: unknown) => EventPlan,
  ) {}

  /** What would be sent for these events, and the outcomes that are known without sending. Never throws for an event. */
  plan(events: readonly unknown[]): PipelinePlan {
    const planned = events.map((event) => this.planEvent(event));
    const plan = assemble(
      planned.map(({ result }) => result),
      this.settings,
    );
    return { ...plan, actions: planned.map(({ actions }) => actions) };
  }

  /** Sends the events and yields one outcome for each, in order. */
  deliver(
    events: Iterable<unknown> | AsyncIterable<unknown>,
    options: DeliverOptions,
  ): AsyncGenerator<DeliveredEvent, void, undefined> {
    return deliver(this, events, options);
  }
}
