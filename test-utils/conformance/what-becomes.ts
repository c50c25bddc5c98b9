import { compile, type Pipeline } from '@sluice/engine';
import {
  type Destination,
  isObject,
  type RawSettings,
  type Request,
  snakeCase,
  standardEvents,
} from '@sluice/kit/host';
import { type SpecEvent, specEvent, specEvents } from '@sluice/events';

/** Events of the common spec that have one fate. */
export interface Fate {
  /** Track events by their names, other calls by their types; `otherEvent` stands for those that the spec does not name. */
  readonly events: readonly string[];
  /** The title of the action that takes them; undefined where none does. */
  readonly action: string | undefined;
  /** Under which names they arrive at the vendor; none where the vendor's object has no name. */
  readonly names: readonly string[];
  /** Each arrives under its own name, of which `names` has the first. */
  readonly isOwnName: boolean;
  /** Why they are not sent. */
  readonly reason: string | undefined;
}

export const calls: readonly string[] = ['page', 'screen', 'identify', 'group', 'alias'];
export const otherEvent = 'Quiz Finished';

/** What the presets make of every call and event of the common spec with these settings. Found out by planning a sample of each. */
export function whatBecomes(destination: Destination, settings: RawSettings): Fate[] {
  const pipeline = compile(destination, { settings });
  const fates = new Map<string, Fate>();
  for (const name of [...calls, ...Object.keys(standardEvents), otherEvent]) {
    const fate = fateOf(name, pipeline);
    const key = JSON.stringify([fate.action, fate.reason, fate.isOwnName || fate.names]);
    const known = fates.get(key);
    fates.set(key, known ? { ...known, events: [...known.events, name] } : fate);
  }
  const rank = ({ reason, isOwnName }: Fate) => (reason === undefined ? (isOwnName ? 1 : 0) : 2);
  return [...fates.values()].toSorted((one, other) => rank(one) - rank(other));
}

function fateOf(event: string, pipeline: Pipeline): Fate {
  const samples = samplesOf(event);
  const plans = samples.map((sample) => pipeline.plan([sample]));
  const [key] = plans[0]?.actions[0] ?? [];
  const outcome = plans[0]?.outcomes[0];
  const found = plans.flatMap(({ drafts }) => drafts.flatMap(({ request }) => namesIn(request)));
  // What is called `name` may be the person's own.
  const traits = new Set(
    samples.flatMap(({ traits: own, context }) => [own, context?.traits].flatMap((of) => Object.values(of ?? {}))),
  );
  const names = [...new Set(found)].filter((name) => !traits.has(name));
  const isOwnName = !calls.includes(event) && names.some((name) => snakeCase(name) === snakeCase(event));
  return {
    events: [event],
    action: key === undefined ? undefined : pipeline.destination.actions[key]?.title,
    names,
    isOwnName,
    reason: names.length === 0 && outcome && 'message' in outcome ? outcome.message : undefined,
  };
}

/** In which members vendors write what an event is, those first that mean nothing else. */
const nameMembers = ['event_type', 'event_name', 'event', 'type', 'name'];

/** The vendor's names of what a request holds: in the first of those members that stands nearest to the surface. */
function namesIn({ json, ndjson, form }: Request): string[] {
  for (const member of nameMembers) {
    let level: readonly unknown[] = [json ?? ndjson ?? form];
    for (let depth = 0; depth < 4; depth += 1) {
      const names = level.flatMap((one) => (isObject(one) && typeof one[member] === 'string' ? [one[member]] : []));
      if (names.length > 0) return names;
      level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    }
  }
  return [];
}

/** The spec's samples; of an event that has none, two that hold what events of its kind hold, with consent and without. */
export function samplesOf(name: string): readonly SpecEvent[] {
  const samples = specEvents.filter(({ event, type }) => (event ?? type) === name);
  if (samples.length > 0) return samples;
  const order = specEvent('Order Completed');
  const properties = { ...specEvent('Product Viewed').properties, ...order.properties, ...others };
  return [true, false].map((email) => ({
    ...order,
    event: name,
    properties: { ...properties, channelConsents: { email } },
    context: { ...order.context, consent: { categoryPreferences: { email } } },
  }));
}

/** https://www.twilio.com/docs/segment/connections/spec/video and /email, and a topic of interest. */
const others = {
  session_id: 'session-1',
  content_asset_id: 'film-1',
  content_asset_ids: ['film-1'],
  asset_id: 'film-1',
  ad_asset_id: 'ad-1',
  ad_asset_ids: ['ad-1'],
  title: 'Rain',
  position: 10,
  total_length: 120,
  quality: 'hd1080',
  email_id: 'email-1',
  email_subject: 'Spring',
  topic: 'rain',
  plan: 'pro',
};
