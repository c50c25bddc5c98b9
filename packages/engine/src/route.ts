import {
  type Action,
  type EventItems,
  messageOf,
  type Outcome,
  type Planner,
  type PreparedSettings,
  rejected,
  TooDeep,
} from '@sluice/kit/host';
import type { Reading } from './compile-reading';
import type { Trigger } from './compile-trigger';
import type { Event } from './event';
import type { Subscription } from './subscriptions/subscription';

/** A compiled subscription: from an event to items. */
export interface Route {
  /** The action's key. */
  readonly key: string;
  readonly name: string;
  readonly action: Action;
  readonly mapping: Subscription['mapping'];
  readonly trigger: Trigger;
  readonly read: Reading;
  readonly plan: Planner;
}

/** What one subscription makes of an event. Never throws. */
export function planRoute(route: Route, event: Event, settings: PreparedSettings): EventItems | Outcome {
  let checked;
  try {
    checked = route.read(event);
  } catch (error) {
    // The event or the mapping is too deep for the stack.
    if (error instanceof RangeError) return rejected('event', new TooDeep().message, { cause: error });
    return rejected('settings', `The mapping of "${route.name}" fails on this event: ${messageOf(error)}`, {
      cause: error,
    });
  }
  return 'problem' in checked
    ? rejected('event', checked.problem)
    : route.plan(checked.payload, settings.visible, event);
}

/** Joins what two subscriptions make of one event. */
export function join(first: EventItems, second: EventItems): EventItems {
  return {
    items: [...first.items, ...second.items],
    people: [...first.people, ...second.people],
    notes: [...first.notes, ...second.notes],
  };
}
