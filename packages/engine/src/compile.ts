import {
  type Action,
  type Destination,
  type EventItems,
  type Outcome,
  planEvent,
  prepareSettings,
  type PreparedSettings,
  type RawSettings,
  rejected,
  skipped,
} from '@sluice/kit';
import { checkSettings } from './check-settings';
import { checkSubscriptions } from './check-subscriptions';
import { compileMapping, type Mapper } from './compile-mapping';
import { type CheckedPayload, compilePayload } from './compile-payload';
import { compileTrigger, type Trigger } from './compile-trigger';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error';
import { type Event, isWanted, readEvent } from './event';
import { nameDirective } from './mapping/name-directive';
import { Pipeline } from './pipeline';

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
  /** The destination's presets unless given. */
  readonly subscriptions?: readonly Subscription[];
}

/** What an event becomes: its items or an outcome known at once, and the actions that took part. */
export interface EventPlan {
  readonly result: EventItems | Outcome;
  readonly actions: readonly string[];
}

/**
 * Does once what can be done once: checks the settings, parses the triggers, compiles mappings and validators. Throws a
 * `ConfigurationError` with every problem, its place and the mend.
 */
export function compile(destination: Destination, { settings: raw, subscriptions }: CompileOptions): Pipeline {
  const { settings, problems: settingProblems } = checkSettings(destination, raw);
  const problems: ConfigurationProblem[] = [...settingProblems];
  const checked = checkSubscriptions(subscriptions ?? destination.presets, problems);
  const routes = checked.map(({ subscription, place }) =>
    compileSubscription(destination, subscription, place, problems),
  );
  if (problems.length > 0) throw new ConfigurationError(problems);
  const prepared = prepareSettings(destination.authentication.fields, settings);
  const complete = routes.filter((route) => route !== undefined);
  return new Pipeline(destination, prepared, (value) => planOne(value, destination, complete, prepared));
}

/** What Segment itself puts into a mapping: how to batch, how to synchronise. */
const segmentsOwn = /^(__segment_internal_\w+|enable_batching|batch_(size|keys|bytes))$/;

interface Route {
  readonly key: string;
  readonly name: string;
  readonly action: Action;
  readonly isFor: Trigger;
  readonly map: Mapper;
  readonly check: (mapped: ReturnType<Mapper>) => CheckedPayload;
}

function compileSubscription(
  destination: Destination,
  { name, partnerAction: key, subscribe, mapping }: Subscription,
  place: string,
  problems: ConfigurationProblem[],
): Route | undefined {
  const action = Object.hasOwn(destination.actions, key) ? destination.actions[key] : undefined;
  if (!action) {
    const known = Object.keys(destination.actions).join(', ');
    problems.push({
      place: `${place}.partnerAction`,
      message: `${destination.name} has no action "${key}". It has: ${known}.`,
    });
    return undefined;
  }
  for (const field of nameDirective(mapping) === undefined ? Object.keys(mapping) : []) {
    if (Object.hasOwn(action.fields, field) || segmentsOwn.test(field)) continue;
    const known = Object.keys(action.fields).join(', ');
    problems.push({
      place: `${place}.mapping.${field}`,
      message: `The action "${action.title}" has no such field. It has: ${known}.`,
    });
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
  const isFor = attempt('subscribe', () => compileTrigger(subscribe));
  const map = attempt('mapping', () => compileMapping(mapping));
  if (!isFor || !map) return undefined;
  return { key, name: name ?? action.title, action, isFor, map, check: compilePayload(action.fields) };
}

function planOne(
  value: unknown,
  destination: Destination,
  routes: readonly Route[],
  settings: PreparedSettings,
): EventPlan {
  const event = readEvent(value);
  if (typeof event === 'string') return { result: rejected('event', event), actions: [] };
  if (!isWanted(event, destination)) {
    return { result: skipped(`The event's "integrations" leave ${destination.name} out.`), actions: [] };
  }
  const matching = routes.filter((route) => route.isFor(event));
  if (matching.length === 0) return { result: skipped(whyNone(event)), actions: [] };
  const actions = matching.map((route) => route.key);
  const together: { items: EventItems['items'][number][]; people: string[]; notes: string[] } = {
    items: [],
    people: [],
    notes: [],
  };
  for (const route of matching) {
    const made = planRoute(route, event, settings);
    // An event is delivered whole or not at all: were the others sent now, sending it again would double them.
    if ('status' in made) return { result: made, actions };
    together.items.push(...made.items);
    together.people.push(...made.people);
    together.notes.push(...made.notes);
  }
  return { result: together, actions };
}

function whyNone({ type }: Event): string {
  const isKnown = ['track', 'identify', 'page', 'screen', 'group', 'alias'].includes(type);
  return isKnown
    ? 'No subscription is for this event.'
    : 'No subscription is for this event: its type is none of track, identify, page, screen, group and alias.';
}

function planRoute(route: Route, event: Event, settings: PreparedSettings): EventItems | Outcome {
  let mapped;
  try {
    mapped = route.map(event);
  } catch (error) {
    return rejected('settings', `The mapping of "${route.name}" fails on this event: ${messageOf(error)}`);
  }
  const checked = route.check(mapped);
  if ('problem' in checked) return rejected('event', checked.problem);
  return planEvent(route.action, checked.payload, settings.visible);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.trim() : String(error);
}
