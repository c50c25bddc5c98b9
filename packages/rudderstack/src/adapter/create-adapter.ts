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
import type { RestRequest } from '../protocol/rest-request';
import type { Adapter, Answer, Refusal } from './adapter';
import { answerProxyV0, answerProxyV1 } from './answer-proxy';
import { deleteUser } from './delete-user';
import { destinationName } from './destination-name';
import { featuresOf } from './features-of';
import { type AllowsHost, guardedTransport } from './guarded-transport';
import { defaultConfig } from './fill-in-config';
import type { Job } from './job';
import { readMark } from './mark';
import { passThrough } from './pass-through';
import { Pipelines } from './pipelines';
import { type PreparedJob, prepareJob } from './prepare-job';
import { readJobs } from './read-jobs';
import { readRestRequest } from './read-rest-request';
import { routeJobs } from './route-jobs';
import { sendPosted } from './send-posted';
import { SentParts } from './sent-parts';
import { transformJobs } from './transform-jobs';
import { typeOf } from './type-of';
import type { SettledJob } from './verdicts-of-jobs';
import { withoutDeep } from './without-deep';

export interface AdapterOptions {
  readonly destinations: readonly Destination[];
  /** Sends what is posted to the proxy, and deletions. */
  readonly transport: Transport;
  /** Of the hosts that configurations name, which requests may go to; all unless given. */
  readonly allowsHost?: AllowsHost | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Told of programming errors: the server learns of them only as failures. */
  readonly onDefect?: (error: unknown) => void;
}

/** Makes what answers rudder-server for these destinations. */
export function createAdapter({
  destinations,
  transport,
  allowsHost = () => true,
  now = Date.now,
  onDefect = () => {},
}: AdapterOptions): Adapter {
  const byName = new Map(destinations.map((one) => [destinationName(one).toLowerCase(), one]));
  const pipelines = new Pipelines();
  const sentParts = new SentParts();
  const find = (name: string | undefined) => byName.get(name?.toLowerCase() ?? '');
  const optionsFor = (destination: Destination) => ({ name: destinationName(destination), now, onDefect });

  function prepare(job: Job, destination: Destination): PreparedJob {
    try {
      return prepareJob(job, destination, pipelines);
    } catch (error) {
      onDefect(error);
      const { message: event, destination: described } = job;
      return { job, event, pipeline: retry(defect), destination: described, group: 'defect' };
    }
  }

  /** The pipeline of a configuration that comes without an event. */
  function pipelineOf(destination: Destination, given: unknown): Pipeline | Rejected {
    return isTooDeep(given) ? rejected('settings', tooDeep) : pipelines.of(destination, defaultConfig(given));
  }

  async function send(
    rest: RestRequest,
    jobs: readonly Metadata[],
    destination: Destination,
    given: unknown,
    signal: AbortSignal | undefined,
  ): Promise<readonly SettledJob[]> {
    const all = (outcome: Outcome) => jobs.map((metadata) => ({ metadata, outcome }));
    try {
      const pipeline = pipelineOf(destination, given);
      const part = readMark(rest.userId)?.part;
      if ('status' in pipeline) return all(pipeline);
      const earlier = part && sentParts.outcomeOf(part);
      if (earlier) return all(earlier);
      const settled = await sendPosted(rest, jobs, pipeline, transportFor(pipeline.settings, signal));
      if (part) sentParts.note(part, settled[0]?.outcome);
      return settled;
    } catch (error) {
      onDefect(error);
      return all(retry(defect));
    }
  }

  function transportFor(settings: PreparedSettings, signal: AbortSignal | undefined): Transport {
    return guardedTransport(transport, settings, allowsHost, signal);
  }

  async function deleteOne(entry: unknown, signal: AbortSignal | undefined): Promise<DeletionOutput> {
    const type = typeOf(entry);
    const destination = find(type);
    if (!isObject(entry) || type === undefined) return { statusCode: 400, error: noType };
    if (!destination) return { statusCode: 404, error: unknownType(type) };
    try {
      const ownPipeline = (config: unknown) => pipelineOf(destination, config);
      return await deleteUser(entry, destination, ownPipeline, (settings) => transportFor(settings, signal));
    } catch (error) {
      onDefect(error);
      return { statusCode: 500, error: defect };
    }
  }

  return {
    names: [...byName.keys()],
    owns: (name) => find(name) !== undefined,
    typeOf,
    features: () => featuresOf(destinations),

    process(name, body) {
      const destination = find(name);
      if (!destination) return refusal(404, unknownType(name));
      const jobs = readJobs(body);
      if (!jobs) return refusal(400, noList);
      const prepared = jobs.map((job) => prepare(job, destination));
      return { status: 200, body: transformJobs(prepared, optionsFor(destination)) };
    },

    route(body) {
      const type = typeOf(body);
      const jobs = readJobs(body);
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

    async proxy(version, name, body, signal) {
      const destination = find(name);
      if (!destination) return refusal(404, unknownType(name));
      const { metadata, destinationConfig, ...posted } = isObject(body) ? body : {};
      const rest = readRestRequest(posted);
      const jobs = [metadata].flat().filter(isObject).map(withoutDeep);
      if (!rest || jobs.length === 0) return refusal(400, noRequest);
      const sent = await send(rest, jobs, destination, destinationConfig, signal);
      return (version === 'v0' ? answerProxyV0 : answerProxyV1)(sent, destinationName(destination));
    },

    async deleteUsers(body, signal) {
      const entries = Array.isArray(body) ? body : [];
      const output: DeletionOutput[] = [];
      for (const entry of entries) {
        signal?.throwIfAborted();
        output.push(await deleteOne(entry, signal));
      }
      const [first = { statusCode: 400, error: 'The body must be a list of deletions.' }] = output;
      return { status: first.statusCode, body: output.length > 0 ? output : [first] };
    },
  };
}

const defect = 'A defect stopped this. The log of the transformer has it.';
const tooDeep = 'The configuration has lists or objects in one another, more than 500 levels deep.';
const noList = 'The body must be a list of events, or hold one as "input".';
const noRequest = 'The body must hold a request of type REST, and its jobs as "metadata".';
const noType = 'The body names no destination type in "destType".';

function unknownType(name: string): string {
  // Longer names are nobody's, and an error text is kept with every job.
  return `There is no destination ${JSON.stringify(name.slice(0, 50))} here.`;
}

function refusal(status: number, error: string): Answer<Refusal> {
  return { status, body: { error } };
}
