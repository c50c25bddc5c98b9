import type { Pipeline, Transport } from '@sluice/engine';
import {
  type Destination,
  isObject,
  isTooDeep,
  type Outcome,
  type PreparedSettings,
  rejected,
  type Rejected,
  retry,
} from '@sluice/kit/host';
import type { DeletionOutput } from '../protocol/deletion';
import type { Metadata } from '../protocol/metadata';
import type { ProxyAnswerV1 } from '../protocol/proxy';
import type { Adapter, Answer, Caller, Refusal } from './adapter';
import { answerProxyV0, answerProxyV1 } from './answer-proxy';
import { deleteUser } from './delete-user';
import { destinationName } from './destination-name';
import { featuresOf, isShared } from './features-of';
import { defaultConfig } from './fill-in-config';
import { type AllowsHost, guardedTransport } from './guarded-transport';
import type { Job } from './job';
import { passThrough } from './pass-through';
import { Pipelines } from './pipelines';
import { type PreparedJob, prepareJob } from './prepare-job';
import { readJobs } from './read-jobs';
import { readRestRequest } from './read-rest-request';
import { requestsIn } from './request-sequence';
import { routeJobs } from './route-jobs';
import { sendPosted, type SendPostedOptions } from './send-posted';
import { testEvents } from './test-events';
import { transformJobs } from './transform-jobs';
import { typeOf } from './type-of';
import type { SettledJob } from './settled-job';
import { withoutDeep } from './without-deep';

export interface AdapterOptions {
  readonly destinations: readonly Destination[];
  /** Sends requests posted to the proxy, and deletions. */
  readonly transport: Transport;
  /** By slug, the transports of destinations that do not use the usual one. */
  readonly transports?: Readonly<Record<string, Transport>>;
  /** Which of the hosts named in configurations may be sent requests; by default all of them. */
  readonly allowsHost?: AllowsHost | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /**
   * Whether rudder-server posts the requests of this destination (`BLUESHIFT`) back to the proxy, instead of sending them itself.
   * If not, requests are made in a form that it can send. By default false.
   */
  readonly isProxied?: (name: string) => boolean;
  /** How to retry the requests that follow the first of those posted together. */
  readonly retries?: SendPostedOptions['retries'];
  /** Called with programming errors: rudder-server sees them only as failures. */
  readonly onDefect?: (error: unknown) => void;
}

