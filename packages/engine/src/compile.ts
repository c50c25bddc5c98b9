import {
  type Destination,
  type EventItems,
  isMessageType,
  type Outcome,
  type Skipped,
  prepareSettings,
  type PreparedSettings,
  type RawSettings,
  rejected,
  skipped,
  titleOf,
} from '@sluice/kit/host';
import { checkFields } from './subscriptions/check-fields';
import { checkSettings } from './check-settings';
import { noAction } from './subscriptions/check-subscription';
import { checkSubscriptions } from './subscriptions/check-subscriptions';
import { compileReading } from './compile-reading';
import { compileTrigger } from './compile-trigger';
import { type Dispatch, dispatchRoutes } from './dispatch-routes';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error';
import { type Event, isWanted, readEvent } from './event';
import { Pipeline } from './pipeline';
import { join, messageOf, planRoute, type Route } from './route';
import type { SubscriptionOverrides } from './subscriptions/subscriptions-of';

/** Which events an action is for, and what its fields are made from. */
export interface Subscription {
  readonly name?: string;
  /** The action's key in the destination. */
  readonly partnerAction: string;
  /** FQL, as in `type = "track" and event = "Order Completed"`. */
  readonly subscribe: string;
  readonly mapping: Readonly<Record<string, unknown>>;
}

export interface CompileOptions {
  readonly settings: RawSettings;
  /** All subscriptions as a list, or what differs from the destination's presets; the presets unless given. */
  readonly subscriptions?: readonly Subscription[] | SubscriptionOverrides;
}

/** What an event becomes: its items or an outcome known at once, and the actions that took part. */
export interface EventPlan {
  readonly result: EventItems | Outcome;
  readonly actions: readonly string[];
}

/**
 * Does once what can be done once: checks the settings, parses the triggers, compiles mappings and validators. Throws a
 * `ConfigurationError` with every problem, its place and the fix.
 */
export function compile(destination: Destination, { settings: raw, subscriptions }: CompileOptions): Pipeline {
  assertOwn(destination);
  const { settings, problems: settingProblems } = checkSettings(destination, raw);
  const problems: ConfigurationProblem[] = [...settingProblems];
  const checked = checkSubscriptions(destination, subscriptions ?? destination.presets, problems);
  const routes = checked.map(({ subscription, place }) => {
    const compileIt = () => compileSubscription(destination, subscription, place, problems);
    return isPreset(subscription, destination) ? compiledOnce(destination, subscription, compileIt) : compileIt();
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  const prepared = prepareSettings(destination.authentication.fields, settings);
  const complete = routes.filter((route) => route !== undefined);
  const dispatch = dispatchRoutes(complete);
  const none =
    complete.length === 0 ? `No subscription matches this event: ${titleOf(destination)} has none.` : undefined;
  return new Pipeline(destination, prepared, complete, dispatch, (value) =>
    planOne(value, destination, dispatch, prepared, none),
  );
}

/** Segment's own definitions look alike, and are made ours elsewhere. */
function assertOwn({ name, channels }: Destination): void {
  if (typeof (channels as unknown) === 'function') return;
  const message =
    `"${name}" is not made with Sluice's kit. Where it is a definition of Segment's, compile asDestination(definition) ` +
    'in its place, with asDestination of @sluice/segment-destinations.';
  throw new ConfigurationError([{ place: 'destination', message }]);
}

/** By what it says: who keeps a preset may change it. */
const routesOfPresets = new WeakMap<Destination, Map<string, Route>>();

/** A preset's route: settings are nothing to it, and to compile it costs milliseconds. */
function compiledOnce(
  destination: Destination,
  preset: Subscription,
  compilePreset: () => Route | undefined,
): Route | undefined {
  const known = routesOfPresets.get(destination) ?? new Map<string, Route>();
  routesOfPresets.set(destination, known);
  const text = JSON.stringify(preset);
  const route = known.get(text) ?? compilePreset();
  if (route) known.set(text, route);
  return route;
}

function isPreset(subscription: Subscription, { presets }: Destination): boolean {
  return (presets as readonly Subscription[]).includes(subscription);
}

function compileSubscription(
  destination: Destination,
  { name, partnerAction: key, subscribe, mapping }: Subscription,
  place: string,
  problems: ConfigurationProblem[],
): Route | undefined {
  const action = Object.hasOwn(destination.actions, key) ? destination.actions[key] : undefined;
  if (!action) {
    const { place: within, message } = noAction(destination, key);
    problems.push({ place: `${place}.${within}`, message });
  }
  for (const { place: field, message } of action ? checkFields(action, mapping) : []) {
    problems.push({ place: `${place}.mapping.${field}`, message });
  }
  const attempt = <T>(at: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      const found = error instanceof ConfigurationError ? error.problems : [{ place: '', message: messageOf(error) }];
      for (const { place: inner, message } of found) {
        problems.push({ place: [place, at, inner].filter(Boolean).join('.'), message });
      }
      return undefined;
    }
  };
  const trigger = attempt('subscribe', () => compileTrigger(subscribe));
  const read = action && attempt('mapping', () => compileReading(action.fields, mapping));
  if (!action || !trigger || !read) return undefined;
  return { key, name: name ?? action.title, action, mapping, trigger, read, plan: action.plannerFor(mapping) };
}

const nothing: EventItems = { items: [], people: [], notes: [] };

function planOne(
  value: unknown,
  destination: Destination,
  dispatch: (event: Event) => Dispatch<Route>,
  settings: PreparedSettings,
  none: string | undefined,
): EventPlan {
  const event = readEvent(value);
  if (typeof event === 'string') return { result: rejected('event', event), actions: [] };
  if (!isWanted(event, destination)) {
    return { result: skipped(`The event's "integrations" leave ${titleOf(destination)} out.`), actions: [] };
  }
  const { routes, actions, nearMiss } = dispatch(event);
  if (routes.length === 0) return { result: skipped(none ?? whyNone(event, nearMiss)), actions: [] };
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

function withNote(made: EventItems, note: string): EventItems {
  return { ...made, notes: [...made.notes, note] };
}

function nearMissNote(standard: string): string {
  return `The event’s name is close to "${standard}", but not the same, so no subscription took it as that: names must match exactly.`;
}

function whyNone({ type }: Event, nearMiss: string | undefined): string {
  if (!isMessageType(type)) {
    return 'No subscription matches this event: its type is not track, identify, page, screen, group or alias.';
  }
  return nearMiss === undefined ? 'No subscription matches this event.' : nearMissNote(nearMiss);
}
