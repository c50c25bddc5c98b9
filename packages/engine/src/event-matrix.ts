import { eventSpecs, isObject, type Request, snakeCase } from '@sluice/kit/host';
import type { Pipeline } from './pipeline';

/** What a call or event becomes at a vendor. Plain data. */
export interface EventFate {
  /** The key of the action that accepts it, if any. */
  readonly action: string | undefined;
  /** The names under which it arrives at the vendor; none if the vendor's object has no name. */
  readonly names: readonly string[];
  /** Whether it arrives under its own name. */
  readonly isOwnName: boolean;
  /** Method and path of the requests; `{id}` stands for an ID of the sample's. */
  readonly endpoints: readonly string[];
  /** Why it is not sent. */
  readonly reason: string | undefined;
}

/** What happens to one call or event at each vendor. */
export interface EventMatrixRow {
  /** The spec that names the event; `Calls` for calls other than track, `Others` for the sample of all other track events. */
  readonly spec: string;
  /** A track event by its name, another call by its type. */
  readonly event: string;
  /** By the destinations' slugs. */
  readonly fates: Readonly<Record<string, EventFate>>;
}

const calls = ['page', 'screen', 'identify', 'group', 'alias'] as const;
/** The sample of the track events that no spec names. */
const otherEvent = 'Quiz Finished';

/** The calls and events of the common specs, by spec. */
const specs: Readonly<Record<string, readonly string[]>> = {
  Calls: calls,
  ...Object.fromEntries(Object.entries(eventSpecs).map(([spec, events]) => [spec, Object.keys(events)])),
  Others: [otherEvent],
};

/** What each call and event of the common specs becomes at each vendor, found out by planning samples of each. */
export function eventMatrix(
  pipelines: readonly Pipeline[],
  samplesOf: (event: string) => readonly object[],
): EventMatrixRow[] {
  return Object.entries(specs).flatMap(([spec, events]) =>
    events.map((event) => {
      const samples = samplesOf(event);
      const fates = pipelines.map((one) => [one.destination.slug, fateOf(event, samples, one)] as const);
      return { spec, event, fates: Object.fromEntries(fates) };
    }),
  );
}

function fateOf(event: string, samples: readonly object[], pipeline: Pipeline): EventFate {
  const plans = samples.map((sample) => pipeline.plan([sample]));
  const requests = plans.flatMap(({ drafts }) => drafts.map(({ request }) => request));
  const endpoints = plans.flatMap(({ drafts }, index) =>
    drafts.map(({ request }) => endpointOf(request, idsOf(samples[index] ?? {}))),
  );
  const outcome = plans[0]?.outcomes[0];
  // A member `name` may be the person's.
  const traits = new Set(samples.flatMap(traitsOf));
  const names = [...new Set(requests.flatMap(namesIn))].filter((name) => !traits.has(name));
  const isOwnName =
    !(calls as readonly string[]).includes(event) && names.some((name) => snakeCase(name) === snakeCase(event));
  return {
    action: plans[0]?.actions[0]?.[0],
    names,
    isOwnName,
    endpoints: [...new Set(endpoints)],
    reason: names.length === 0 && outcome && 'message' in outcome ? outcome.message : undefined,
  };
}

function traitsOf(sample: { readonly traits?: object; readonly context?: { readonly traits?: object } }): unknown[] {
  return [sample.traits, sample.context?.traits].flatMap((traits) => Object.values(traits ?? {}));
}

function idsOf(sample: object): ReadonlySet<string> {
  const { userId, anonymousId, previousId, groupId }: Readonly<Record<string, unknown>> = { ...sample };
  return new Set([userId, anonymousId, previousId, groupId, ...traitsOf(sample)].filter(Boolean).map(encoded));
}

function endpointOf({ method, url }: Request, ids: ReadonlySet<string>): string {
  const path = url.replace(/^https?:\/\/[^/]*/, '').replace(/[?#].*$/, '');
  return `${method} ${path
    .split('/')
    .map((part) => (ids.has(part) ? '{id}' : part))
    .join('/')}`;
}

const encoded = (id: unknown): string => encodeURIComponent(String(id));

/** The members in which vendors name an event, starting with those that never mean anything else. */
const nameMembers = ['event_type', 'event_name', 'event', 'type', 'name'];

/** The vendor's names in a request: from the first of those members that is present, at the outermost level. */
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
