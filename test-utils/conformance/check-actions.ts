import { compile, type Pipeline } from '@sluice/engine';
import { defaultMapping, messageOf, messageTypes, type RawSettings } from '@sluice/kit/host';
import { recentEvents, samplesOf } from '@sluice/events';
import { impatient } from './impatient';
import { nameEvent } from './name-event';
import { allSamples } from './sample-events';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

/** What a user of an action has: events and, if they need it, settings and a mapping besides the default. */
interface Sample {
  readonly events: readonly object[];
  readonly mapping?: Readonly<Record<string, unknown>>;
  readonly settings?: RawSettings;
}

/** For actions that the sample events as they are do not reach, by the actions' keys. */
export type Samples = Readonly<Record<string, Sample>>;

/**
 * Whether each action, with or without a preset, makes something that the vendor accepts as is when a user adds it by hand, with
 * its default subscription and its default mapping. `samples` has events for actions without a default subscription, or whose
 * events are in no spec.
 */
export async function checkActions(subject: Subject, samples: Samples = {}): Promise<string[]> {
  const { destination } = subject;
  const problems: string[] = [];
  for (const [key, { title, defaultSubscription, fields }] of Object.entries(destination.actions)) {
    const own = samples[key];
    const isPreset = destination.presets.some(({ partnerAction }) => partnerAction === key);
    if (defaultSubscription === undefined && own === undefined) {
      // Its presets say what it is for.
      if (!isPreset)
        problems.push(`"${title}" has neither preset nor default subscription: give the option samples.${key}.`);
      continue;
    }
    const mapping = { ...defaultMapping(fields), ...own?.mapping };
    const trigger = { partnerAction: key, subscribe: defaultSubscription ?? anything, mapping };
    const events = own?.events ?? samplesFor(defaultSubscription ?? '');
    let found: readonly string[] = [];
    // If one setting switches it off, the next is tried.
    for (const variant of settingVariants(subject)) {
      const settings = { ...variant.settings, ...own?.settings };
      const pipeline = attempt(() => compile(destination, { settings, subscriptions: [trigger] }));
      const now = typeof pipeline === 'string' ? [pipeline] : await judge({ ...subject, settings }, pipeline, events);
      if (found.length === 0) found = now;
      if (now.length === 0 || typeof pipeline === 'string') {
        found = now;
        break;
      }
    }
    problems.push(...found.map((one) => `"${title}": ${one}`));
  }
  const unknown = Object.keys(samples).filter((key) => !Object.hasOwn(destination.actions, key));
  return [...problems, ...unknown.map((key) => `The option samples has "${key}", which is no action.`)];
}

const anything = messageTypes.map((type) => `type = "${type}"`).join(' or ');

/** All samples; if a trigger names events that are not among them, events with these names and all sorts of content. */
function samplesFor(fql: string): readonly object[] {
  const known = new Set(allSamples.map(({ event }) => event));
  const named = [...fql.matchAll(/event\s*=\s*"([^"]*)"/g)].map(([, event = '']) => event);
  return [...allSamples, ...named.filter((event) => !known.has(event)).flatMap(samplesOf)];
}

async function judge(subject: Subject, pipeline: Pipeline, samples: readonly object[]): Promise<string[]> {
  const { actions } = pipeline.plan(samples);
  const events = recentEvents(samples.filter((_, index) => actions[index]?.length === 1));
  if (events.length === 0) return ['its default subscription is for none of the sample events.'];
  const { outcomes } = pipeline.plan(events);
  const failed = outcomes.flatMap((outcome, index) =>
    outcome && 'cause' in outcome ? [`it fails on ${nameEvent(events[index])}: ${String(outcome.cause)}`] : [],
  );
  const [refusal] = outcomes.flatMap((outcome) => (outcome?.status === 'rejected' ? [outcome.message] : []));
  return withSimulator(subject, async (_, transport) => {
    let delivered = 0;
    const refused: string[] = [];
    for await (const { outcome, isSent, event } of pipeline.deliver(events, { transport, ...impatient })) {
      if (outcome.status === 'delivered' && isSent) delivered += 1;
      const isRefused = outcome.status === 'retry' || (outcome.status === 'rejected' && isSent);
      if (isRefused) refused.push(`the vendor refuses ${nameEvent(event)}: ${outcome.message}`);
    }
    const nothing = `nothing comes of ${events.length} sample events${refusal === undefined ? '' : `: ${refusal}`}.`;
    return [...failed, ...refused, ...(delivered === 0 && refused.length === 0 ? [nothing] : [])];
  });
}

function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return messageOf(error);
  }
}
