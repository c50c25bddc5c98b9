import {
  type Destination,
  type EventItems,
  isMessageType,
  type Outcome,
  type PreparedSettings,
  rejected,
  type Skipped,
  skipped,
  titleOf,
} from '@sluice/kit/host';
import type { Dispatch } from './dispatch-routes';
import { type Event, isEmptyList, isWanted, oddMembers, readEvent } from './event';
import { join, planRoute, type Route } from './route';

/** What an event becomes: its items or an outcome known at once, and the actions that took part. */
export interface EventPlan {
  readonly result: EventItems | Outcome;
  readonly actions: readonly string[];
}

const nothing: EventItems = { items: [], people: [], notes: [] };

/** Plans one event by all subscriptions that are for it, if there are any at all. What cannot be an event is rejected. */
export function planEvent(
  value: unknown,
  destination: Destination,
  dispatch: (event: Event) => Dispatch<Route>,
  settings: PreparedSettings,
  hasSubscriptions: boolean,
): EventPlan {
  const event = readEvent(value, destination);
  if (typeof event === 'string') return { result: rejected('event', event), actions: [] };
  const { result, actions } = planRead(event, destination, dispatch, settings, hasSubscriptions);
  return { result: event === value ? result : tellOdd(result, value as Event), actions };
}

function planRead(
  event: Event,
  destination: Destination,
  dispatch: (event: Event) => Dispatch<Route>,
  settings: PreparedSettings,
  hasSubscriptions: boolean,
): EventPlan {
  if (!isWanted(event, destination)) {
    return { result: skipped(`The event's "integrations" exclude ${titleOf(destination)}.`), actions: [] };
  }
  const { routes, actions, nearMiss } = dispatch(event);
  if (!hasSubscriptions) {
    const message = `No subscription matches this event: ${titleOf(destination)} has none.`;
    return { result: skipped(message), actions };
  }
  if (routes.length === 0) return { result: skipped(whyNone(event, nearMiss)), actions: [] };
  let together = nothing;
  let skip: Skipped | undefined;
  for (const route of routes) {
    const made = planRoute(route, event, settings);
    if (!('status' in made)) together = together === nothing ? made : join(together, made);
    else if (made.status === 'skipped') skip ??= made;
    // An event is delivered whole or not at all: were the others sent now, sending it again would double them.
    else return { result: made, actions };
  }
  if (together === nothing && skip) {
    return { result: nearMiss === undefined ? skip : skipped(`${skip.message} ${nearMissNote(nearMiss)}`), actions };
  }
  return { result: nearMiss === undefined ? together : withNote(together, nearMissNote(nearMiss)), actions };
}

/** Says what of the event must be an object and is not. */
function tellOdd(result: EventItems | Outcome, given: Event): EventItems | Outcome {
  const odd = oddMembers(given).filter((member) => !isEmptyList(given, member));
  if (odd.length === 0) return result;
  const note = `Left out, because it must be an object: ${odd.join(', ')}.`;
  if (!('status' in result)) return withNote(result, note);
  return result.status === 'delivered' ? result : { ...result, message: `${result.message} ${note}` };
}

function withNote(made: EventItems, note: string): EventItems {
  return { ...made, notes: [...made.notes, note] };
}

function nearMissNote(standard: string): string {
  return `The event’s name is close to "${standard}", but not the same, so that event’s subscription does not match: names must match exactly.`;
}

function whyNone({ type }: Event, nearMiss: string | undefined): string {
  if (!isMessageType(type)) {
    return 'No subscription matches this event: its type is not track, identify, page, screen, group or alias.';
  }
  return nearMiss === undefined ? 'No subscription matches this event.' : nearMissNote(nearMiss);
}
