import { type Destination, messageOf, prepareSettings, type RawSettings } from '@sluice/kit/host';
import { checkFields } from './subscriptions/check-fields';
import { checkSettings } from './check-settings';
import { noAction } from './subscriptions/check-subscription';
import { checkSubscriptions } from './subscriptions/check-subscriptions';
import { compileReading } from './compile-reading';
import { compileTrigger } from './compile-trigger';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error';
import { Pipeline } from './pipeline';
import type { Route } from './route';
import type { Subscription } from './subscriptions/subscription';
import type { SubscriptionOverrides } from './subscriptions/subscriptions-of';

/** How a destination is configured. */
export interface CompileOptions {
  readonly settings: RawSettings;
  /** All subscriptions as a list, or what differs from the destination's presets. By default the presets. */
  readonly subscriptions?: readonly Subscription[] | SubscriptionOverrides;
}

/**
 * Makes a pipeline from a destination, its settings and its subscriptions. Everything that can be done once is done here: settings are
 * checked, triggers parsed, mappings and validators compiled. Throws a `ConfigurationError` with every problem, its place and the fix.
 */
export function compile(destination: Destination, { settings: raw, subscriptions }: CompileOptions): Pipeline {
  assertOwn(destination);
  const { settings, problems: settingProblems } = checkSettings(destination, raw);
  const problems: ConfigurationProblem[] = [...settingProblems];
  const checked = checkSubscriptions(destination, subscriptions ?? destination.presets, problems);
  const routes = checked.map(({ subscription, place }) =>
    compiledOnce(destination, subscription, () => compileSubscription(destination, subscription, place, problems)),
  );
  if (problems.length > 0) throw new ConfigurationError(problems);
  const prepared = prepareSettings(destination.authentication.fields, settings);
  const complete = routes.filter((route) => route !== undefined);
  return new Pipeline(destination, prepared, complete);
}

/** Refuses what is no destination: Segment's own definitions, which have the same shape but must be converted first, and modules. */
function assertOwn(destination: Destination): void {
  const { name, channels } = Object(destination) as Partial<Destination>;
  if (typeof channels === 'function') return;
  const what = typeof name === 'string' ? `"${name}" is not made with Sluice's kit.` : 'This is no destination.';
  const message =
    `${what} Vendors' packages export theirs as "destination"; a definition of Segment's becomes one with ` +
    'asDestination(definition) of @sluice/segment-destinations.';
  throw new ConfigurationError([{ place: 'destination', message }]);
}

/** Keyed by the subscription's content, because any caller may change a subscription. */
const knownRoutes = new WeakMap<Destination, Map<string, Route>>();
const mostRoutes = 200;

/**
 * A route depends on no settings and takes milliseconds to compile, so it is compiled once: in RudderStack, every event may have its
 * own settings. Undefined if the subscription has a problem.
 */
function compiledOnce(
  destination: Destination,
  subscription: Subscription,
  compileIt: () => Route | undefined,
): Route | undefined {
  const known = knownRoutes.get(destination) ?? new Map<string, Route>();
  knownRoutes.set(destination, known);
  const content = contentOf(subscription);
  const kept = known.get(content);
  if (kept) return kept;
  const route = compileIt();
  if (known.size >= mostRoutes) known.clear();
  if (route && content !== '') known.set(content, route);
  return route;
}

/** Empty if JSON cannot hold it: its mapping may contain itself. */
function contentOf(subscription: Subscription): string {
  try {
    return JSON.stringify(subscription);
  } catch {
    return '';
  }
}

/** A copy of a mapping: the caller may change it, and a route outlives that. The mapping itself if it cannot be copied. */
function copyOf(mapping: Subscription['mapping']): Subscription['mapping'] {
  try {
    return structuredClone(mapping);
  } catch {
    return mapping;
  }
}

function compileSubscription(
  destination: Destination,
  { name, partnerAction: key, subscribe, mapping: given }: Subscription,
  place: string,
  problems: ConfigurationProblem[],
): Route | undefined {
  const mapping = copyOf(given);
  const action = Object.hasOwn(destination.actions, key) ? destination.actions[key] : undefined;
  if (!action) {
    const { place: within, message } = noAction(destination, key);
    problems.push({ place: `${place}.${within}`, message });
  }
  const fieldProblems = action ? checkFields(action, mapping) : [];
  for (const { place: field, message } of fieldProblems) {
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
  if (!action || !trigger || !read || fieldProblems.length > 0) return undefined;
  return { key, name: name ?? action.title, action, mapping, trigger, read, plan: action.plannerFor(mapping) };
}
