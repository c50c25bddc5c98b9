import { catalog } from '@sluice/catalog';
import {
  compile,
  compileTrigger,
  ConfigurationError,
  type ConfigurationProblem,
  type Pipeline,
  type Subscription,
  subscriptionsOf,
} from '@sluice/engine';
import type { Destination } from '@sluice/kit/host';
import type { Entry } from './entry';
import { knownSettings, standIn } from './stand-ins';

/** One destination of the file, ready to plan for. */
export interface OpenEntry {
  readonly pipeline: Pipeline;
  readonly subscriptions: readonly Subscription[];
  /** Of each subscription. */
  readonly triggers: readonly { readonly name: string; readonly isFor: ReturnType<typeof compileTrigger>['isFor'] }[];
}

export interface Opening {
  /** Absent where the subscriptions cannot work. */
  readonly open?: OpenEntry;
  /** What is wrong with what the user wrote. */
  readonly problems: readonly ConfigurationProblem[];
  /** Keys of the settings that it is planned with in place of what is missing or wrong. */
  readonly standIns: readonly string[];
}

/** Compiles a destination with what the page knows of its settings, and with stand-ins where these do not suffice. */
export function openEntry({ destination: slug, settings: written, subscriptions }: Entry): Opening {
  const destination = Object.hasOwn(catalog, slug) ? catalog[slug] : undefined;
  if (!destination) {
    const message = `There is no destination "${slug}". There are: ${Object.keys(catalog).join(', ')}.`;
    return { problems: [{ place: 'destination', message }], standIns: [] };
  }
  const settings: Record<string, unknown> = { ...knownSettings(destination, written) };
  const standIns = new Set<string>();
  let problems: readonly ConfigurationProblem[] | undefined;
  // What was filled in may make something else wrong: more often than there are settings nothing new can come of it.
  for (const _ of Object.keys(destination.authentication.fields)) {
    const found = attempt(destination, { destination: slug, settings, ...(subscriptions && { subscriptions }) });
    if (!Array.isArray(found)) return { open: found as OpenEntry, problems: problems ?? [], standIns: [...standIns] };
    problems ??= found as readonly ConfigurationProblem[];
    const keys = (found as readonly ConfigurationProblem[]).flatMap(
      ({ place }) => /^settings\.(.+)/.exec(place)?.[1] ?? [],
    );
    if (keys.every((key) => standIns.has(key))) break;
    for (const key of keys) {
      standIns.add(key);
      settings[key] = standIn(slug, key);
      if (settings[key] === undefined) delete settings[key];
    }
  }
  return { problems: problems ?? [], standIns: [...standIns] };
}

function attempt(destination: Destination, entry: Entry): OpenEntry | readonly ConfigurationProblem[] {
  const { settings, subscriptions: written = destination.presets } = entry;
  try {
    const pipeline = compile(destination, { settings, subscriptions: written });
    const subscriptions = isList(written) ? written : subscriptionsOf(destination, written);
    const triggers = subscriptions.map((one) => ({ name: nameOf(one, destination), ...compileTrigger(one.subscribe) }));
    return { pipeline, subscriptions, triggers };
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

function isList(subscriptions: NonNullable<Entry['subscriptions']>): subscriptions is readonly Subscription[] {
  return Array.isArray(subscriptions);
}

export function nameOf({ name, partnerAction }: Subscription, { actions }: Pick<Destination, 'actions'>): string {
  return name ?? actions[partnerAction]?.title ?? partnerAction;
}
