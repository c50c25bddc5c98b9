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
import { type Event, isEmptyList, isWanted, membersOfWrongType, readEvent } from './event';
import { join, planRoute, type Route } from './route';

/** What an event becomes: its items or an outcome known at once, and the actions that took part. */
export interface EventPlan {
  readonly result: EventItems | Outcome;
  readonly actions: readonly string[];
}

const nothing: EventItems = { items: [], people: [], notes: [] };

/** What is needed to plan events, the same for all events of a pipeline. */
export interface Planning {
  readonly destination: Destination;
  readonly settings: PreparedSettings;
  readonly dispatch: (event: Event) => Dispatch<Route>;
  readonly hasSubscriptions: boolean;
}

/** Plans one event with all subscriptions that match it. Anything that is not an event is rejected. */
export function planEvent(value: unknown, planning: Planning): EventPlan {
  const event = readEvent(value, planning.destination);
  if (typeof event === 'string') return { result: rejected('event', event), actions: [] };
  const { result, actions } = planRead(event, planning);
  return { result: event === value ? result : withTypeNote(result, value as Event), actions };
}

function planRead(event: Event, { destination, settings, dispatch, hasSubscriptions }: Planning): EventPlan {
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
    // An event is delivered as a whole or not at all: if the others were sent now, sending it again would duplicate them.
    else return { result: made, actions };
  }
  if (together === nothing && skip) {
    return { result: nearMiss === undefined ? skip : skipped(`${skip.message} ${nearMissNote(nearMiss)}`), actions };
  }
  return { result: nearMiss === undefined ? together : withNote(together, nearMissNote(nearMiss)), actions };
}

/** Notes which members of the event were left out because they must be objects and are not. */
function withTypeNote(result: EventItems | Outcome, given: Event): EventItems | Outcome {
  const leftOut = membersOfWrongType(given).filter((member) => !isEmptyList(given, member));
  if (leftOut.length === 0) return result;
  const note = `Left out, because it must be an object: ${leftOut.join(', ')}.`;
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
