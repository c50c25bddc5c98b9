import { undiciTransport } from '@sluice/engine/transports';
import { formTexts, isObject, type Request } from '@sluice/kit/host';
import { createAdapter } from '@sluice/rudderstack';
import { recentEvents } from '@sluice/events';
import { type Account, startSimulator } from '@sluice/simulators';
import { accessTokenCalls } from './access-token-calls';
import { findDifference } from './find-difference';
import { nameEvent } from './name-event';
import { sampleEvents } from './sample-events';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

/** Under which RudderStack knows the destination here: what its own integrations call things has tests of its own. */
const slug = 'undertest';

/**
 * Whether RudderStack sends what the engine sends, and whether those whose events the vendor refused hear of it, and nobody else:
 * events go through the adapter's router and proxy, while the simulator refuses some on purpose.
 */
export async function checkRudderStack(subject: Subject): Promise<string[]> {
  const destination = { ...subject.destination, slug };
  const [{ pipeline, settings }] = settingVariants(subject);
  const events = recentEvents(sampleEvents(120));
  // -- settings are scalars, as an account is
  const account = settings as Account;
  const simulator = await startSimulator(subject.simulator, { account, faults: [{ kind: 'item', rate: 0.2 }] });
  const transport = undiciTransport({ origins: { '*': simulator.origin } });
  const defects: unknown[] = [];
  const itemsIn = (json: unknown): number =>
    Math.max(...destination.channels().map((channel) => attempt(() => channel.itemsIn?.(json).length) ?? 0));
  const onDefect = (error: unknown): void => void defects.push(error);
  const options = { destinations: [destination], transport, onDefect };
  const adapter = createAdapter({ ...options, isProxied: () => true });
  const unproxied = createAdapter(options);
  const isForToken = accessTokenCalls(pipeline);
  const problems: string[] = [];
  try {
    for (let start = 0; start < events.length; start += 40) {
      const jobs = jobsOf(events.slice(start, start + 40), settings);
      const { body } = adapter.route({ input: jobs, destType: slug });
      const routed = isObject(body) && Array.isArray(body.output) ? (body.output as readonly Routed[]) : [];
      for (const job of jobs) {
        const { body: outputs } = unproxied.process(slug, [job]);
        problems.push(...compare(job.message, pipeline.plan([job.message]).drafts, outputs as readonly Processed[]));
      }
      for (const { batchedRequest, metadata } of routed) {
        for (const request of [batchedRequest ?? []].flat()) {
          const { version: _, ...rest } = request;
          const before = simulator.exchanges.length;
          const posted = { ...rest, metadata, destinationConfig: jobs[0]?.destination.Config };
          const answer = await adapter.proxy('v1', slug, JSON.parse(JSON.stringify(posted)));
          const { output } = answer.body as { output?: { response?: readonly { statusCode: number }[] } };
          const [exchange, ...more] = simulator.exchanges.slice(before).filter((one) => !isForToken(one));
          const statuses = output?.response?.map(({ statusCode }) => statusCode) ?? [];
          const refused = exchange?.refusedItems.length ?? 0;
          // Where each job has one item, each must hear of its own; of the halves of a refused request others may be refused.
          const isWhole = more.length === 0;
          const items = exchange && itemsIn(exchange.json ?? Object.fromEntries(new URLSearchParams(exchange.body)));
          const isOneEach = isWhole && statuses.length === items && statuses.includes(200);
          const blamed = statuses.flatMap((status, place) => (status === 200 ? [] : [place]));
          const name = nameEvent(events[start + (metadata[0]?.jobId ?? 1) - 1]);
          if (!exchange) problems.push(`A request with ${name} is not sent by the proxy: ${JSON.stringify(output)}`);
          else if (refused === 0 && statuses.some((status) => status !== 200))
            problems.push(`The vendor takes a request with ${name}; the proxy says ${statuses.join(', ')}.`);
          else if (isOneEach && blamed.join() !== exchange.refusedItems.join())
            problems.push(
              `The vendor refuses the items ${exchange.refusedItems.join()}; the proxy blames ${blamed.join()}.`,
            );
          else if (isWhole && refused > 0 && statuses.every((status) => status === 200))
            problems.push(`The vendor refuses ${refused} items of a request with ${name}; the proxy says all is well.`);
        }
      }
    }
  } finally {
    await transport.close();
    await simulator.close();
  }
  return [...new Set([...problems, ...defects.map((error) => `The adapter fails: ${String(error)}`)])];
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
