import type { Transport } from '@sluice/engine';
import { formTexts, isObject, type Request } from '@sluice/kit/host';
import { createAdapter } from '@sluice/rudderstack';
import { recentEvents } from '@sluice/events';
import type { Exchange, Simulator } from '@sluice/simulators';
import { accessTokenCalls } from './access-token-calls';
import { findDifference } from './find-difference';
import { nameEvent } from './name-event';
import { sampleEvents } from './sample-events';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

/** The name of the destination in RudderStack here: the names of RudderStack's own integrations have tests of their own. */
const slug = 'undertest';

/**
 * Whether RudderStack sends what the engine sends, and whether the jobs whose events the vendor refused, and no others, are told
 * so: events go through the adapter's router and proxy, while the simulator refuses some on purpose.
 */
export async function checkRudderStack(subject: Subject): Promise<string[]> {
  const destination = { ...subject.destination, slug };
  const [{ pipeline, settings }] = settingVariants(subject);
  const events = recentEvents(sampleEvents(120));
  const itemsIn = (json: unknown): number =>
    Math.max(...destination.channels().map((channel) => attempt(() => channel.itemsIn?.(json).length) ?? 0));
  const work = async ({ exchanges }: Simulator, transport: Transport): Promise<string[]> => {
    const defects: unknown[] = [];
    const onDefect = (error: unknown): void => void defects.push(error);
    const options = { destinations: [destination], transport, onDefect };
    const adapter = createAdapter({ ...options, isProxied: () => true });
    const unproxied = createAdapter(options);
    const isForToken = accessTokenCalls(pipeline);
    const problems: string[] = [];
    for (let start = 0; start < events.length; start += 40) {
      const jobs = jobsOf(events.slice(start, start + 40), settings);
      for (const job of jobs) {
        const { body: outputs } = unproxied.process(slug, [job]);
        problems.push(...compare(job.message, pipeline.plan([job.message]).drafts, outputs as readonly Processed[]));
      }
      const { body } = adapter.route({ input: jobs, destType: slug });
      const routed = isObject(body) && Array.isArray(body.output) ? (body.output as readonly Routed[]) : [];
      for (const { batchedRequest, metadata } of routed) {
        for (const { version: _, ...request } of [batchedRequest ?? []].flat()) {
          const before = exchanges.length;
          const posted = { ...request, metadata, destinationConfig: settings };
          const answer = await adapter.proxy('v1', slug, asGoWrites(posted));
          const name = nameEvent(events[start + (metadata[0]?.jobId ?? 1) - 1]);
          const own = exchanges.slice(before).filter((one) => !isForToken(one));
          problems.push(...judge(name, answer.body as ProxyAnswer, own, itemsIn));
        }
      }
    }
    return [...new Set([...problems, ...defects.map((error) => `The adapter fails: ${String(error)}`)])];
  };
  const vendor = { simulator: subject.simulator, settings };
  return withSimulator(vendor, work, { faults: [{ kind: 'item', rate: 0.2 }] });
}

/** What rudder-server posts: Go writes the members of an object by name, whatever their order was. */
function asGoWrites(posted: object): unknown {
  const sorted = (_: string, value: unknown) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value;
  return JSON.parse(JSON.stringify(posted, sorted)) as unknown;
}

interface ProxyAnswer {
  readonly output?: { readonly response?: readonly { readonly statusCode: number }[] };
}

/** Whether the proxy reports for a request with this event what the vendor said about it. */
function judge(
  name: string,
  { output }: ProxyAnswer,
  [exchange, ...more]: readonly Exchange[],
  itemsIn: (json: unknown) => number,
): string[] {
  if (!exchange) return [`A request with ${name} is not sent by the proxy: ${JSON.stringify(output)}`];
  if ([401, 403].includes(exchange.status)) {
    const fix = 'rudder-server writes the members of a body in its own order, so no header may depend on the body';
    return [`The vendor answers ${exchange.status} to a request with ${name} through the proxy: ${fix}.`];
  }
  const statuses = output?.response?.map(({ statusCode }) => statusCode) ?? [];
  const { refusedItems, json = Object.fromEntries(new URLSearchParams(exchange.body)) } = exchange;
  const isAllWell = statuses.every((status) => status === 200);
  if (refusedItems.length === 0) {
    return isAllWell ? [] : [`The vendor takes a request with ${name}; the proxy says ${statuses.join(', ')}.`];
  }
  // When a refused request is halved, others may be refused.
  if (more.length > 0) return [];
  if (isAllWell) {
    return [`The vendor refuses ${refusedItems.length} items of a request with ${name}; the proxy says all is well.`];
  }
  const blamed = statuses.flatMap((status, place) => (status === 200 ? [] : [place]));
  // If each job has one item, each must get its own result.
  const isOneEach = statuses.length === itemsIn(json) && statuses.includes(200);
  if (!isOneEach || blamed.join() === refusedItems.join()) return [];
  return [`The vendor refuses the items ${refusedItems.join()}; the proxy blames ${blamed.join()}.`];
}

interface Routed {
  readonly batchedRequest?: RestRequest | readonly RestRequest[];
  readonly metadata: readonly { readonly jobId: number }[];
}

interface RestRequest {
  readonly version: string;
  readonly method: string;
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: {
    readonly JSON: object;
    readonly JSON_ARRAY?: { readonly batch?: string };
    readonly FORM: Readonly<Record<string, string>>;
  };
}

function jobsOf(events: readonly object[], Config: object) {
  return events.map((message, index) => ({
    message,
    metadata: { jobId: index + 1, userId: 'u', sourceId: 's', destinationId: 'd', workspaceId: 'w', attemptNum: 0 },
    destination: { ID: 'd', Name: 'Shop', DestinationDefinition: { Name: slug.toUpperCase() }, Config, Enabled: true },
  }));
}

interface Processed {
  readonly output?: RestRequest;
}

interface Planned {
  readonly request: Request;
}

/** Whether the processor makes the requests that we send. */
function compare(event: object, drafts: readonly Planned[], processed: readonly Processed[]): string[] {
  const ours = drafts.map(({ request: { method, url, headers, json, form } }) => {
    return { method, url, headers, body: form ? formTexts(form) : (json ?? {}) };
  });
  const theirs = processed.flatMap(({ output }) => {
    if (!output) return [];
    const { method, endpoint: url, headers, body } = output;
    const list = body.JSON_ARRAY?.batch;
    const json = list === undefined ? body.JSON : (JSON.parse(list) as unknown);
    return [{ method, url, headers, body: Object.keys(body.FORM).length > 0 ? body.FORM : json }];
  });
  const difference = findDifference(theirs, ours);
  return difference === undefined ? [] : [`${nameEvent(event)} through RudderStack: ${difference}.`];
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
