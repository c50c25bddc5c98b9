import type { Pipeline } from '@sluice/engine';
import {
  type Destination,
  isObject,
  type RawSettings,
  rejected,
  type Rejected,
  retry,
  type Retry,
} from '@sluice/kit/host';
import { fillInConfig } from './fill-in-config';
import type { Job } from './job';
import type { Pipelines } from './pipelines';
import { readMessage } from './read-message';

/** A job and the pipeline that handles it. */
export interface PreparedJob {
  readonly job: Job;
  /** The event as mappings expect it. Undefined once it has been planned. */
  event: unknown;
  /** The outcome if there is no pipeline. */
  readonly pipeline: Pipeline | Rejected | Retry;
  /** As in the body, with the event's values filled in: rudder-server takes the configuration for the proxy from here. */
  readonly destination: Job['destination'];
  /** Jobs with the same text may share a request. */
  readonly group: string;
}

/** Finds the pipeline for a job's configuration, with the event's values filled in. */
export function prepareJob(job: Job, destination: Destination, pipelines: Pipelines): PreparedJob {
  const { message, metadata, destination: described, isCut } = job;
  if (isCut) return without(rejected('event', tooDeep), job);
  if (!described) return without(retry('The request names no destination with a configuration for this event.'), job);
  const { template, text, pipeline } = readDescribed(described, destination, pipelines);
  const id = typeof described.ID === 'string' ? described.ID : metadata.destinationId;
  if (pipeline) {
    const event = readMessage(message, destination);
    return { job, event, pipeline, destination: described, group: `${id} ${text}` };
  }
  const filledIn = fillInConfig(template, message, metadata);
  const config = filledIn.config as RawSettings; // -- made of an object
  const ownText = JSON.stringify(config);
  return {
    job,
    event: readMessage(filledIn.message, destination),
    pipeline: pipelines.of(destination, config, ownText),
    destination: { ...described, Config: config },
    group: `${id} ${ownText}`,
  };
}

const tooDeep = 'Its metadata or destination has lists or objects in one another, more than 500 levels deep.';

/** A job that is not processed further. */
function without(outcome: Rejected | Retry, job: Job): PreparedJob {
  return { job, event: job.message, pipeline: outcome, destination: job.destination, group: outcome.message };
}

function configOf({ Config: config }: NonNullable<Job['destination']>): RawSettings {
  return isObject(config) ? config : noConfig;
}

const noConfig: RawSettings = {};

/** A destination in the request, the same for all of its jobs. */
interface Described {
  readonly template: RawSettings;
  /** The configuration as JSON. */
  readonly text: string;
  /** Undefined if the configuration depends on the event. */
  readonly pipeline: Pipeline | Rejected | undefined;
}

/** In the compacted form all jobs of a destination share one object. It belongs to one request, for one of our destinations. */
const known = new WeakMap<object, Described>();

function readDescribed(
  described: NonNullable<Job['destination']>,
  destination: Destination,
  pipelines: Pipelines,
): Described {
  const remembered = known.get(described);
  if (remembered) return remembered;
  const template = configOf(described);
  const text = JSON.stringify(template);
  const isDynamic = text.includes('{{') && described.hasDynamicConfig !== false;
  const read = { template, text, pipeline: isDynamic ? undefined : pipelines.of(destination, template, text) };
  known.set(described, read);
  return read;
}
