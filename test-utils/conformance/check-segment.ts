import { type DestinationDefinition, Destination as SegmentDestination, RetryableError } from '@segment/actions-core';
import type { Pipeline, Transport } from '@sluice/engine';
import { type Action, type Destination, type Outcome, parseUrl, type Preset, type Request } from '@sluice/kit/host';
import { recentEvents } from '@sluice/events';
import type { Exchange, Simulator } from '@sluice/simulators';
import { accessTokenCalls } from './access-token-calls';
import { findDifference } from './find-difference';
import { impatient } from './impatient';
import { nameEvent } from './name-event';
import { presetPipelines } from './preset-pipelines';
import { sampleEvents } from './sample-events';
import type { Subject } from './subject';
import { withSimulator } from './with-simulator';

/**
 * Whether an event makes the same requests and has the same outcome in Segment's own runtime, alone and in a batch, as in our
 * engine. Both send over real sockets to the simulator: Segment through its own request client.
 */
export async function checkSegment(subject: Subject, events = sampleEvents(60)): Promise<string[]> {
  const recent = recentEvents(events);
  return withSimulator(subject, async (simulator, transport) => {
    const engine = inEngine(simulator, transport);
    const segment = {
      onEvent: inSegment(subject, simulator, 'onEvent'),
      onBatch: inSegment(subject, simulator, 'onBatch'),
    };
    const problems: string[] = [];
    for (const presetPipeline of presetPipelines(subject)) {
      for (const event of recent.filter((one) => presetPipeline.isFor(one))) {
        const task = { ...presetPipeline, event };
        const expected = await engine(task);
        for (const [method, host] of Object.entries(segment)) {
          const difference = findDifference(narrow(await host(task), expected), expected);
          if (difference === undefined) continue;
          const { name } = presetPipeline.preset;
          problems.push(`${nameEvent(event)} under "${name}" in Segment's ${method}: ${difference}.`);
        }
      }
    }
    return problems;
  });
}

interface Task {
  readonly preset: Preset;
  readonly pipeline: Pipeline;
  readonly event: object;
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What a host did with an event. */
interface Result {
  readonly requests: readonly Sent[];
  /** Who must act, in terms that every host can express. */
  readonly end: 'well' | 'rejected' | 'again';
}

type Host = (task: Task) => Promise<Result>;

function inEngine(simulator: Simulator, transport: Transport): Host {
  return async ({ pipeline, event }) => {
    const asked: Request[] = [];
    const outcomes: Outcome[] = [];
    simulator.clear();
    const onAnswer = (request: Request) => void asked.push(request);
    const options = { transport, concurrency: 1, onAnswer, ...impatient };
    for await (const { outcome } of pipeline.deliver([event], options)) outcomes.push(outcome);
    const exchanges = simulator.exchanges.filter((exchange) => !accessTokenCalls(pipeline)(exchange));
    const requests = exchanges.map((exchange, index) => {
      const named = Object.keys(asked[index]?.headers ?? {}).map((name) => name.toLowerCase());
      const headers = Object.fromEntries(named.map((name) => [name, exchange.headers[name] ?? 'absent']));
      return { ...sent(exchange, asked[index]?.url), headers };
    });
    const [status] = outcomes.map((outcome) => outcome.status);
    return { requests, end: status === 'retry' ? 'again' : status === 'rejected' ? 'rejected' : 'well' };
  };
}

function inSegment({ destination, settings }: Subject, simulator: Simulator, method: 'onEvent' | 'onBatch'): Host {
  const asked: string[] = [];
  // -- Segment's type has members for its staff; that ours is compatible is checked where destinations are defined
  const definition = rerouted(destination, simulator.origin, asked) as unknown as DestinationDefinition;
  const segment = new SegmentDestination(definition);
  return async ({ preset: { subscribe, partnerAction, mapping }, pipeline, event }) => {
    simulator.clear();
    asked.length = 0;
    const all = { ...settings, subscription: { subscribe, partnerAction, mapping } };
    // -- the runtime wants JSON, which events and settings are
    const [one, withSubscription] = [event as never, all as never];
    const run =
      method === 'onEvent' ? segment.onEvent(one, withSubscription) : segment.onBatch([one], withSubscription);
    const end = await endOf(run);
    const requests = simulator.exchanges.map((exchange, index) => sent(exchange, asked[index]));
    const isForToken = simulator.exchanges.map(accessTokenCalls(pipeline));
    return { requests: requests.filter((_, index) => !isForToken[index]), end };
  };
}

/** The definition with its requests redirected to another origin; the addresses they were for are recorded. */
function rerouted(destination: Destination, origin: string, asked: string[]): Destination {
  const reroute = (perform: Action['perform']): Action['perform'] => {
    return (client, data) =>
      perform((url, options) => {
        asked.push(url);
        const { pathname, search } = new URL(url);
        return client(`${origin}${pathname}${search}`, options);
      }, data);
  };
  const actions = Object.entries(destination.actions).map(([key, action]) => {
    return [key, { ...action, perform: reroute(action.perform), performBatch: reroute(action.performBatch) }] as const;
  });
  return { ...destination, actions: Object.fromEntries(actions) };
}

async function endOf(run: Promise<unknown>): Promise<Result['end']> {
  try {
    const results: unknown = await run;
    const [{ multistatus: [node] = [undefined] } = {}] = results as [{ multistatus?: [{ status?: number }?] }?]; // -- core's
    const { status = 200 } = node ?? {};
    if (status < 400) return 'well';
    return [408, 423, 429].includes(status) || status >= 500 ? 'again' : 'rejected';
  } catch (error) {
    return error instanceof RetryableError ? 'again' : 'rejected';
  }
}

function sent({ method, url, headers, json, body }: Exchange, asked = ''): Sent {
  const origin = parseUrl(asked)?.origin ?? '';
  return { method, url: `${origin}${url}`, headers, body: json ?? body };
}

/** Only the headers that the engine's requests name: the others depend on the client. */
function narrow({ requests, end }: Result, engine: Result): Result {
  const narrowed = requests.map((request, index) => {
    const named = Object.keys(engine.requests[index]?.headers ?? {});
    return { ...request, headers: Object.fromEntries(named.map((name) => [name, request.headers[name] ?? 'absent'])) };
  });
  return { requests: narrowed, end };
}
