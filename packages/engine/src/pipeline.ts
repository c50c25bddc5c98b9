import {
  AccessToken,
  ask,
  assemble,
  type Destination,
  type EventsByType,
  type Item,
  type Outcome,
  type Person,
  type PreparedSettings,
  rejected,
  skipped,
  titleOf,
  tooOld,
  unmade,
} from '@sluice/kit/host';
import { dispatchRoutes } from './dispatch-routes';
import { readEvent } from './event';
import { aheadOf } from './event-time';
import { explainEvent } from './explain/explain-event';
import type { Explanation } from './explain/explanation';
import type { PipelinePlan, PlanOptions } from './pipeline-plan';
import { type EventPlan, planEvent, type Planning } from './plan-event';
import type { Route } from './route';
import type { Transport } from './delivery/transport';
import { namesEvent } from './trigger/names-event';
import { deliver, type DeliverOptions, type DeliveredEvent } from './delivery/deliver';

/** What an explanation takes into account in addition to the event. */
export interface ExplainOptions extends Pick<PlanOptions, 'now'> {
  /** The settings with which requests are shown, such as names in place of secrets. By default the pipeline's own. */
  readonly shownSettings?: PreparedSettings;
}

/** A subscription of a pipeline. */
export interface PipelineSubscription {
  readonly name: string;
  /** The action's key. */
  readonly partnerAction: string;
  /** Whether it is only for events with certain names, and not for all or all others. */
  readonly isForNames: boolean;
}

/** Which subscriptions an event triggers. */
export interface Match {
  /** The indexes of the subscriptions that match it. */
  readonly subscriptions: readonly number[];
  /** The standard event whose name is nearly the same, if it would have matched other subscriptions. */
  readonly nearMiss?: string;
}

type NoteOn = ReturnType<typeof aheadOf>;

/** A destination with settings and subscriptions, ready for events. */
export class Pipeline {
  private readonly planning: Planning;
  private readonly token: AccessToken | undefined;

  constructor(
    readonly destination: Destination,
    /** Contains secrets. */
    readonly settings: PreparedSettings,
    private readonly routes: readonly Route[],
  ) {
    const dispatch = dispatchRoutes(routes);
    this.planning = { destination, settings, dispatch, hasSubscriptions: routes.length > 0 };
    const { token } = destination;
    this.token = token && new AccessToken(() => token(settings.all));
  }

  /** A transport that puts the destination's access token into requests that want one, and fetches it first. */
  authorized(transport: Transport): Transport {
    const { token } = this;
    if (!token) return transport;
    return {
      send: (request, options) => token.send(request, (one) => transport.send(one, options)),
      close: () => transport.close(),
    };
  }

  /** What would be sent for these events, and the outcomes that are known without sending. Never throws for an event. */
  plan(events: Iterable<unknown>, options: PlanOptions = {}): PipelinePlan {
    const actions: (readonly string[])[] = [];
    const noteAhead = options.now === undefined ? undefined : aheadOf(options.now);
    const plan = assemble(events, this.settings, (event, place) => {
      const planned = this.planAt(place, event, options, noteAhead);
      actions.push(planned.actions);
      return planned.result;
    });
    return { ...plan, actions };
  }

  /** The subscriptions, in their order. */
  get subscriptions(): readonly PipelineSubscription[] {
    return this.routes.map(({ name, key, trigger }) => ({
      name,
      partnerAction: key,
      isForNames: namesEvent(trigger.condition),
    }));
  }

  /** The subscriptions that are for an event. Never throws. */
  match(value: unknown): Match {
    const event = readEvent(value, this.destination);
    if (typeof event === 'string') return { subscriptions: [] };
    const { routes, nearMiss } = this.planning.dispatch(event);
    return {
      subscriptions: routes.map((route) => this.routes.indexOf(route)),
      ...(nearMiss !== undefined && { nearMiss }),
    };
  }

  /**
   * What happens to one event, and why: which subscriptions match it, what each field reads, where every value of the requests comes
   * from, and which values of the event are unused. Takes as long as some hundred plans. Never throws.
   */
  explain(event: unknown, { shownSettings = this.settings, ...options }: ExplainOptions = {}): Explanation {
    const { destination, routes, settings } = this;
    return explainEvent(event, { destination, routes, settings, shownSettings, plan: this.plan([event], options) });
  }

  private planAt(place: number, event: unknown, options: PlanOptions, noteAhead?: NoteOn): EventPlan {
    try {
      return this.planOne(place, event, options, noteAhead);
    } catch (cause) {
      return { result: unmade(cause), actions: [] };
    }
  }

  private planOne(place: number, event: unknown, options: PlanOptions, noteAhead?: NoteOn): EventPlan {
    const { refuse, isAlone, now } = options;
    const refusal = refuse?.(event, place);
    if (refusal) return { result: refusal, actions: [] };
    const { result, actions } = planEvent(event, this.planning);
    if ('status' in result) return { result, actions };
    const old = now === undefined ? undefined : this.tooOld(result.items, now);
    if (old) return { result: old, actions };
    const ahead = noteAhead?.(event);
    const { items, people } = result;
    const notes = ahead === undefined ? result.notes : [...result.notes, ahead];
    if (isAlone?.(place)) return { result: { items, people, notes, isAlone: true }, actions };
    return { result: ahead === undefined ? result : { items, people, notes }, actions };
  }

  private tooOld(items: readonly Item[], now: number): Outcome | undefined {
    for (const item of items) {
      const rejection = tooOld({ event: 0, items: [item] }, item.channel, this.settings, now);
      if (rejection) return rejection;
    }
    return undefined;
  }

  /** Sends the events and yields one outcome for each, in order. */
  deliver(
    events: Iterable<unknown> | AsyncIterable<unknown>,
    options: DeliverOptions,
  ): AsyncGenerator<DeliveredEvent, void, undefined> {
    return deliver(this, events, { ...options, transport: this.authorized(options.transport) });
  }

  /** Tries the credentials with a harmless call: `delivered` if they are good, `skipped` if the vendor has no such call. */
  async test(transport: Transport): Promise<Outcome> {
    const request =
      this.destination.test?.(this.settings.all) ??
      `${titleOf(this.destination)} has no call that only checks credentials.`;
    if (typeof request === 'string') return skipped(request);
    return ask(request, this.settings, (one) => this.authorized(transport).send(one), this.destination);
  }

  /** The last events that the vendor received, by type; undefined if it does not show them or cannot be asked. */
  async lastEvents(transport: Transport): Promise<EventsByType | undefined> {
    const { test, lastEvents } = this.destination;
    const request = test?.(this.settings.all);
    if (!lastEvents || typeof request !== 'object') return undefined;
    try {
      const { status, json } = await this.authorized(transport).send(request);
      return status === 200 ? lastEvents(json) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Asks the vendor to erase a person; `rejected`, with the reason, if it has no such call or refuses. */
  async erase(person: Person, transport: Transport): Promise<Outcome> {
    const request =
      this.destination.erase?.(person, this.settings.all) ??
      `${titleOf(this.destination)} has no call that forgets a person.`;
    if (typeof request === 'string') return rejected('settings', request);
    return ask(request, this.settings, (one) => this.authorized(transport).send(one), this.destination);
  }
}
