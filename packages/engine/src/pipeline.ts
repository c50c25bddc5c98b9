import {
  ask,
  assemble,
  type Destination,
  type EventsByType,
  type Outcome,
  type Person,
  type Plan,
  type PreparedSettings,
  rejected,
  skipped,
} from '@sluice/kit';
import type { EventPlan } from './compile';
import type { Transport } from './transport';
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

  /**
   * What would be sent for these events, and the outcomes that are known without sending. Never throws for an event.
   * `refuse` may give an outcome to an event before it is looked at.
   */
  plan(events: readonly unknown[], refuse?: (event: unknown) => Outcome | undefined): PipelinePlan {
    const planned = events.map((event): EventPlan => {
      const refusal = refuse?.(event);
      return refusal ? { result: refusal, actions: [] } : this.planEvent(event);
    });
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

  /** Tries the credentials with a harmless call: delivered where they are good, skipped where the vendor has no such call. */
  async test(transport: Transport): Promise<Outcome> {
    const request = this.destination.test?.(this.settings.all) ?? `${this.destination.name} has no harmless call.`;
    if (typeof request === 'string') return skipped(request);
    return ask(request, this.settings, (one) => transport.send(one));
  }

  /** The events that the vendor got last, by type; undefined where it does not show them, or not now. */
  async lastEvents(transport: Transport): Promise<EventsByType | undefined> {
    const { test, lastEvents } = this.destination;
    const request = test?.(this.settings.all);
    if (!lastEvents || request === undefined || typeof request === 'string') return undefined;
    try {
      const { status, json } = await transport.send(request);
      return status === 200 ? lastEvents(json) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Makes the vendor forget a person; rejected, with the reason, where it cannot be made to. */
  async erase(person: Person, transport: Transport): Promise<Outcome> {
    const request =
      this.destination.erase?.(person, this.settings.all) ??
      `${this.destination.name} has no call that forgets a person.`;
    if (typeof request === 'string') return rejected('settings', request);
    return ask(request, this.settings, (one) => transport.send(one));
  }
}
