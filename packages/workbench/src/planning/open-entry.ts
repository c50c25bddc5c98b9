import { catalog } from '@sluice/catalog';
import { type ConfigurationProblem, type Subscription, subscriptionsOf } from '@sluice/engine';
import { type Destination, isObject } from '@sluice/kit/host';
import type { Pipelines } from '@sluice/mapping-editor/preview-worker';
import type { Entry } from './entry';
import type { Opening } from './planner';
import { knownSettings, standIn } from './stand-ins';

/** Makes an entry ready for planning: with the settings that the page knows, and stand-ins for the rest. */
export function openEntry(
  { destination: slug, settings: written, subscriptions }: Entry,
  pipelines: Pipelines,
): Opening {
  const destination = Object.hasOwn(catalog, slug) ? catalog[slug] : undefined;
  const settings: Record<string, unknown> = destination ? { ...knownSettings(destination, written) } : {};
  const standIns = new Set<string>();
  let problems: readonly ConfigurationProblem[] | undefined;
  // A stand-in may make another setting wrong; after as many rounds as there are settings, nothing new can come up.
  for (const _ of ['', ...Object.keys(destination?.authentication.fields ?? {})]) {
    const configuration = { destination: slug, settings: { ...settings }, subscriptions };
    const found = pipelines.problemsOf(configuration);
    problems ??= found;
    if (destination && found.length === 0) {
      return {
        configuration,
        problems,
        standIns: [...standIns],
        subscriptions: allOf(destination, subscriptions) ?? [],
      };
    }
    const keys = found.flatMap(({ place }) => /^settings\.(.+)/.exec(place)?.[1] ?? []);
    if (keys.every((key) => standIns.has(key))) break;
    for (const key of keys) {
      standIns.add(key);
      const value = standIn(slug, key);
      if (value === undefined) delete settings[key];
      else settings[key] = value;
    }
  }
  const editable = destination && allOf(destination, subscriptions);
  return { problems: problems ?? [], standIns: [...standIns], ...(editable && { subscriptions: editable }) };
}

/** All subscriptions, even those that cannot work; undefined if their shape is wrong. */
function allOf(destination: Destination, subscriptions: Entry['subscriptions']): readonly Subscription[] | undefined {
  const given = subscriptions ?? {};
  try {
    const all: readonly unknown[] = isList(given) ? given : subscriptionsOf(destination, given);
    return all.every(isSubscription) ? all : undefined;
  } catch {
    return undefined;
  }
}

function isSubscription(value: unknown): value is Subscription {
  const { partnerAction, subscribe, mapping } = isObject(value) ? value : {};
  return typeof partnerAction === 'string' && typeof subscribe === 'string' && isObject(mapping);
}

function isList(subscriptions: NonNullable<Entry['subscriptions']>): subscriptions is readonly Subscription[] {
  return Array.isArray(subscriptions);
}