/** Creates the adapter that answers rudder-server for these destinations. */
export function createAdapter({
  destinations,
  transport: usual,
  transports = {},
  allowsHost = () => true,
  now = Date.now,
  isProxied = () => false,
  retries,
  onDefect = () => {},
}: AdapterOptions): Adapter {
  const byName = new Map(destinations.map((one) => [destinationName(one).toLowerCase(), one]));
  const pipelines = new Pipelines();
  const transportFor = ({ slug }: Destination, settings: PreparedSettings, { signal }: Caller) =>
    guardedTransport(transports[slug] ?? usual, settings, allowsHost, signal);
  const find = (name: string | undefined) => byName.get(name?.toLowerCase() ?? '');
  const optionsFor = (destination: Destination) => {
    const name = destinationName(destination);
    return { name, now, onDefect, isProxied: isProxied(name), isShared: isShared(destination, isProxied) };
  };

  function prepare(job: Job, destination: Destination): PreparedJob {
    try {
      return prepareJob(job, destination, pipelines);
    } catch (error) {
      onDefect(error);
      const { message: event, destination: described } = job;
      return { job, event, pipeline: retry(defect), destination: described, group: 'defect' };
    }
  }

  /** The pipeline for a configuration that comes without an event. */
  function pipelineOf(destination: Destination, given: unknown): Pipeline | Rejected {
    return isTooDeep(given) ? rejected('settings', tooDeep) : pipelines.of(destination, defaultConfig(given));
  }

  async function send(
    posted: object,
    jobs: readonly Metadata[],
    destination: Destination,
    given: unknown,
    caller: Caller,
  ): Promise<readonly SettledJob[]> {
    const all = (outcome: Outcome) => jobs.map((metadata) => ({ metadata, outcome }));
    try {
      const pipeline = pipelineOf(destination, given);
      if ('status' in pipeline) return all(pipeline);
      const rest = readRestRequest(posted);
      const requests = rest && requestsIn(rest);
      if (!requests) return all(rejected('event', noRequest));
      const transport = pipeline.authorized(transportFor(destination, pipeline.settings, caller));
      return await sendPosted(requests, jobs, pipeline, { ...caller, transport, retries });
    } catch (error) {
      onDefect(error);
      return all(retry(defect));
    }
  }

  async function deleteOne(entry: unknown, caller: Caller): Promise<DeletionOutput> {
    const type = typeOf(entry);
    const destination = find(type);
    if (!isObject(entry) || type === undefined) return { statusCode: 400, error: noType };
    if (!destination) return { statusCode: 404, error: unknownType(type) };
    try {
      return await deleteUser(
        entry,
        destination,
        (config) => pipelineOf(destination, config),
        (settings) => transportFor(destination, settings, caller),
      );
    } catch (error) {
      onDefect(error);
      return { statusCode: 500, error: defect };
    }
  }

  const adapter: Adapter = {
    names: [...byName.keys()],
    owns: (name) => find(name) !== undefined,
    typeOf,
    features: () => featuresOf(destinations, isProxied),
    isShared(name) {
      const destination = find(name);
      return destination !== undefined && isShared(destination, isProxied);
    },

    process(name, body, caller) {
      const destination = find(name);
      if (!destination) return refusal(404, unknownType(name));
      const jobs = readJobs(body, caller);
      if (!jobs) return refusal(400, noList);
      const prepared = jobs.map((job) => prepare(job, destination));
      return { status: 200, body: transformJobs(prepared, optionsFor(destination)) };
    },

    route(body, caller) {
      const type = typeOf(body);
      const jobs = readJobs(body, caller);
      const destination = find(type);
      if (!jobs) return refusal(400, noList);
      if (jobs.length === 0) return { status: 200, body: { output: [] } };
      if (!destination) return type === undefined ? refusal(400, noType) : refusal(404, unknownType(type));
      const prepared = jobs.map((job) => prepare(job, destination));
      return { status: 200, body: { output: routeJobs(prepared, optionsFor(destination)) } };
    },

    batch(body) {
      const type = typeOf(body);
      const jobs = readJobs(body);
      const destination = find(type);
      if (!jobs) return refusal(400, noList);
      if (!destination) return type === undefined ? refusal(400, noType) : refusal(404, unknownType(type));
      return { status: 200, body: jobs.map((job) => passThrough(job, destinationName(destination))) };
    },

    async proxy(version, name, body, caller = {}) {
      const destination = find(name);
      if (!destination) return refusal(404, unknownType(name));
      const { metadata, destinationConfig, ...posted } = isObject(body) ? body : {};
      const jobs = [metadata].flat().filter(isObject).map(withoutDeep);
      if (jobs.length === 0) return refusal(400, noJobs);
      const sent = await send(posted, jobs, destination, destinationConfig, caller);
      return (version === 'v0' ? answerProxyV0 : answerProxyV1)(sent, destinationName(destination));
    },

    async test(name, body, caller) {
      if (!find(name)) return refusal(404, unknownType(name));
      const events = isObject(body) && Array.isArray(body.events) ? (body.events as unknown[]) : undefined;
      if (!events) return refusal(400, 'The body must hold a list of events as "events".');
      const tested = {
        process: (jobs: unknown) => adapter.process(name, jobs),
        proxy: (request: unknown) =>
          adapter.proxy('v1', name, request, caller) as Promise<Answer<ProxyAnswerV1 | Refusal>>, // -- the newer protocol's
      };
      return { status: 200, body: await testEvents(events, tested) };
    },

    async deleteUsers(body, caller = {}) {
      const entries = Array.isArray(body) ? body : [];
      const output: DeletionOutput[] = [];
      for (const entry of entries) {
        caller.signal?.throwIfAborted();
        output.push(await deleteOne(entry, caller));
      }
      const [first = { statusCode: 400, error: 'The body must be a list of deletions.' }] = output;
      return { status: first.statusCode, body: output.length > 0 ? output : [first] };
    },
  };
  return adapter;
}

const defect = 'A defect stopped this. The log of the transformer has it.';
const tooDeep = 'The configuration has lists or objects in one another, more than 500 levels deep.';
const noList = 'The body must be a list of events, or hold one as "input".';
const noJobs = 'The body must hold the jobs of a request as "metadata".';
const noRequest = 'Not sent: there is no request of type REST that can be read.';
const noType = 'The body names no destination type in "destType".';

function unknownType(name: string): string {
  // No destination has a longer name, and the error text is stored with every job.
  return `There is no destination ${JSON.stringify(name.slice(0, 50))} here.`;
}

function refusal(status: number, error: string): Answer<Refusal> {
  return { status, body: { error } };
}
